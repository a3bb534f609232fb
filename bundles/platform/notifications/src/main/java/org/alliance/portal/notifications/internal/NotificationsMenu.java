package org.alliance.portal.notifications.internal;

import java.util.List;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.Navigation;
import org.osgi.service.component.annotations.Component;

/** Letters, at the desks of the secretariat and of the admin. */
@Component
public final class NotificationsMenu implements Navigation {

  @Override
  public List<MenuItem> items() {
    return List.of(
        new MenuItem(
            "letters",
            MenuItem.Section.ADMIN,
            350,
            "notifications.texts.title",
            "/admin/letters",
            Action.MODERATE),
        new MenuItem(
            "outbox",
            MenuItem.Section.SYSTEM,
            360,
            "notifications.outbox.title",
            "/admin/outbox",
            Action.ADMINISTER));
  }
}

package org.alliance.portal.security.internal.web.teams;

import java.util.List;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.Navigation;
import org.osgi.service.component.annotations.Component;

/** Users and organisations at the admin's desk. */
@Component
public final class TeamMenu implements Navigation {

  @Override
  public List<MenuItem> items() {
    return List.of(
        new MenuItem(
            "admin-organisations",
            MenuItem.Section.ADMIN,
            100,
            "security.organisations.title",
            "/admin/organisations",
            Action.MODERATE),
        new MenuItem(
            "admin-users",
            MenuItem.Section.ADMIN,
            110,
            "security.users.title",
            "/admin/users",
            Action.ADMINISTER));
  }
}

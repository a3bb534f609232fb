package org.alliance.portal.content.internal;

import java.util.List;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.Navigation;
import org.osgi.service.component.annotations.Component;

/** What waits and what went stale, at the secretariat's desk. */
@Component
public final class ContentMenu implements Navigation {

  @Override
  public List<MenuItem> items() {
    return List.of(
        new MenuItem(
            "review",
            MenuItem.Section.ADMIN,
            60,
            "content.review.title",
            "/admin/review",
            Action.MODERATE),
        new MenuItem(
            "freshness",
            MenuItem.Section.ADMIN,
            300,
            "content.freshness.title",
            "/admin/freshness",
            Action.MODERATE));
  }
}

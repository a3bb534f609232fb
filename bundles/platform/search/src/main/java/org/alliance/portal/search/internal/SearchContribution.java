package org.alliance.portal.search.internal;

import java.util.List;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Grant;
import org.alliance.portal.api.access.Permissions;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.Navigation;
import org.osgi.service.component.annotations.Component;

/** The search box, the page at the admin's desk, and who may search. */
@Component(service = {Navigation.class, Permissions.class})
public final class SearchContribution implements Navigation, Permissions {

  @Override
  public List<MenuItem> items() {
    return List.of(
        new MenuItem(
            "search", MenuItem.Section.SEARCH, 0, "search.title", "/search", SearchService.USE),
        new MenuItem(
            "admin-search",
            MenuItem.Section.SYSTEM,
            500,
            "search.admin.title",
            "/admin/search",
            Action.ADMINISTER));
  }

  @Override
  public List<Action> actions() {
    return List.of(Action.of(SearchService.USE, "search:read", Grant.ANYONE));
  }
}

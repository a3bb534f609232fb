package org.alliance.portal.web.internal;

import java.util.List;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.Navigation;
import org.osgi.service.component.annotations.Component;

/** The platform's own menu entries. */
@Component(service = Navigation.class)
public final class WebContribution implements Navigation {

  @Override
  public List<MenuItem> items() {
    return List.of(
        new MenuItem(
            "home", MenuItem.Section.MAIN, 0, "portal.home.title", "/home", Action.SIGNED_IN),
        footer("about", 10),
        footer("accessibility", 30),
        footer("privacy", 40));
  }

  /** The terminology has its own line at the end of each page. */
  private static MenuItem footer(String id, int order) {
    return new MenuItem(
        id, MenuItem.Section.FOOTER, order, "portal." + id + ".title", "/" + id, Action.PUBLIC);
  }
}

package org.alliance.portal.profiles.internal.web;

import java.util.List;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.Navigation;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Component;

/** The directory's entry in the header. */
@Component
public class ProfileMenu implements Navigation {

  @Override
  public List<MenuItem> items() {
    return List.of(
        new MenuItem(
            "profiles", MenuItem.Section.MAIN, 10, "profiles.title", "/profiles", Profiles.READ));
  }
}

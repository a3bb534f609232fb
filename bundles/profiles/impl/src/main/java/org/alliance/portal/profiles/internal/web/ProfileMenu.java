package org.alliance.portal.profiles.internal.web;

import java.util.List;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.Navigation;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Component;

/**
 * The directory's entry in the header, and that of what everybody may see in the footer: members,
 * who see more in the directory, are not offered the same twice.
 */
@Component
public class ProfileMenu implements Navigation {

  @Override
  public List<MenuItem> items() {
    return List.of(
        new MenuItem(
            "profiles", MenuItem.Section.MAIN, 10, "profiles.title", "/profiles", Profiles.READ),
        new MenuItem(
            "participants",
            MenuItem.Section.FOOTER,
            5,
            "profiles.participants.title",
            "/participants",
            Profiles.PARTICIPANTS));
  }
}

package org.alliance.portal.projects.internal;

import java.util.List;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.Navigation;
import org.alliance.portal.projects.api.Initiatives;
import org.osgi.service.component.annotations.Component;

/** The list's entry in the header. */
@Component
public class ProjectMenu implements Navigation {

  @Override
  public List<MenuItem> items() {
    return List.of(
        new MenuItem(
            "projects",
            MenuItem.Section.MAIN,
            20,
            "projects.list.title",
            "/projects",
            Initiatives.READ));
  }
}

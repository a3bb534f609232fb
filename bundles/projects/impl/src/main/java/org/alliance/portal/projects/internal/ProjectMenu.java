package org.alliance.portal.projects.internal;

import java.util.List;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.Navigation;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.exchange.ImportService;
import org.osgi.service.component.annotations.Component;

/** Entries in the header and at the secretariat's desk. */
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
            Initiatives.READ),
        new MenuItem(
            "projects-import",
            MenuItem.Section.ADMIN,
            45,
            "projects.import",
            "/projects/import",
            ImportService.IMPORT));
  }
}

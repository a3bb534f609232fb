package org.alliance.portal.security.internal.web.clients;

import java.util.List;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.Navigation;
import org.alliance.portal.security.internal.clients.ClientPermissions;
import org.osgi.service.component.annotations.Component;

/** API clients at the admin's desk. */
@Component
public final class ClientMenu implements Navigation {

  @Override
  public List<MenuItem> items() {
    return List.of(
        new MenuItem(
            "api-clients",
            MenuItem.Section.ADMIN,
            120,
            "security.clients.title",
            "/admin/clients",
            ClientPermissions.MANAGE));
  }
}

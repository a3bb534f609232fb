package org.alliance.portal.security.internal.audit;

import java.util.List;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Grant;
import org.alliance.portal.api.access.Permissions;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.Navigation;
import org.osgi.service.component.annotations.Component;

/** The audit at the admin's desk, and who may read it. */
@Component(service = {Navigation.class, Permissions.class})
public final class AuditContribution implements Navigation, Permissions {
  /** Action for reading the audit and taking it along. */
  public static final String READ = "audit.read";

  @Override
  public List<MenuItem> items() {
    return List.of(
        new MenuItem(
            "admin-audit",
            MenuItem.Section.SYSTEM,
            800,
            "security.audit.title",
            "/admin/audit",
            READ));
  }

  @Override
  public List<Action> actions() {
    return List.of(Action.of(READ, null, Grant.ADMIN));
  }
}

package org.alliance.portal.admin.internal;

import java.util.List;
import org.alliance.portal.admin.internal.features.FeatureDesk;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Grant;
import org.alliance.portal.api.access.Permissions;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.Navigation;
import org.osgi.service.component.annotations.Component;

/** The admin's desk in the menus, and who may sit there. */
@Component(service = {Navigation.class, Permissions.class})
public final class AdminContribution implements Navigation, Permissions {

  @Override
  public List<MenuItem> items() {
    return List.of(
        new MenuItem("admin", MenuItem.Section.MAIN, 900, "admin.title", "/admin", Action.MODERATE),
        new MenuItem(
            "admin-features",
            MenuItem.Section.SYSTEM,
            100,
            "admin.features.title",
            "/admin/features",
            Action.ADMINISTER),
        new MenuItem(
            "admin-health",
            MenuItem.Section.SYSTEM,
            900,
            "admin.health.title",
            "/admin/health",
            Action.ADMINISTER));
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of(FeatureDesk.VIEW, "admin:read", Grant.ADMIN),
        Action.of(FeatureDesk.MANAGE, "admin:write", Grant.ADMIN));
  }
}

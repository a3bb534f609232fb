package org.alliance.portal.projects.internal;

import java.util.List;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Grant;
import org.alliance.portal.api.access.Permissions;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.exchange.ImportService;
import org.osgi.service.component.annotations.Component;

/** Who may do what with initiatives. */
@Component
public class ProjectPermissions implements Permissions {

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of(Initiatives.READ, "projects:read", Grant.SIGNED_IN),
        Action.of(
            Initiatives.WRITE, "projects:write", Grant.TEAM_EDITOR, Grant.MODERATOR, Grant.ADMIN),
        Action.of(Initiatives.REVIEW, null, Grant.MODERATOR, Grant.ADMIN),
        Action.of(ImportService.IMPORT, null, Grant.MODERATOR, Grant.ADMIN));
  }
}

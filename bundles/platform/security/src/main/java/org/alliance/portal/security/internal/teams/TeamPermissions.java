package org.alliance.portal.security.internal.teams;

import java.util.List;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Grant;
import org.alliance.portal.api.access.Permissions;
import org.alliance.portal.api.accounts.Teams;
import org.osgi.service.component.annotations.Component;

/** Who may see a team, and who may change it. */
@Component
public final class TeamPermissions implements Permissions {
  /** Seeing who is in a team. */
  public static final String SEE = "teams.see";

  /** Learning whom to write to: nobody but the portal itself. */
  static final String WRITE_TO = "teams.write-to";

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of(Teams.MANAGE, null, Grant.TEAM_OWNER, Grant.MODERATOR, Grant.ADMIN),
        Action.of(SEE, null, Grant.TEAM_READER, Grant.MODERATOR, Grant.ADMIN),
        Action.of(WRITE_TO, null));
  }
}

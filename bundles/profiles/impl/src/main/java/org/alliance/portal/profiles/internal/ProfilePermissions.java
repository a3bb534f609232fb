package org.alliance.portal.profiles.internal;

import java.util.List;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Grant;
import org.alliance.portal.api.access.Permissions;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Component;

/** Who may do what with profiles. */
@Component
public class ProfilePermissions implements Permissions {

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of(Profiles.READ, "profiles:read", Grant.SIGNED_IN),
        Action.of(Profiles.EDIT, "profiles:write", Grant.TEAM_EDITOR, Grant.MODERATOR, Grant.ADMIN),
        Action.of(Profiles.CREATE, "profiles:write", Grant.MODERATOR, Grant.ADMIN),
        Action.of(Profiles.DELETE, "profiles:write", Grant.MODERATOR, Grant.ADMIN),
        Action.of(Profiles.PARTICIPANTS, null, Grant.ANYONE));
  }
}

package org.alliance.portal.security.internal;

import java.util.List;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Grant;
import org.alliance.portal.api.access.Permissions;
import org.alliance.portal.api.organisations.Organisations;
import org.osgi.service.component.annotations.Component;

/** The actions that every feature may name, and those on organisations. */
@Component
public final class SecurityPermissions implements Permissions {
  /** Changing one organisation: its own team too. */
  static final String EDIT_ORGANISATION = "organisations.edit";

  private static final String WRITE_PROFILES = "profiles:write";

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of(Action.PUBLIC, null, Grant.ANYONE),
        Action.of(Action.SIGNED_IN, null, Grant.SIGNED_IN),
        Action.of(Action.MODERATE, null, Grant.MODERATOR, Grant.ADMIN),
        Action.of(Action.ADMINISTER, "admin:write", Grant.ADMIN),
        Action.of(Organisations.MANAGE, WRITE_PROFILES, Grant.MODERATOR, Grant.ADMIN),
        Action.of(
            EDIT_ORGANISATION, WRITE_PROFILES, Grant.TEAM_EDITOR, Grant.MODERATOR, Grant.ADMIN));
  }
}

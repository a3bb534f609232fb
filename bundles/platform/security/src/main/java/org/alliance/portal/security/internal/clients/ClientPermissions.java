package org.alliance.portal.security.internal.clients;

import java.util.List;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Grant;
import org.alliance.portal.api.access.Permissions;
import org.osgi.service.component.annotations.Component;

/** Who may do what with API clients. No API client may: it could give itself more. */
@Component
public final class ClientPermissions implements Permissions {
  /** Creating, changing, blocking and deleting clients. */
  public static final String MANAGE = "clients.manage";

  /** Seeing an organisation's clients, making and ending their keys. */
  public static final String KEYS = "clients.keys";

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of(MANAGE, null, Grant.ADMIN), Action.of(KEYS, null, Grant.TEAM_OWNER, Grant.ADMIN));
  }
}

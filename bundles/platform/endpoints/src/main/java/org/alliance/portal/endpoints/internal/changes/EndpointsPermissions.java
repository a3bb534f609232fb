package org.alliance.portal.endpoints.internal.changes;

import java.util.List;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Grant;
import org.alliance.portal.api.access.Permissions;
import org.osgi.service.component.annotations.Component;

/** What this room lets others do. */
@Component
public final class EndpointsPermissions implements Permissions {
  /** Reading the change feed; everybody sees what they may know of it. */
  public static final String READ = "changes.read";

  @Override
  public List<Action> actions() {
    return List.of(Action.of(READ, null, Grant.ANYONE));
  }
}

package org.alliance.portal.content.internal;

import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;

/** Who asks. */
public final class Fakes {
  private Fakes() {}

  /** Somebody who is signed in. */
  public static Principal account(long id, Map<Id, TeamRole> teams) {
    return new Principal(
        Principal.Kind.ACCOUNT,
        new Id(id),
        "Somebody",
        Set.of(PlatformRole.MEMBER),
        teams,
        Set.of());
  }

  /** A partner's program. */
  public static Principal client(long id) {
    return new Principal(
        Principal.Kind.API_CLIENT, new Id(id), "Program", Set.of(), Map.of(), Set.of());
  }
}

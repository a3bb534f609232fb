package org.alliance.portal.profiles.internal;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Grant;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.profiles.api.Profiles;

/** Decides by what the feature declares, as the platform does. */
public final class AccessByRole implements Access {
  private final ThreadLocal<Principal> own = new ThreadLocal<>();

  /** Who is asking, on threads that say nothing else. */
  public volatile Principal principal = Principal.SYSTEM;

  public static Principal member(long id, Map<Id, TeamRole> teams) {
    return account(id, PlatformRole.MEMBER, teams);
  }

  public static Principal moderator() {
    return account(900, PlatformRole.MODERATOR, Map.of());
  }

  private static Principal account(long id, PlatformRole role, Map<Id, TeamRole> teams) {
    return new Principal(
        Principal.Kind.ACCOUNT, new Id(id), "account", Set.of(role), teams, Set.of());
  }

  public static Principal client(long id, String... scopes) {
    return new Principal(
        Principal.Kind.API_CLIENT, new Id(id), "client", Set.of(), Map.of(), Set.of(scopes));
  }

  @Override
  public Principal principal() {
    return own.get() == null ? principal : own.get();
  }

  @Override
  public void require(String action) {
    require(action, null);
  }

  @Override
  public void require(String action, Id owner) {
    if (!allows(action, owner)) {
      throw principal().known()
          ? new AccessDeniedException(action)
          : new SignInRequiredException(action);
    }
  }

  @Override
  public boolean allows(String id, Id owner) {
    if (Profiles.PARTICIPANTS.equals(id)) {
      return true;
    }
    Action action =
        new ProfilePermissions()
            .actions().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
    Principal who = principal();
    TeamRole role = owner == null ? null : who.teams().get(owner);
    return who.kind() == Principal.Kind.SYSTEM
        || action.grants().contains(Grant.ANYONE)
        || who.scopes().contains(action.scope())
        || (who.kind() == Principal.Kind.ACCOUNT
            && action.grants().stream().anyMatch(grant -> granted(grant, who, role)));
  }

  private static boolean granted(Grant grant, Principal who, TeamRole role) {
    return switch (grant) {
      case ANYONE, SIGNED_IN -> true;
      case TEAM_READER -> role != null;
      case TEAM_EDITOR -> role == TeamRole.EDITOR || role == TeamRole.OWNER;
      case TEAM_OWNER -> role == TeamRole.OWNER;
      case MODERATOR -> who.roles().contains(PlatformRole.MODERATOR);
      case ADMIN -> who.roles().contains(PlatformRole.ADMIN);
    };
  }

  @Override
  public <T> T as(Principal other, Supplier<T> work) {
    Principal before = own.get();
    own.set(other);
    try {
      return work.get();
    } finally {
      own.set(before);
    }
  }
}

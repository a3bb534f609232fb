package org.alliance.portal.security.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Grant;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;

/** Who may do what. What is not in the table is refused. Immutable. */
final class ActionTable {

  /** What the table says. */
  enum Decision {
    /** The principal may. */
    ALLOWED,
    /** Nobody is signed in, and signing in could help. */
    SIGN_IN,
    /** The principal may not. */
    DENIED,
    /** Nobody declares it now: its feature is coming or going. */
    UNDECLARED
  }

  static final ActionTable EMPTY = new ActionTable(Map.of(), List.of());

  private final Map<String, Action> actions;
  private final List<String> contradicted;

  private ActionTable(Map<String, Action> actions, List<String> contradicted) {
    this.actions = Map.copyOf(actions);
    this.contradicted = List.copyOf(contradicted);
  }

  /**
   * A table of what bundles declare. Of two that declare an action differently the first counts, so
   * that a bundle that comes later cannot widen somebody else's permissions.
   *
   * @param declarations one list per bundle, the oldest first
   */
  static ActionTable of(Collection<List<Action>> declarations) {
    Map<String, Action> actions = new HashMap<>();
    List<String> contradicted = new ArrayList<>();
    for (List<Action> declared : declarations) {
      for (Action action : declared) {
        Action first = actions.putIfAbsent(action.id(), action);
        if (first != null && !first.equals(action)) {
          contradicted.add(action.id());
        }
      }
    }
    return new ActionTable(actions, contradicted);
  }

  /** Ids of actions that were declared again, differently. */
  List<String> contradicted() {
    return contradicted;
  }

  /** What API clients may be given: the scopes that actions need now, in order. */
  SortedSet<String> scopes() {
    SortedSet<String> scopes = new TreeSet<>();
    for (Action action : actions.values()) {
      if (action.scope() != null) {
        scopes.add(action.scope());
      }
    }
    return scopes;
  }

  /** May the principal do this to what the owner has? */
  Decision decide(Principal principal, String id, Id owner) {
    TeamRole team = owner == null ? null : principal.teams().get(owner);
    return decide(principal, id, team);
  }

  /** May the principal do this for at least one owner? */
  Decision decideForAny(Principal principal, String id) {
    TeamRole highest = null;
    for (TeamRole role : principal.teams().values()) {
      if (highest == null || role.compareTo(highest) > 0) {
        highest = role;
      }
    }
    return decide(principal, id, highest);
  }

  private Decision decide(Principal principal, String id, TeamRole team) {
    if (principal.kind() == Principal.Kind.SYSTEM) {
      return Decision.ALLOWED;
    }
    Action action = id == null ? null : actions.get(id);
    if (action == null) {
      return id == null ? Decision.DENIED : Decision.UNDECLARED;
    }
    boolean allowed =
        action.grants().contains(Grant.ANYONE)
            || switch (principal.kind()) {
              case ANONYMOUS, SYSTEM -> false;
              case API_CLIENT ->
                  action.scope() != null && principal.scopes().contains(action.scope());
              case ACCOUNT -> granted(action, principal, team);
            };
    if (allowed) {
      return Decision.ALLOWED;
    }
    boolean signInCouldHelp =
        !principal.known() && (action.scope() != null || !action.grants().isEmpty());
    return signInCouldHelp ? Decision.SIGN_IN : Decision.DENIED;
  }

  private static boolean granted(Action action, Principal account, TeamRole team) {
    for (Grant grant : action.grants()) {
      boolean fits =
          switch (grant) {
            case ANYONE, SIGNED_IN -> true;
            case TEAM_READER -> team != null;
            case TEAM_EDITOR -> team != null && team.compareTo(TeamRole.EDITOR) >= 0;
            case TEAM_OWNER -> team == TeamRole.OWNER;
            case MODERATOR -> account.roles().contains(PlatformRole.MODERATOR);
            case ADMIN -> account.roles().contains(PlatformRole.ADMIN);
          };
      if (fits) {
        return true;
      }
    }
    return false;
  }
}

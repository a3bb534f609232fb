package org.alliance.portal.api.access;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.Id;

/**
 * Who is asking. Immutable.
 *
 * @param kind what sort of principal
 * @param id account or API client; null for {@link #ANONYMOUS} and {@link #SYSTEM}
 * @param name for showing to the principal itself, never for the log; empty when anonymous
 * @param roles platform roles; empty for API clients
 * @param teams role by organisation
 * @param scopes {@code <feature>:read} and {@code <feature>:write}; of API clients only
 * @param zone time zone in which times are shown; {@link #ALLIANCE_ZONE} unless the person chose
 */
public record Principal(
    Kind kind,
    Id id,
    String name,
    Set<PlatformRole> roles,
    Map<Id, TeamRole> teams,
    Set<String> scopes,
    ZoneId zone) {

  /** What sort of principal. */
  public enum Kind {
    /** Nobody signed in. */
    ANONYMOUS,
    /** A person. */
    ACCOUNT,
    /** A partner organisation's program. */
    API_CLIENT,
    /** The portal itself: scheduled tasks, followers, sample data. May do everything. */
    SYSTEM
  }

  /** Where the European funds' deadlines fall, and times are shown unless a person chose. */
  public static final ZoneId ALLIANCE_ZONE = ZoneId.of("Europe/Brussels");

  /** Nobody signed in. */
  public static final Principal ANONYMOUS =
      new Principal(Kind.ANONYMOUS, null, "", Set.of(), Map.of(), Set.of());

  /** The portal itself. */
  public static final Principal SYSTEM =
      new Principal(Kind.SYSTEM, null, "system", Set.of(), Map.of(), Set.of());

  /** Copies the collections. */
  public Principal {
    roles = Set.copyOf(roles);
    teams = Map.copyOf(teams);
    scopes = Set.copyOf(scopes);
    zone = zone == null ? ALLIANCE_ZONE : zone;
  }

  /** A principal who did not choose a time zone. */
  public Principal(
      Kind kind,
      Id id,
      String name,
      Set<PlatformRole> roles,
      Map<Id, TeamRole> teams,
      Set<String> scopes) {
    this(kind, id, name, roles, teams, scopes, ALLIANCE_ZONE);
  }

  /** Whether somebody is there at all. */
  public boolean known() {
    return kind != Kind.ANONYMOUS;
  }

  /**
   * How the change log names this principal: {@code account:<id>}, {@code client:<id>}, {@code
   * system} or {@code anonymous}.
   */
  public String actor() {
    return switch (kind) {
      case ANONYMOUS -> "anonymous";
      case SYSTEM -> "system";
      case ACCOUNT -> "account:" + id;
      case API_CLIENT -> "client:" + id;
    };
  }
}

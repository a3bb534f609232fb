package org.alliance.portal.security.internal.store;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.data.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sessions, found by the hash of their token. */
@Component(service = SessionStore.class)
public final class SessionStore {
  /** Finding the account of a session with its teams; its plan is tested. */
  public static final String FIND =
      "select s.last_seen, a.id, a.name, a.roles, a.sample, a.zone, f.account_id as factor_of,"
          + " t.organisation_id, t.role as team_role"
          + " from security_session s"
          + " join security_account a on a.id = s.account_id"
          + " left join security_factor f on f.account_id = a.id"
          + " left join security_team t on t.account_id = a.id"
          + " where s.token_hash = ? and s.expires_at > ? and s.last_seen > ?"
          + " and a.state = 'active' fetch first 1000 rows only";

  private static final int BATCH = 500;

  private final Database database;

  /**
   * A session that is valid.
   *
   * @param principal whose it is
   * @param lastSeen when it was last used, roughly
   * @param sample whether the account is invented
   * @param factor whether the account has a second factor
   */
  public record Found(Principal principal, Instant lastSeen, boolean sample, boolean factor) {}

  /**
   * A session as its owner sees it.
   *
   * @param hash of its token
   * @param started when it began
   * @param lastSeen when it was last used, roughly
   * @param userAgent what the browser says of itself; null when it was not noted
   * @param network where it began, shortened; null when it was not noted
   */
  public record Listed(
      String hash, Instant started, Instant lastSeen, String userAgent, String network) {}

  private record FoundRow(
      Instant lastSeen,
      Id id,
      String name,
      String roles,
      boolean sample,
      String zone,
      boolean factor,
      Id organisation,
      TeamRole role) {}

  @Activate
  public SessionStore(@Reference(target = "(portal.schema=security)") Database database) {
    this.database = database;
  }

  /**
   * Finds a session, in one query.
   *
   * @param hash of its token
   * @param now sessions that expire by then are not found
   * @param seenAfter nor are those last used by then
   */
  public Optional<Found> find(String hash, Instant now, Instant seenAfter) {
    List<FoundRow> rows =
        database.list(
            FIND,
            row ->
                new FoundRow(
                    row.instant("last_seen"),
                    row.id("id"),
                    row.text("name"),
                    row.text("roles"),
                    row.flag("sample"),
                    row.text("zone"),
                    row.id("factor_of") != null,
                    row.id("organisation_id"),
                    row.choice("team_role", TeamRole.class)),
            hash,
            now,
            seenAfter);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Map<Id, TeamRole> teams = new HashMap<>();
    for (FoundRow row : rows) {
      if (row.organisation() != null) {
        teams.put(row.organisation(), row.role());
      }
    }
    FoundRow first = rows.get(0);
    Principal principal =
        new Principal(
            Principal.Kind.ACCOUNT,
            first.id(),
            first.name(),
            AccountStore.roles(first.roles()),
            teams,
            Set.of(),
            first.zone() == null ? null : ZoneId.of(first.zone()));
    return Optional.of(new Found(principal, first.lastSeen(), first.sample(), first.factor()));
  }

  /** Adds a session. */
  public void insert(String hash, Id account, Listed session, Instant expires) {
    database.update(
        "insert into security_session"
            + " (token_hash, account_id, created_at, last_seen, expires_at, user_agent, network)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        hash,
        account,
        session.started(),
        session.lastSeen(),
        expires,
        session.userAgent(),
        session.network());
  }

  /** Gives a session another token; false when it has ended. */
  public boolean replace(String hash, String other) {
    return database.update(
            "update security_session set token_hash = ? where token_hash = ?", other, hash)
        == 1;
  }

  /** An account's valid sessions, the last used first; at most 100. */
  public List<Listed> list(Id account, Instant now, Instant seenAfter) {
    return database.list(
        "select token_hash, created_at, last_seen, user_agent, network from security_session"
            + " where account_id = ? and expires_at > ? and last_seen > ?"
            + " order by last_seen desc, token_hash fetch first 100 rows only",
        row ->
            new Listed(
                row.text("token_hash"),
                row.instant("created_at"),
                row.instant("last_seen"),
                row.text("user_agent"),
                row.text("network")),
        account,
        now,
        seenAfter);
  }

  /** Ends one session of an account; 0 when it is somebody else's. */
  public int delete(String hash, Id account) {
    return database.update(
        "delete from security_session where token_hash = ? and account_id = ?", hash, account);
  }

  /** Ends every session of an account but one; returns how many. */
  public int deleteOthers(Id account, String kept) {
    return database.update(
        "delete from security_session where account_id = ? and token_hash <> ?", account, kept);
  }

  /** Notes that a session is used, unless that was noted after {@code before}. */
  public void seen(String hash, Instant now, Instant before) {
    database.update(
        "update security_session set last_seen = ? where token_hash = ? and last_seen <= ?",
        now,
        hash,
        before);
  }

  /** Ends one session. */
  public void delete(String hash) {
    database.update("delete from security_session where token_hash = ?", hash);
  }

  /** Ends every session of an account. */
  public void deleteOf(Id account) {
    database.update("delete from security_session where account_id = ?", account);
  }

  /** Deletes sessions that are no longer valid, a few at a time. */
  public void deleteExpired(Instant now, Instant seenBefore) {
    List<String> expired;
    do {
      expired =
          database.list(
              "select token_hash from security_session where expires_at <= ? or last_seen <= ?"
                  + " fetch first 500 rows only",
              row -> row.text("token_hash"),
              now,
              seenBefore);
      database.batch(
          "delete from security_session where token_hash = ?",
          expired.stream().map(hash -> new Object[] {hash}).toList());
    } while (expired.size() == BATCH);
  }
}

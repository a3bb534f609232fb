package org.alliance.portal.security.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.alliance.portal.api.organisations.NameKey;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accounts as those see them who administer the portal. */
@Component(service = UserStore.class)
public final class UserStore {
  private static final String TABLE = "security_account";
  private static final String COLUMNS =
      "select a.id, a.email, a.name, a.lang, a.state, a.roles, a.sample, a.created_at from ";

  private static final String ACTIVE = "active";

  private final Database database;

  /**
   * An account.
   *
   * @param active whether it may sign in
   * @param sample whether it is invented
   */
  public record User(
      Id id,
      String email,
      String name,
      String lang,
      boolean active,
      Set<PlatformRole> roles,
      boolean sample,
      Instant created) {

    /** Copies the set. */
    public User {
      roles = Set.copyOf(roles);
    }
  }

  /**
   * Which accounts are wanted.
   *
   * @param words how the name or the address begins; empty for all
   * @param role a platform role they have; null for any
   * @param active whether they may sign in; null for both
   */
  public record Wanted(String words, PlatformRole role, Boolean active) {}

  @Activate
  public UserStore(@Reference(target = "(portal.schema=security)") Database database) {
    this.database = database;
  }

  private static User read(Row row) {
    return new User(
        row.id("id"),
        row.text("email"),
        row.text("name"),
        row.text("lang"),
        ACTIVE.equals(row.text("state")),
        AccountStore.roles(row.text("roles")),
        row.flag("sample"),
        row.instant("created_at"));
  }

  /** One account; none that was deleted. */
  public Optional<User> find(Id id) {
    return database.first(
        COLUMNS + "security_account a where a.id = ? and a.state <> 'deleted'",
        UserStore::read,
        id);
  }

  /**
   * Accounts, newest first, without those that were deleted.
   *
   * @param before only older ones than this; null for the newest
   */
  public List<User> list(Wanted wanted, Id before, int limit) {
    List<Object> params = new ArrayList<>();
    String sql = sql(wanted, before, params);
    params.add(limit);
    return database.list(sql, UserStore::read, params.toArray());
  }

  /** The query of {@link #list} with its parameters but the limit; its plans are tested. */
  public static String sql(Wanted wanted, Id before, List<Object> params) {
    StringBuilder sql = new StringBuilder(COLUMNS);
    if (!wanted.words().isEmpty()) {
      String name = NameKey.folded(wanted.words());
      sql.append('(').append(Prefixes.ids(params, TABLE, "id", "folded_name", name));
      sql.append(" union ");
      sql.append(Prefixes.ids(params, TABLE, "id", "email", wanted.words()));
      sql.append(") f join ");
    }
    sql.append("security_account a ");
    sql.append(wanted.words().isEmpty() ? "where 1 = 1" : "on a.id = f.id");
    if (before != null) {
      sql.append(" and a.id < ?");
      params.add(before);
    }
    if (wanted.active() == null) {
      sql.append(" and a.state <> 'deleted'");
    } else {
      sql.append(" and a.state = ?");
      params.add(wanted.active() ? ACTIVE : "blocked");
    }
    if (wanted.role() != null) {
      sql.append(" and a.roles in (").append(RoleSets.having(wanted.role())).append(')');
    }
    return sql.append(" order by a.id desc fetch first ? rows only").toString();
  }

  /** What an account is in the teams of organisations. */
  public Map<Id, TeamRole> teams(Id id) {
    Map<Id, TeamRole> teams = new LinkedHashMap<>();
    database
        .list(
            "select organisation_id, role from security_team where account_id = ?"
                + " order by organisation_id fetch first 1000 rows only",
            row -> Map.entry(row.id("organisation_id"), row.choice("role", TeamRole.class)),
            id)
        .forEach(team -> teams.put(team.getKey(), team.getValue()));
    return teams;
  }

  /** When somebody of this account was last seen, as far as there are sessions. */
  public Optional<Instant> seen(Id id) {
    return database.first(
        "select last_seen from security_session where account_id = ?"
            + " order by last_seen desc fetch first 1 rows only",
        row -> row.instant("last_seen"),
        id);
  }

  /**
   * Lets nobody else take roles away or block until the transaction ends, so that what was counted
   * stays true.
   */
  public void lockAdmins() {
    database.update(
        "update security_account set state = state where roles in ("
            + RoleSets.having(PlatformRole.ADMIN)
            + ")");
  }

  /** Whether somebody else may administer the portal too. */
  public boolean otherAdmin(Id id) {
    return database
        .first(
            "select id from security_account where roles in ("
                + RoleSets.having(PlatformRole.ADMIN)
                + ") and state = 'active' and id <> ? fetch first 1 rows only",
            row -> row.id("id"),
            id)
        .isPresent();
  }

  /** Blocks an account, or lets it sign in again. */
  public void activate(Id id, boolean active) {
    database.update(
        "update security_account set state = ? where id = ?", active ? ACTIVE : "blocked", id);
  }

  /** Gives an account exactly these platform roles. */
  public void roles(Id id, Set<PlatformRole> roles) {
    database.update(
        "update security_account set roles = ? where id = ?", AccountStore.text(roles), id);
  }

  /** Gives an account more platform roles; within a transaction. */
  public void addRoles(Id id, Set<PlatformRole> more) {
    find(id)
        .ifPresent(
            user -> {
              Set<PlatformRole> all = EnumSet.copyOf(more);
              all.addAll(user.roles());
              roles(id, all);
            });
  }
}

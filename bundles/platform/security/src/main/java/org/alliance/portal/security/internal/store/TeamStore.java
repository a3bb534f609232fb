package org.alliance.portal.security.internal.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.accounts.Colleague;
import org.alliance.portal.api.accounts.Recipient;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who is in the team of an organisation. */
@Component(service = TeamStore.class)
public final class TeamStore {
  /** The members of a team; its plan is tested. */
  public static final String MEMBERS =
      "select a.id, a.name, a.email, t.role from security_team t"
          + " join security_account a on a.id = t.account_id where t.organisation_id = ?"
          + " order by case when t.role = 'owner' then 0 else 1 end, a.name, a.id"
          + " fetch first 500 rows only";

  private static final String PERSON = "select a.id, a.name, a.email, a.lang";
  private static final int CHUNK = 50;

  private final Database database;

  private record Place(Id organisation, Recipient person) {}

  @Activate
  public TeamStore(@Reference(target = "(portal.schema=security)") Database database) {
    this.database = database;
  }

  /**
   * Lets nobody else change this team until the transaction ends, so that what was counted stays
   * true.
   *
   * @return false when there is no such organisation
   */
  public boolean lock(Id organisation) {
    return database.update(
            "update security_organisation set state = state where id = ?", organisation)
        == 1;
  }

  /** The members of a team, owners first, then by name. */
  public List<Colleague> members(Id organisation) {
    return database.list(
        MEMBERS,
        row ->
            new Colleague(
                row.id("id"),
                row.text("name"),
                row.text("email"),
                row.choice("role", TeamRole.class)),
        organisation);
  }

  /** What somebody is in a team. */
  public Optional<TeamRole> role(Id organisation, Id account) {
    return database.first(
        "select role from security_team where account_id = ? and organisation_id = ?",
        row -> row.choice("role", TeamRole.class),
        account,
        organisation);
  }

  /** Whether somebody else who may sign in owns the team too. */
  public boolean otherOwner(Id organisation, Id account) {
    return database
        .first(
            "select t.account_id from security_team t"
                + " join security_account a on a.id = t.account_id"
                + " where t.organisation_id = ? and t.role = 'owner' and t.account_id <> ?"
                + " and a.state = 'active' fetch first 1 rows only",
            row -> row.id("account_id"),
            organisation,
            account)
        .isPresent();
  }

  /** Takes somebody out of a team. */
  public void leave(Id organisation, Id account) {
    database.update(
        "delete from security_team where account_id = ? and organisation_id = ?",
        account,
        organisation);
  }

  /** Whom to write to, by organisation; only those who may sign in. */
  public Map<Id, List<Recipient>> recipients(List<Id> organisations, TeamRole atLeast) {
    List<String> roles =
        Arrays.stream(TeamRole.values())
            .filter(role -> role.compareTo(atLeast) >= 0)
            .map(role -> "'" + role.name().toLowerCase(java.util.Locale.ROOT) + "'")
            .toList();
    String sql =
        PERSON
            + ", t.organisation_id from security_team t"
            + " join security_account a on a.id = t.account_id"
            + " where t.organisation_id in (?"
            + ", ?".repeat(CHUNK - 1)
            + ") and a.state = 'active' and t.role in ("
            + String.join(", ", roles)
            + ") order by a.name, a.id fetch first 10000 rows only";
    Map<Id, List<Recipient>> found = new HashMap<>();
    for (int from = 0; from < organisations.size(); from += CHUNK) {
      Object[] ids = new Object[CHUNK];
      for (int i = 0; i < CHUNK; i++) {
        ids[i] = organisations.get(Math.min(from + i, organisations.size() - 1));
      }
      for (Place place :
          database.list(sql, row -> new Place(row.id("organisation_id"), recipient(row)), ids)) {
        found.computeIfAbsent(place.organisation(), id -> new ArrayList<>()).add(place.person());
      }
    }
    return found;
  }

  private static Recipient recipient(Row row) {
    return new Recipient(row.id("id"), row.text("name"), row.text("email"), row.text("lang"));
  }

  /** Those with a platform role who may sign in. */
  public List<Recipient> having(PlatformRole role) {
    return database.list(
        PERSON
            + " from security_account a where a.state = 'active' and a.roles in ("
            + RoleSets.having(role)
            + ") order by a.name, a.id fetch first 200 rows only",
        TeamStore::recipient);
  }

  /** The person behind an account that may sign in. */
  public Optional<Recipient> recipient(Id account) {
    return database.first(
        PERSON + " from security_account a where a.id = ? and a.state = 'active'",
        TeamStore::recipient,
        account);
  }
}

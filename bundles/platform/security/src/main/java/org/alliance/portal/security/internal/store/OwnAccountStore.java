package org.alliance.portal.security.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.data.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accounts as their owners see and change them. */
@Component(service = OwnAccountStore.class)
public final class OwnAccountStore {
  private final Database database;

  /**
   * An account that may sign in.
   *
   * @param email in lower case
   * @param lang language of its letters, ISO 639-1
   * @param zone id of its time zone; null when the person did not choose one
   * @param passwordHash PHC string
   * @param sample whether it is invented
   * @param created since when there is this account
   */
  public record Own(
      Id id,
      String email,
      String name,
      String lang,
      String zone,
      String passwordHash,
      Set<PlatformRole> roles,
      boolean sample,
      Instant created) {}

  @Activate
  public OwnAccountStore(@Reference(target = "(portal.schema=security)") Database database) {
    this.database = database;
  }

  /** Finds an account that may sign in. */
  public Optional<Own> find(Id id) {
    return database.first(
        "select id, email, name, lang, zone, password_hash, roles, sample, created_at"
            + " from security_account where id = ? and state = 'active'",
        row ->
            new Own(
                row.id("id"),
                row.text("email"),
                row.text("name"),
                row.text("lang"),
                row.text("zone"),
                row.text("password_hash"),
                AccountStore.roles(row.text("roles")),
                row.flag("sample"),
                row.instant("created_at")),
        id);
  }

  /** Changes what a person may choose freely. */
  public void details(Id id, String name, String lang, String zone) {
    database.update(
        "update security_account set name = ?, folded_name = ?, lang = ?, zone = ? where id = ?",
        name,
        AccountStore.folded(name),
        lang,
        zone,
        id);
  }

  /** Gives an account another password. */
  public void password(Id id, String hash) {
    database.update("update security_account set password_hash = ? where id = ?", hash, id);
  }

  /**
   * Replaces a hash by one of the same password; nothing when the password was changed meanwhile.
   */
  public void rehash(Id id, String before, String hash) {
    database.update(
        "update security_account set password_hash = ? where id = ? and password_hash = ?",
        hash,
        id,
        before);
  }

  /** Gives an account another address; a duplicate when somebody has it. */
  public void email(Id id, String email) {
    database.update("update security_account set email = ? where id = ?", email, id);
  }

  /**
   * Keeps the admins as they are until the transaction ends.
   *
   * @return number of admins that may sign in
   */
  public int lockAdmins() {
    return database.update(
        "update security_account set lang = lang where state = 'active'"
            + " and ',' || roles || ',' like '%,admin,%'");
  }

  /** Keeps the teams of an account as they are until the transaction ends. */
  public void lockTeams(Id account) {
    database.update(
        "update security_organisation set state = state where id in"
            + " (select organisation_id from security_team where account_id = ?)",
        account);
  }

  /** Organisations that would have a team without an owner if this account left; at most 100. */
  public List<Id> needOwner(Id account) {
    return database.list(
        "select t.organisation_id from security_team t"
            + " where t.account_id = ? and t.role = 'owner'"
            + " and exists (select 1 from security_team o"
            + " where o.organisation_id = t.organisation_id and o.account_id <> t.account_id)"
            + " and not exists (select 1 from security_team o"
            + " where o.organisation_id = t.organisation_id and o.account_id <> t.account_id"
            + " and o.role = 'owner') fetch first 100 rows only",
        row -> row.id("organisation_id"),
        account);
  }

  /**
   * Takes everything personal from an account and keeps its row, so that its id still means
   * somebody.
   *
   * @param marker unique, in place of the address
   */
  public void forget(Id id, String marker) {
    database.update("delete from security_team where account_id = ?", id);
    database.update(
        "update security_account set state = 'deleted', email = ?, name = '', folded_name = '',"
            + " password_hash = '', roles = '', zone = null where id = ?",
        marker,
        id);
  }
}

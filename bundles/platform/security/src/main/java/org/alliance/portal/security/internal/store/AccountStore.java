package org.alliance.portal.security.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.organisations.NameKey;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accounts and the teams they belong to. */
@Component(service = AccountStore.class)
public final class AccountStore {
  private static final String SAMPLES =
      "select id from security_account where sample = 1 order by id fetch first 1000 rows only";

  private final Database database;

  /**
   * An account.
   *
   * @param email in lower case
   * @param passwordHash PHC string
   * @param lang ISO 639-1
   * @param active whether it may sign in
   * @param sample whether it is invented
   */
  public record Account(
      Id id,
      String email,
      String name,
      String passwordHash,
      String lang,
      boolean active,
      Set<PlatformRole> roles,
      boolean sample) {}

  @Activate
  public AccountStore(@Reference(target = "(portal.schema=security)") Database database) {
    this.database = database;
  }

  /** The account with this address. */
  public Optional<Account> byEmail(String email) {
    return database.first(
        "select id, email, name, password_hash, lang, state, roles, sample"
            + " from security_account where email = ?",
        row ->
            new Account(
                row.id("id"),
                row.text("email"),
                row.text("name"),
                row.text("password_hash"),
                row.text("lang"),
                "active".equals(row.text("state")),
                roles(row.text("roles")),
                row.flag("sample")),
        email);
  }

  /** Whether anybody may administer the portal. */
  public boolean hasAdmin() {
    return database
        .first(
            "select id from security_account where state = 'active'"
                + " and ',' || roles || ',' like '%,admin,%' fetch first 1 rows only",
            row -> row.id("id"))
        .isPresent();
  }

  /** Adds an account. */
  public void insert(Account account, Instant now) {
    database.update(
        "insert into security_account (id, email, name, folded_name, password_hash, lang, state,"
            + " roles, sample, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        account.id(),
        account.email(),
        account.name(),
        folded(account.name()),
        account.passwordHash(),
        account.lang(),
        account.active() ? "active" : "blocked",
        text(account.roles()),
        account.sample(),
        now);
  }

  /** Gives an account another password and other roles. */
  public void update(Id id, String passwordHash, Set<PlatformRole> roles) {
    database.update(
        "update security_account set password_hash = ?, roles = ? where id = ?",
        passwordHash,
        text(roles),
        id);
  }

  /** Ids of the invented accounts. */
  public List<Id> samples() {
    return database.list(SAMPLES, row -> row.id("id"));
  }

  /** Deletes an account with its teams; its sessions must be gone. */
  public void delete(Id id) {
    database.update("delete from security_team where account_id = ?", id);
    database.update("delete from security_recovery_code where account_id = ?", id);
    database.update("delete from security_factor where account_id = ?", id);
    database.update("delete from security_email_change where account_id = ?", id);
    database.update("delete from security_link where account_id = ?", id);
    database.update("delete from security_account where id = ?", id);
  }

  /** Makes an account part of a team, in this role. */
  public void join(Id organisation, Id account, TeamRole role) {
    int updated =
        database.update(
            "update security_team set role = ? where account_id = ? and organisation_id = ?",
            role,
            account,
            organisation);
    if (updated == 0) {
      database.update(
          "insert into security_team (organisation_id, account_id, role) values (?, ?, ?)",
          organisation,
          account,
          role);
    }
  }

  /** A name as it is searched for. */
  static String folded(String name) {
    String folded = NameKey.folded(name);
    return folded.substring(0, Math.min(folded.length(), NameKey.LONGEST));
  }

  /**
   * Makes names searchable that were written before they were.
   *
   * @return how many, at most 500; 0 when none is left
   */
  public int fillNames() {
    List<Object[]> names =
        database.list(
            "select id, name from security_account where folded_name is null"
                + " fetch first 500 rows only",
            row -> new Object[] {folded(row.text("name")), row.id("id"), row.text("name")});
    database.batch("update security_account set folded_name = ? where id = ? and name = ?", names);
    return names.size();
  }

  static Set<PlatformRole> roles(String text) {
    return words(text).stream()
        .map(word -> PlatformRole.valueOf(word.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }

  static Set<String> words(String text) {
    return text == null || text.isEmpty() ? Set.of() : Set.of(text.split(","));
  }

  static String text(Set<PlatformRole> roles) {
    return new TreeSet<>(roles)
        .stream()
            .map(role -> role.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(","));
  }
}

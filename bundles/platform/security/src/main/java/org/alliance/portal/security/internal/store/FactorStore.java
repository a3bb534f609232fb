package org.alliance.portal.security.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Second factors and recovery codes. */
@Component(service = FactorStore.class)
public final class FactorStore {
  private final Database database;

  /**
   * A second factor.
   *
   * @param secret encrypted
   * @param lastStep the last step whose code was taken
   * @param created since when the account has it
   */
  public record Factor(String secret, long lastStep, Instant created) {}

  @Activate
  public FactorStore(@Reference(target = "(portal.schema=security)") Database database) {
    this.database = database;
  }

  /** An account's factor. */
  public Optional<Factor> find(Id account) {
    return database.first(
        "select secret, last_step, created_at from security_factor where account_id = ?",
        row -> new Factor(row.text("secret"), row.big("last_step"), row.instant("created_at")),
        account);
  }

  /** Gives an account a factor; a duplicate when it has one. */
  public void insert(Id account, Factor factor) {
    database.update(
        "insert into security_factor (account_id, secret, last_step, created_at)"
            + " values (?, ?, ?, ?)",
        account,
        factor.secret(),
        factor.lastStep(),
        factor.created());
  }

  /** Takes a step; false when it, or a later one, was taken before. */
  public boolean take(Id account, long step) {
    return database.update(
            "update security_factor set last_step = ? where account_id = ? and last_step < ?",
            step,
            account,
            step)
        == 1;
  }

  /** Takes an account's factor and its recovery codes away; false when it had none. */
  public boolean delete(Id account) {
    deleteCodes(account);
    return database.update("delete from security_factor where account_id = ?", account) == 1;
  }

  /** Adds recovery codes. */
  public void insertCodes(Id account, List<String> hashes) {
    database.batch(
        "insert into security_recovery_code (account_id, code_hash) values (?, ?)",
        hashes.stream().map(hash -> new Object[] {account, hash}).toList());
  }

  /** Uses a recovery code up; false when there is none, or no longer. */
  public boolean useCode(Id account, String hash) {
    return database.update(
            "delete from security_recovery_code where account_id = ? and code_hash = ?",
            account,
            hash)
        == 1;
  }

  /** Number of an account's recovery codes that were not used yet. */
  public int codes(Id account) {
    return database
        .first(
            "select count(*) as total from security_recovery_code where account_id = ?",
            row -> row.number("total"),
            account)
        .orElse(0);
  }

  /** Forgets an account's recovery codes. */
  public void deleteCodes(Id account) {
    database.update("delete from security_recovery_code where account_id = ?", account);
  }
}

package org.alliance.portal.security.internal.store;

import java.time.Instant;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes of address that wait for both addresses to agree; one for each account. */
@Component(service = EmailChangeStore.class)
public final class EmailChangeStore {
  private static final String SELECT =
      "select id, account_id, email, created_at, old_agreed_at, new_agreed_at"
          + " from security_email_change where ";

  private final Database database;

  /**
   * A change that waits.
   *
   * @param email the new address
   * @param oldAgreed whether the old address has agreed
   * @param newAgreed whether the new address has agreed
   */
  public record Waiting(
      Id id, Id account, String email, Instant created, boolean oldAgreed, boolean newAgreed) {}

  @Activate
  public EmailChangeStore(@Reference(target = "(portal.schema=security)") Database database) {
    this.database = database;
  }

  /** A change by its id. */
  public Optional<Waiting> find(Id id) {
    return database.first(SELECT + "id = ?", EmailChangeStore::waiting, id);
  }

  /** The change of an account. */
  public Optional<Waiting> of(Id account) {
    return database.first(SELECT + "account_id = ?", EmailChangeStore::waiting, account);
  }

  private static Waiting waiting(Row row) {
    return new Waiting(
        row.id("id"),
        row.id("account_id"),
        row.text("email"),
        row.instant("created_at"),
        row.instant("old_agreed_at") != null,
        row.instant("new_agreed_at") != null);
  }

  /** Adds a change. */
  public void insert(Id id, Id account, String email, Instant now) {
    database.update(
        "insert into security_email_change (id, account_id, email, created_at)"
            + " values (?, ?, ?, ?)",
        id,
        account,
        email,
        now);
  }

  /** The old address agrees. */
  public void agreeOld(Id id, Instant now) {
    database.update("update security_email_change set old_agreed_at = ? where id = ?", now, id);
  }

  /** The new address agrees. */
  public void agreeNew(Id id, Instant now) {
    database.update("update security_email_change set new_agreed_at = ? where id = ?", now, id);
  }

  /** Forgets the change of an account. */
  public void deleteOf(Id account) {
    database.update("delete from security_email_change where account_id = ?", account);
  }
}

package org.alliance.portal.security.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Links that somebody holds, found by the hash of their token. */
@Component(service = LinkStore.class)
public final class LinkStore {
  private static final int BATCH = 500;

  private final Database database;

  /**
   * A link as it is stored.
   *
   * @param purpose what it is for
   * @param account whose it is; null when it is nobody's yet
   * @param email address it was sent to; null when it was not sent
   * @param subject id of what it is about; null for nothing in particular
   * @param created when it was issued
   * @param expires when it ends
   * @param used when it was used; null when it was not
   */
  public record Stored(
      String purpose,
      Id account,
      String email,
      Id subject,
      Instant created,
      Instant expires,
      Instant used) {}

  @Activate
  public LinkStore(@Reference(target = "(portal.schema=security)") Database database) {
    this.database = database;
  }

  /** Adds a link. */
  public void insert(String hash, Stored link) {
    database.update(
        "insert into security_link"
            + " (token_hash, purpose, account_id, email, subject, created_at, expires_at)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        hash,
        link.purpose(),
        link.account(),
        link.email(),
        link.subject(),
        link.created(),
        link.expires());
  }

  /** Finds a link of one purpose. */
  public Optional<Stored> find(String hash, String purpose) {
    return database.first(
        "select purpose, account_id, email, subject, created_at, expires_at, used_at"
            + " from security_link where token_hash = ? and purpose = ?",
        row ->
            new Stored(
                row.text("purpose"),
                row.id("account_id"),
                row.text("email"),
                row.id("subject"),
                row.instant("created_at"),
                row.instant("expires_at"),
                row.instant("used_at")),
        hash,
        purpose);
  }

  /** Uses a link up; false when somebody else was first. */
  public boolean use(String hash, Instant now) {
    return database.update(
            "update security_link set used_at = ? where token_hash = ? and used_at is null",
            now,
            hash)
        == 1;
  }

  /** Forgets the unused links of one purpose that an account has. */
  public void deleteOf(Id account, String purpose) {
    database.update(
        "delete from security_link where account_id = ? and purpose = ? and used_at is null",
        account,
        purpose);
  }

  /** Forgets the unused links that an account has. */
  public void deleteUnused(Id account) {
    database.update("delete from security_link where account_id = ? and used_at is null", account);
  }

  /** Forgets every link that an account has. */
  public void deleteOf(Id account) {
    database.update("delete from security_link where account_id = ?", account);
  }

  /** Whether an account has a link of this purpose. */
  public boolean any(Id account, String purpose) {
    return database
        .first(
            "select purpose from security_link where account_id = ? and purpose = ?"
                + " fetch first 1 rows only",
            row -> row.text("purpose"),
            account,
            purpose)
        .isPresent();
  }

  /** Forgets an account's links of one purpose but for the newest. */
  public void deleteOlder(Id account, String purpose, int kept) {
    List<Object[]> older =
        database.list(
            "select token_hash from security_link where account_id = ? and purpose = ?"
                + " order by created_at desc, token_hash offset ? rows fetch first 500 rows only",
            row -> new Object[] {row.text("token_hash")},
            account,
            purpose,
            kept);
    database.batch("delete from security_link where token_hash = ?", older);
  }

  /** Forgets the links of one purpose about one thing. */
  public void deleteAbout(Id subject, String purpose) {
    database.update(
        "delete from security_link where subject = ? and purpose = ?", subject, purpose);
  }

  /** Forgets links that ended by then, a few at a time. */
  public void deleteExpired(Instant before) {
    List<String> expired;
    do {
      expired =
          database.list(
              "select token_hash from security_link where expires_at <= ?"
                  + " fetch first 500 rows only",
              row -> row.text("token_hash"),
              before);
      database.batch(
          "delete from security_link where token_hash = ?",
          expired.stream().map(hash -> new Object[] {hash}).toList());
    } while (expired.size() == BATCH);
  }
}

package org.alliance.portal.endpoints.internal.store;

import java.time.Instant;
import java.util.Optional;
import org.alliance.portal.api.data.Database;

/** Half-written forms that wait for a sign-in. */
public final class KeptFormStore {
  private final Database database;

  /**
   * @param database with the tables of endpoints
   */
  public KeptFormStore(Database database) {
    this.database = database;
  }

  /** Keeps a form. */
  public void add(String tokenHash, String path, String fields, Instant expires) {
    database.update(
        "insert into endpoints_kept_form (token_hash, path, fields, expires_at)"
            + " values (?, ?, ?, ?)",
        tokenHash,
        path,
        fields,
        expires);
  }

  /** The fields of a form that is still kept for this path. */
  public Optional<String> find(String tokenHash, String path, Instant now) {
    return database.first(
        "select fields from endpoints_kept_form"
            + " where token_hash = ? and path = ? and expires_at > ?",
        row -> row.text("fields"),
        tokenHash,
        path,
        now);
  }

  /** Forgets a form; false when there was none for this path. */
  public boolean remove(String tokenHash, String path) {
    return database.update(
            "delete from endpoints_kept_form where token_hash = ? and path = ?", tokenHash, path)
        > 0;
  }

  /** Forgets what nobody came back for. */
  public int removeExpired(Instant now) {
    return database.update("delete from endpoints_kept_form where expires_at <= ?", now);
  }
}

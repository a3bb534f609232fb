package org.alliance.portal.endpoints.internal.store;

import java.time.Instant;
import java.util.Optional;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;

/** Answers to requests that carried an Idempotency-Key. */
public final class IdempotencyStore {
  /**
   * A request and its answer.
   *
   * @param fingerprint of method, path and body
   * @param status of the answer; 0 while the request is running
   * @param location header, or null
   * @param etag header, or null
   * @param contentType header, or null
   * @param body as text, or null
   * @param created when the request came
   */
  public record Entry(
      String fingerprint,
      int status,
      String location,
      String etag,
      String contentType,
      String body,
      Instant created) {}

  private final Database database;

  /**
   * @param database with the tables of endpoints
   */
  public IdempotencyStore(Database database) {
    this.database = database;
  }

  /**
   * Takes a key for a request that begins now.
   *
   * @return false when it is taken already
   */
  public boolean begin(String principal, String key, String fingerprint, Instant now) {
    try {
      database.update(
          "insert into endpoints_idempotency"
              + " (principal, request_key, fingerprint, status, created_at)"
              + " values (?, ?, ?, 0, ?)",
          principal,
          key,
          fingerprint,
          now);
      return true;
    } catch (DatabaseException e) {
      if (e.duplicate()) {
        return false;
      }
      throw e;
    }
  }

  /** What is known of a key. */
  public Optional<Entry> find(String principal, String key) {
    return database.first(
        "select fingerprint, status, location, etag, content_type, body, created_at"
            + " from endpoints_idempotency where principal = ? and request_key = ?",
        row ->
            new Entry(
                row.text("fingerprint"),
                row.number("status"),
                row.text("location"),
                row.text("etag"),
                row.text("content_type"),
                row.text("body"),
                row.instant("created_at")),
        principal,
        key);
  }

  /**
   * Takes over a key whose request never ended.
   *
   * @param seen when that request came
   * @return false when somebody else was faster
   */
  public boolean takeOver(
      String principal, String key, String fingerprint, Instant seen, Instant now) {
    return database.update(
            "update endpoints_idempotency set fingerprint = ?, created_at = ?"
                + " where principal = ? and request_key = ? and status = 0 and created_at = ?",
            fingerprint,
            now,
            principal,
            key,
            seen)
        > 0;
  }

  /** Remembers the answer. */
  public void end(String principal, String key, Entry answer) {
    database.update(
        "update endpoints_idempotency set status = ?, location = ?, etag = ?, content_type = ?,"
            + " body = ? where principal = ? and request_key = ?",
        answer.status(),
        answer.location(),
        answer.etag(),
        answer.contentType(),
        answer.body(),
        principal,
        key);
  }

  /** Gives a key back: its request had no effect, or nobody can tell. */
  public void forget(String principal, String key) {
    database.update(
        "delete from endpoints_idempotency where principal = ? and request_key = ?",
        principal,
        key);
  }

  /** Forgets old answers. */
  public int removeBefore(Instant time) {
    return database.update("delete from endpoints_idempotency where created_at < ?", time);
  }
}

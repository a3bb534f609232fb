package org.alliance.portal.security.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keys of API clients, found by their hash. */
@Component(service = ApiKeyStore.class)
public final class ApiKeyStore {
  /** Finding the client of a key; its plan is tested. */
  public static final String FIND =
      "select c.id, c.name, c.scopes, c.rate_per_minute from security_api_key k"
          + " join security_api_client c on c.id = k.client_id"
          + " where k.key_hash = ? and k.revoked_at is null"
          + " and (k.expires_at is null or k.expires_at > ?) and c.state = 'active'";

  private static final int BATCH = 500;

  private final Database database;

  /**
   * A key as it is stored.
   *
   * @param prefix its first characters, by which people recognise it
   * @param label what people call it; may be empty
   * @param expires when it ends; null for never
   * @param revoked when it was ended by hand; null when it was not
   * @param lastUsed roughly; null when it never was
   */
  public record ApiKey(
      Id id,
      Id client,
      String hash,
      String prefix,
      String label,
      Instant created,
      Instant expires,
      Instant revoked,
      Instant lastUsed) {

    /** Whether it opens the door at this moment. */
    public boolean valid(Instant now) {
      return revoked == null && (expires == null || expires.isAfter(now));
    }
  }

  /**
   * Whose a valid key is.
   *
   * @param client its client
   * @param rate requests per minute; null for no limit
   */
  public record Found(Principal client, Integer rate) {}

  @Activate
  public ApiKeyStore(@Reference(target = "(portal.schema=security)") Database database) {
    this.database = database;
  }

  /** Finds the client of a key that is valid now, in one query. */
  public Optional<Found> find(String hash, Instant now) {
    return database.first(
        FIND,
        row ->
            new Found(
                new Principal(
                    Principal.Kind.API_CLIENT,
                    row.id("id"),
                    row.text("name"),
                    Set.of(),
                    Map.of(),
                    AccountStore.words(row.text("scopes"))),
                row.numberOrNull("rate_per_minute")),
        hash,
        now);
  }

  /** The newest keys of a client, valid or not, newest first; at most 100. */
  public List<ApiKey> of(Id client) {
    return database.list(
        "select * from security_api_key where client_id = ?"
            + " order by created_at desc, id desc fetch first 100 rows only",
        ApiKeyStore::key,
        client);
  }

  private static ApiKey key(Row row) {
    return new ApiKey(
        row.id("id"),
        row.id("client_id"),
        row.text("key_hash"),
        row.text("prefix"),
        row.text("label"),
        row.instant("created_at"),
        row.instant("expires_at"),
        row.instant("revoked_at"),
        row.instant("last_used_at"));
  }

  /** Adds a key. */
  public void insert(ApiKey key) {
    database.update(
        "insert into security_api_key"
            + " (key_hash, id, client_id, prefix, label, created_at, expires_at)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        key.hash(),
        key.id(),
        key.client(),
        key.prefix(),
        key.label(),
        key.created(),
        key.expires());
  }

  /** Ends a key by hand, unless that was done before. */
  public boolean revoke(Id client, Id id, Instant now) {
    return database.update(
            "update security_api_key set revoked_at = ?"
                + " where id = ? and client_id = ? and revoked_at is null",
            now,
            id,
            client)
        == 1;
  }

  /** Gives all keys of a client that would live longer this end. */
  public void end(Id client, Instant at) {
    database.update(
        "update security_api_key set expires_at = ?"
            + " where client_id = ? and revoked_at is null"
            + " and (expires_at is null or expires_at > ?)",
        at,
        client,
        at);
  }

  /** Deletes the keys of a client that have this prefix, but for one. */
  public void deleteOthers(Id client, String prefix, String hash) {
    database.update(
        "delete from security_api_key where client_id = ? and prefix = ? and key_hash <> ?",
        client,
        prefix,
        hash);
  }

  /** Makes a key valid again and for ever; false when there is none. */
  public boolean renew(Id client, String hash) {
    return database.update(
            "update security_api_key set revoked_at = null, expires_at = null"
                + " where key_hash = ? and client_id = ?",
            hash,
            client)
        == 1;
  }

  /** Deletes every key of a client. */
  public void deleteOf(Id client) {
    database.update("delete from security_api_key where client_id = ?", client);
  }

  /** Deletes keys that ended before this moment, a few at a time. */
  public void deleteEnded(Instant before) {
    List<String> ended;
    do {
      ended =
          database.list(
              "select key_hash from security_api_key where revoked_at < ? or expires_at < ?"
                  + " fetch first 500 rows only",
              row -> row.text("key_hash"),
              before,
              before);
      database.batch(
          "delete from security_api_key where key_hash = ?",
          ended.stream().map(hash -> new Object[] {hash}).toList());
    } while (ended.size() == BATCH);
  }
}

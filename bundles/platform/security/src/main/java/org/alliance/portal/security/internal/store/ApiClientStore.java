package org.alliance.portal.security.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** API clients: programs of partner organisations. */
@Component(service = ApiClientStore.class)
public final class ApiClientStore {
  /** The clients of some organisations; its plan is tested. */
  public static final String OF_ORGANISATIONS =
      "select * from security_api_client where organisation_id in (?";

  private static final String SELECT = "select * from security_api_client";

  /** Few sizes of the list of organisations, so that the database prepares few statements. */
  private static final int[] SIZES = {1, 20, 200};

  private final Database database;

  /** Whether a client may ask. */
  public enum State {
    /** It may. */
    ACTIVE,
    /** It may not, until an admin says so. */
    BLOCKED
  }

  /**
   * A client.
   *
   * @param organisation whose program it is; null for none
   * @param contact e-mail address of those who run the program; empty for none
   * @param note of the secretariat
   * @param rate requests per minute; null for no limit
   * @param lastUsed roughly; null when it never asked
   */
  public record ApiClient(
      Id id,
      int version,
      String name,
      Id organisation,
      String contact,
      String note,
      Set<String> scopes,
      Integer rate,
      State state,
      boolean sample,
      Instant created,
      Instant lastUsed) {}

  @Activate
  public ApiClientStore(@Reference(target = "(portal.schema=security)") Database database) {
    this.database = database;
  }

  private static ApiClient client(Row row) {
    return new ApiClient(
        row.id("id"),
        row.number("version"),
        row.text("name"),
        row.id("organisation_id"),
        orEmpty(row.text("contact_email")),
        orEmpty(row.text("note")),
        AccountStore.words(row.text("scopes")),
        row.numberOrNull("rate_per_minute"),
        row.choice("state", State.class),
        row.flag("sample"),
        row.instant("created_at"),
        row.instant("last_used_at"));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** One client. */
  public Optional<ApiClient> find(Id id) {
    return database.first(SELECT + " where id = ?", ApiClientStore::client, id);
  }

  /**
   * Clients by name.
   *
   * @param name of the last one before; null for the first page
   * @param id of the last one before
   */
  public List<ApiClient> list(String name, Id id, int limit) {
    return name == null
        ? database.list(
            SELECT + " order by name, id fetch first ? rows only", ApiClientStore::client, limit)
        : database.list(
            SELECT
                + " where name >= ? and (name > ? or id > ?)"
                + " order by name, id fetch first ? rows only",
            ApiClientStore::client,
            name,
            name,
            id,
            limit);
  }

  /**
   * The clients of these organisations by name, at most 200.
   *
   * @param organisations at most 200
   */
  public List<ApiClient> of(Collection<Id> organisations) {
    if (organisations.isEmpty()) {
      return List.of();
    }
    List<Object> params = new ArrayList<>(organisations);
    int size = size(params.size());
    params.addAll(Collections.nCopies(size - params.size(), params.get(0)));
    return database.list(
        OF_ORGANISATIONS + ", ?".repeat(size - 1) + ") order by name, id fetch first 200 rows only",
        ApiClientStore::client,
        params.toArray());
  }

  private static int size(int wanted) {
    for (int size : SIZES) {
      if (size >= wanted) {
        return size;
      }
    }
    throw new IllegalArgumentException("More than 200 organisations at once");
  }

  /** The invented client. */
  public Optional<ApiClient> sample() {
    return database.first(
        SELECT + " where sample = 1 order by id fetch first 1 rows only", ApiClientStore::client);
  }

  /**
   * Adds a client.
   *
   * @param keyHash of its first key, which the version before this one looks for here
   * @param actor who made it
   */
  public void insert(ApiClient client, String keyHash, String actor) {
    database.update(
        "insert into security_api_client (id, version, name, key_hash, scopes, state, sample,"
            + " created_at, organisation_id, contact_email, note, rate_per_minute, created_by)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        client.id(),
        client.version(),
        client.name(),
        keyHash,
        words(client.scopes()),
        client.state(),
        client.sample(),
        client.created(),
        client.organisation(),
        client.contact(),
        client.note(),
        client.rate(),
        actor);
  }

  private static String words(Set<String> scopes) {
    return String.join(",", new TreeSet<>(scopes));
  }

  /** Replaces what people say of a client; false when it is not at the version before any more. */
  public boolean update(ApiClient client) {
    return database.update(
            "update security_api_client set version = ?, name = ?, organisation_id = ?,"
                + " contact_email = ?, note = ?, scopes = ?, rate_per_minute = ?, state = ?"
                + " where id = ? and version = ?",
            client.version(),
            client.name(),
            client.organisation(),
            client.contact(),
            client.note(),
            words(client.scopes()),
            client.rate(),
            client.state(),
            client.id(),
            client.version() - 1)
        == 1;
  }

  /** The key for the version before this one, which knows one key of each client only. */
  public void keyHash(Id id, String keyHash) {
    database.update("update security_api_client set key_hash = ? where id = ?", keyHash, id);
  }

  /** Takes an ended key from the version before this one, which would go on taking it. */
  public void withoutKey(Id id, String keyHash) {
    database.update(
        "update security_api_client set key_hash = ? where id = ? and key_hash = ?",
        "none:" + id,
        id,
        keyHash);
  }

  /** Moves a client on to the next version; false when it is not at this one any more. */
  public boolean touch(Id id, int version) {
    return database.update(
            "update security_api_client set version = ? where id = ? and version = ?",
            version + 1,
            id,
            version)
        == 1;
  }

  /** Deletes a client at this version; its keys and usage must be gone. */
  public boolean delete(Id id, int version) {
    return database.update(
            "delete from security_api_client where id = ? and version = ?", id, version)
        == 1;
  }
}

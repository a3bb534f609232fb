package org.alliance.portal.security.internal.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.data.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** API clients, found by the hash of their key. */
@Component(service = ApiClientStore.class)
public final class ApiClientStore {
  private final Database database;

  @Activate
  public ApiClientStore(@Reference(target = "(portal.schema=security)") Database database) {
    this.database = database;
  }

  /** Finds a client. */
  public Optional<Principal> find(String keyHash) {
    return database.first(
        "select id, name, scopes from security_api_client"
            + " where key_hash = ? and state = 'active'",
        row ->
            new Principal(
                Principal.Kind.API_CLIENT,
                row.id("id"),
                row.text("name"),
                Set.of(),
                Map.of(),
                AccountStore.words(row.text("scopes"))),
        keyHash);
  }

  /** The invented client. */
  public Optional<Id> sample() {
    return database.first(
        "select id from security_api_client where sample = 1 order by id fetch first 1 rows only",
        row -> row.id("id"));
  }

  /** Adds a client. */
  public void insert(
      Id id, String name, String keyHash, Set<String> scopes, boolean sample, Instant now) {
    database.update(
        "insert into security_api_client (id, name, key_hash, scopes, state, sample, created_at)"
            + " values (?, ?, ?, ?, 'active', ?, ?)",
        id,
        name,
        keyHash,
        String.join(",", new TreeSet<>(scopes)),
        sample,
        now);
  }

  /** Gives a client another key and other scopes, where they differ. */
  public boolean update(Id id, String keyHash, Set<String> scopes) {
    String words = String.join(",", new TreeSet<>(scopes));
    return database.update(
            "update security_api_client set key_hash = ?, scopes = ?"
                + " where id = ? and (key_hash <> ? or scopes <> ?)",
            keyHash,
            words,
            id,
            keyHash,
            words)
        > 0;
  }

  /** Deletes a client. */
  public void delete(Id id) {
    database.update("delete from security_api_client where id = ?", id);
  }
}

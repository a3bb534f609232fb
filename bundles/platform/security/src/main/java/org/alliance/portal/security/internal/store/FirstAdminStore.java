package org.alliance.portal.security.internal.store;

import java.time.Instant;
import java.util.Optional;
import org.alliance.portal.api.data.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One-time links for the first admin, found by the hash of their token. */
@Component(service = FirstAdminStore.class)
public final class FirstAdminStore {
  private final Database database;

  /**
   * A link.
   *
   * @param created when it was made
   * @param used whether it has been used
   */
  public record Link(Instant created, boolean used) {}

  @Activate
  public FirstAdminStore(@Reference(target = "(portal.schema=security)") Database database) {
    this.database = database;
  }

  /** Finds a link. */
  public Optional<Link> find(String hash) {
    return database.first(
        "select created_at, used_at from security_first_admin where token_hash = ?",
        row -> new Link(row.instant("created_at"), row.instant("used_at") != null),
        hash);
  }

  /** Replaces every unused link by this one. */
  public void replace(String hash, Instant now) {
    deleteUnused();
    database.update(
        "insert into security_first_admin (token_hash, created_at) values (?, ?)", hash, now);
  }

  /** Forgets every unused link. */
  public void deleteUnused() {
    database.update("delete from security_first_admin where used_at is null");
  }

  /** Uses a link up; false when somebody else was first. */
  public boolean use(String hash, Instant now) {
    return database.update(
            "update security_first_admin set used_at = ?"
                + " where token_hash = ? and used_at is null",
            now,
            hash)
        == 1;
  }
}

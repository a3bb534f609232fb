package org.alliance.portal.persistence.internal.store;

import java.time.Instant;
import java.util.Optional;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.persistence.internal.Failures;

/** Which version of each feature's tables the database has, and who may change them now. */
public final class SchemaStore {
  private final Database database;

  /** Over the portal's database. */
  public SchemaStore(Database database) {
    this.database = database;
  }

  /** Creates the two tables of this store when they are missing. */
  public void bootstrap() {
    createUnlessThere(
        "schema_version",
        "create table schema_version (feature varchar(100) not null primary key,"
            + " digest varchar(64) not null, applied_at bigint not null)");
    createUnlessThere(
        "schema_lock",
        "create table schema_lock (id integer not null primary key,"
            + " owner varchar(60), lease_until bigint not null)");
    if (database.first("select id from schema_lock where id = 1", r -> 1).isEmpty()) {
      try {
        database.update("insert into schema_lock (id, owner, lease_until) values (1, null, 0)");
      } catch (DatabaseException e) {
        if (!e.duplicate()) {
          throw e;
        }
      }
    }
  }

  private void createUnlessThere(String table, String ddl) {
    if (exists(table)) {
      return;
    }
    try {
      database.update(ddl);
    } catch (DatabaseException e) {
      // Another node may have been first, with any of several SQL states.
      if (!exists(table)) {
        throw e;
      }
    }
  }

  private boolean exists(String table) {
    try {
      database.list("select 1 as one from " + table + " where 1 = 0", r -> 1);
      return true;
    } catch (DatabaseException e) {
      if (Failures.isNoTable(e)) {
        return false;
      }
      throw e;
    }
  }

  /** Digest of the changelog that was applied last. */
  public Optional<String> digest(String feature) {
    return database.first(
        "select digest from schema_version where feature = ?", r -> r.text("digest"), feature);
  }

  /** Keeps the digest of the changelog that was applied. */
  public void applied(String feature, String digest, Instant now) {
    database.run(
        () -> {
          int known =
              database.update(
                  "update schema_version set digest = ?, applied_at = ? where feature = ?",
                  digest,
                  now,
                  feature);
          if (known == 0) {
            database.update(
                "insert into schema_version (feature, digest, applied_at) values (?, ?, ?)",
                feature,
                digest,
                now);
          }
        });
  }

  /** Takes or prolongs the lease to change tables; false when somebody else has it. */
  public boolean lease(String owner, Instant now, Instant until) {
    return database.update(
            "update schema_lock set owner = ?, lease_until = ?"
                + " where id = 1 and (owner = ? or lease_until < ?)",
            owner,
            until,
            owner,
            now)
        == 1;
  }

  /** Gives the lease back. */
  public void release(String owner) {
    database.update("update schema_lock set lease_until = 0 where id = 1 and owner = ?", owner);
  }
}

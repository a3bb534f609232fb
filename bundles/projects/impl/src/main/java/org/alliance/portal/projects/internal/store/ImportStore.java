package org.alliance.portal.projects.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports in the database. */
@Component(service = ImportStore.class)
public class ImportStore {
  private static final String SELECT =
      "select id, state, digest, total, done, keeps, actor, undone_by, begun_at, ended_at, report"
          + " from projects_import where ";

  private final Database database;

  @Activate
  public ImportStore(@Reference(target = "(portal.schema=projects)") Database database) {
    this.database = database;
  }

  /** An import as it is kept: its state is a word in lower case, its report JSON. */
  public record Kept(
      Id id,
      String state,
      String digest,
      int total,
      int done,
      boolean keep,
      String actor,
      String undoneBy,
      Instant begun,
      Instant ended,
      String report) {}

  /** Adds an import. */
  public void insert(Id id, Enum<?> state, String digest, String actor, Instant now) {
    database.update(
        "insert into projects_import (id, state, digest, total, done, actor, begun_at)"
            + " values (?, ?, ?, 0, 0, ?, ?)",
        id,
        state,
        digest,
        actor,
        now);
  }

  /** One import. */
  public Optional<Kept> get(Id id) {
    return database.first(SELECT + "id = ?", ImportStore::kept, id);
  }

  /** Imports, the latest first. */
  public List<Kept> before(Id before, int limit) {
    return database.list(
        SELECT + "id < ? order by id desc fetch first ? rows only",
        ImportStore::kept,
        before,
        limit);
  }

  /** Imports in some states, the oldest first. */
  public List<Kept> in(Collection<? extends Enum<?>> states, int limit) {
    List<Object> params = new ArrayList<>(states);
    params.add(limit);
    return database.list(
        SELECT
            + "state in (?"
            + ", ?".repeat(states.size() - 1)
            + ") order by id fetch first ? rows only",
        ImportStore::kept,
        params.toArray());
  }

  /** Imports of the same file, the latest first. */
  public List<Kept> same(String digest, int limit) {
    return database.list(
        SELECT + "digest = ? order by digest, id desc fetch first ? rows only",
        ImportStore::kept,
        digest,
        limit);
  }

  /**
   * Moves an import on.
   *
   * @param anew whether to count anew; otherwise the count of the state before stays
   * @return false when it is not in that state any more
   */
  public boolean move(Id id, Enum<?> from, Enum<?> to, boolean anew, Instant ended) {
    return database.update(
            "update projects_import set state = ?, ended_at = ?"
                + (anew ? ", done = 0" : "")
                + " where id = ? and state = ?",
            to,
            ended,
            id,
            from)
        == 1;
  }

  /** Counts what is done; false when the import is not in that state any more. */
  public boolean done(Id id, Enum<?> state, int done) {
    return database.update(
            "update projects_import set done = ? where id = ? and state = ?", done, id, state)
        == 1;
  }

  /** Remembers what the check found. */
  public void report(Id id, int total, String report) {
    database.update(
        "update projects_import set total = ?, report = ? where id = ?", total, report, id);
  }

  /** Remembers who undoes an import, and whether what others worked with stays. */
  public void undo(Id id, String actor, boolean keep) {
    database.update(
        "update projects_import set undone_by = ?, keeps = ? where id = ?", actor, keep, id);
  }

  private static Kept kept(Row row) {
    return new Kept(
        row.id("id"),
        row.text("state").toLowerCase(Locale.ROOT),
        row.text("digest"),
        row.number("total"),
        row.number("done"),
        row.flag("keeps"),
        row.text("actor"),
        row.text("undone_by"),
        row.instant("begun_at"),
        row.instant("ended_at"),
        row.text("report"));
  }
}

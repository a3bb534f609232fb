package org.alliance.portal.persistence.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.api.data.Row;

/** The change log and its inbox. */
public final class ChangeStore {
  private static final int BATCH = 500;
  private static final String COLUMNS =
      "recorded_at, actor, feature, entity_type, entity_id, verb, fields, audience,"
          + " organisation_id";

  private final Database database;

  /** Over the portal's database. */
  public ChangeStore(Database database) {
    this.database = database;
  }

  /**
   * An entry on its way to the log.
   *
   * @param id its place in the inbox
   * @param change its position is not used
   */
  public record Waiting(Id id, Change change) {}

  /** Adds entries to the inbox, in the caller's transaction. */
  public void insert(List<Waiting> entries) {
    database.batch(
        "insert into change_inbox (id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entries.stream().map(entry -> values(entry.id().value(), entry.change())).toList());
  }

  private static Object[] values(long key, Change change) {
    return new Object[] {
      key,
      change.time(),
      change.actor(),
      change.feature(),
      change.type(),
      change.id(),
      change.verb(),
      String.join(",", change.fields()),
      change.audience(),
      change.organisation()
    };
  }

  /**
   * Moves committed entries from the inbox to the log.
   *
   * @return how many, at most 500
   */
  public int move() {
    return database.transaction(
        () -> {
          List<Waiting> waiting =
              database.list(
                  "select id, "
                      + COLUMNS
                      + " from change_inbox order by id fetch first ? rows only",
                  r -> new Waiting(r.id("id"), change(0, r)),
                  BATCH);
          if (waiting.isEmpty()) {
            return 0;
          }
          long head = head();
          int moved =
              database.update(
                  "update change_head set head = ? where id = 1 and head = ?",
                  head + waiting.size(),
                  head);
          if (moved == 0) {
            // Another sequencer took the same entries between the reading and this.
            return 0;
          }
          List<Object[]> entries = new ArrayList<>(waiting.size());
          List<Object[]> ids = new ArrayList<>(waiting.size());
          long position = head;
          for (Waiting w : waiting) {
            entries.add(values(++position, w.change()));
            ids.add(new Object[] {w.id()});
          }
          database.batch(
              "insert into change_log (pos, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              entries);
          database.batch("delete from change_inbox where id = ?", ids);
          return waiting.size();
        });
  }

  /** Entries in order. */
  public List<Change> read(long after, int limit) {
    List<Change> found =
        database.list(
            "select pos, "
                + COLUMNS
                + " from change_log where pos > ? order by pos fetch first ? rows only",
            r -> change(r.big("pos"), r),
            after,
            limit);
    boolean gap = found.isEmpty() || found.get(0).position() != after + 1;
    if (gap && after + 1 < oldest()) {
      throw new GoneException("portal.problem.resynchronise");
    }
    return found;
  }

  private static Change change(long position, Row row) {
    String fields = row.text("fields");
    return new Change(
        position,
        row.instant("recorded_at"),
        row.text("actor"),
        row.text("feature"),
        row.text("entity_type"),
        row.id("entity_id"),
        row.choice("verb", Change.Verb.class),
        fields.isEmpty() ? List.of() : List.of(fields.split(",")),
        row.choice("audience", Change.Audience.class),
        row.id("organisation_id"));
  }

  /** Position of the newest entry; 0 when there is none. */
  public long head() {
    return counter("head");
  }

  /** Position of the oldest entry that is kept; one after the head when there is none. */
  public long oldest() {
    return counter("oldest");
  }

  private long counter(String which) {
    return database
        .first("select head, oldest from change_head where id = 1", r -> r.big(which))
        .orElseThrow(() -> new DatabaseException("change_head has lost its row", null, false));
  }

  /** When the entry that waits longest was recorded; null when the inbox is empty. */
  public Instant oldestWaiting() {
    return database
        .first(
            "select recorded_at from change_inbox order by id fetch first 1 rows only",
            r -> r.instant("recorded_at"))
        .orElse(null);
  }

  /** Whether anything waits in the inbox. */
  public boolean isWaiting() {
    return database
        .first("select id from change_inbox order by id fetch first 1 rows only", r -> r.id("id"))
        .isPresent();
  }

  /**
   * Discards the oldest entries.
   *
   * @return how many, at most 500; fewer when the next is young enough
   */
  public int discard(Instant before) {
    return database.transaction(
        () -> {
          long oldest = oldest();
          long keep = oldest;
          for (Change change : read(oldest - 1, BATCH)) {
            if (!change.time().isBefore(before)) {
              break;
            }
            keep = change.position() + 1;
          }
          if (keep > oldest) {
            database.update("delete from change_log where pos < ?", keep);
            database.update("update change_head set oldest = ? where id = 1", keep);
          }
          return (int) (keep - oldest);
        });
  }

  /** Takes or prolongs the sequencer's lease; false when somebody else has it. */
  public boolean lease(String owner, Instant now, Instant until) {
    return database.update(
            "update change_lease set owner = ?, lease_until = ?"
                + " where id = 1 and (owner = ? or lease_until < ?)",
            owner,
            until,
            owner,
            now)
        == 1;
  }

  /** Gives the lease back. */
  public void release(String owner) {
    database.update("update change_lease set lease_until = 0 where id = 1 and owner = ?", owner);
  }
}

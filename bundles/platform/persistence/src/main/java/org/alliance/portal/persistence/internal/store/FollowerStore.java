package org.alliance.portal.persistence.internal.store;

import java.time.Instant;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;

/** How far followers have come, and what they failed at. */
public final class FollowerStore {
  private static final int LONGEST_CLASS = 300;
  private static final int LONGEST_LINE = 500;

  private final Database database;

  /** Over the portal's database. */
  public FollowerStore(Database database) {
    this.database = database;
  }

  /** Position of a follower; a new one starts at 0. */
  public long position(String id) {
    return find(id)
        .orElseGet(
            () -> {
              try {
                database.update("insert into change_follower (id, pos) values (?, 0)", id);
                return 0L;
              } catch (DatabaseException e) {
                return find(id).orElseThrow(() -> e);
              }
            });
  }

  private Optional<Long> find(String id) {
    return database.first("select pos from change_follower where id = ?", r -> r.big("pos"), id);
  }

  /** Moves a follower; false when another node has moved it. */
  public boolean move(String id, long from, long to) {
    return database.update(
            "update change_follower set pos = ? where id = ? and pos = ?", to, id, from)
        == 1;
  }

  /** Keeps what a follower failed at. */
  public void deadLetter(Id id, String follower, long position, Throwable failure, Instant now) {
    String line = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    database.update(
        "insert into change_dead_letter (id, follower, pos, error_class, error_line, failed_at)"
            + " values (?, ?, ?, ?, ?, ?)",
        id,
        follower,
        position,
        shorten(failure.getClass().getName(), LONGEST_CLASS),
        shorten(line, LONGEST_LINE),
        now);
  }

  private static String shorten(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  /** How many entries were given up since then. */
  public int deadLetters(Instant since) {
    return database
        .first(
            "select count(*) as given_up from change_dead_letter where failed_at >= ?",
            r -> r.number("given_up"),
            since)
        .orElse(0);
  }

  /** Forgets old dead letters. */
  public void discard(Instant before) {
    database.update("delete from change_dead_letter where failed_at < ?", before);
  }
}

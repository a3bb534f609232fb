package org.alliance.portal.persistence.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;

/** Which node runs which scheduled task, and when it started last. */
public final class TaskStore {
  private final Database database;

  /** Over the portal's database. */
  public TaskStore(Database database) {
    this.database = database;
  }

  /**
   * What is known of a task.
   *
   * @param lastStarted when a node started it last; 1970 when none did
   * @param leaseUntil until when that node may be running it; in the past when it has ended
   */
  public record Run(Instant lastStarted, Instant leaseUntil) {
    /** When the task may start next. */
    public Instant due(Duration interval) {
      Instant next = lastStarted.plus(interval);
      return next.isAfter(leaseUntil) ? next : leaseUntil;
    }
  }

  /** The task's row, made when missing. */
  public Run get(String id) {
    return find(id)
        .orElseGet(
            () -> {
              try {
                database.update(
                    "insert into task_run (id, last_started, lease_until) values (?, 0, 0)", id);
                return new Run(Instant.EPOCH, Instant.EPOCH);
              } catch (DatabaseException e) {
                return find(id).orElseThrow(() -> e);
              }
            });
  }

  private Optional<Run> find(String id) {
    return database.first(
        "select last_started, lease_until from task_run where id = ?",
        r -> new Run(r.instant("last_started"), r.instant("lease_until")),
        id);
  }

  /** Takes a task that is due; false when another node was first or it is not yet time. */
  public boolean claim(String id, String node, Duration interval, Instant now, Instant until) {
    return database.update(
            "update task_run set last_started = ?, lease_until = ?, node = ?"
                + " where id = ? and last_started <= ? and lease_until <= ?",
            now,
            until,
            node,
            id,
            now.minus(interval),
            now)
        == 1;
  }

  /** Goes on running the task. */
  public void prolong(String id, String node, Instant until) {
    database.update(
        "update task_run set lease_until = ? where id = ? and node = ? and lease_until > 0",
        until,
        id,
        node);
  }

  /** The task has ended. */
  public void release(String id, String node) {
    database.update("update task_run set lease_until = 0 where id = ? and node = ?", id, node);
  }
}

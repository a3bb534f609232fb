package org.alliance.portal.persistence.internal;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.persistence.internal.store.FollowerStore;

/** How a follower's position is kept together with the effect of an entry. */
interface Progress {

  /** Position of the last entry that took effect. */
  long load();

  /**
   * Applies entries in order and moves the position.
   *
   * @param after the position before
   * @param effect takes one entry; false to stop before it
   * @return the new position; -1 when another node has moved it meanwhile
   */
  long apply(long after, List<Change> entries, Predicate<Change> effect);

  /** Gives an entry up and moves beyond it. */
  void giveUp(long position, Throwable failure);

  /** Moves to the start of what the log still has. */
  void skip(long from, long to);

  /** Once in the cluster: the position moves in the transaction of the effect. */
  final class Once implements Progress {
    private final DatabaseImpl database;
    private final FollowerStore store;
    private final IdGenerator ids;
    private final String id;

    Once(DatabaseImpl database, IdGenerator ids, String id) {
      this.database = database;
      this.store = new FollowerStore(database);
      this.ids = ids;
      this.id = id;
    }

    @Override
    public long load() {
      return store.position(id);
    }

    @Override
    public long apply(long after, List<Change> entries, Predicate<Change> effect) {
      long last = entries.get(entries.size() - 1).position();
      return database.transaction(
          () -> {
            // First, so that another node waits here instead of doing the same.
            if (!store.move(id, after, last)) {
              return -1L;
            }
            long done = after;
            for (Change entry : entries) {
              if (!effect.test(entry)) {
                store.move(id, last, done);
                return done;
              }
              done = entry.position();
            }
            return done;
          });
    }

    @Override
    public void giveUp(long position, Throwable failure) {
      database.run(
          () -> {
            if (store.move(id, position - 1, position)) {
              store.deadLetter(ids.next(), id, position, failure, Instant.now());
            }
          });
    }

    @Override
    public void skip(long from, long to) {
      store.move(id, from, to);
    }
  }

  /** On each node: the position is in a file and may lag behind the effect. */
  final class EachNode implements Progress {
    private final FollowerStore store;
    private final IdGenerator ids;
    private final String id;
    private final NodeCursor cursor;
    private long position;

    EachNode(DatabaseImpl database, IdGenerator ids, String id, NodeCursor cursor) {
      this.store = new FollowerStore(database);
      this.ids = ids;
      this.id = id;
      this.cursor = cursor;
    }

    @Override
    public long load() {
      // After a failure within a batch, memory knows more than the caller.
      position = Math.max(position, cursor.load());
      return position;
    }

    @Override
    public long apply(long after, List<Change> entries, Predicate<Change> effect) {
      position = after;
      try {
        for (Change entry : entries) {
          if (!effect.test(entry)) {
            break;
          }
          position = entry.position();
        }
      } finally {
        if (position > after) {
          cursor.save(position);
        }
      }
      return position;
    }

    @Override
    public void giveUp(long at, Throwable failure) {
      store.deadLetter(ids.next(), id, at, failure, Instant.now());
      position = at;
      cursor.save(at);
    }

    @Override
    public void skip(long from, long to) {
      position = to;
      cursor.save(to);
    }
  }
}

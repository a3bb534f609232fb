package org.alliance.portal.persistence.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.persistence.internal.store.ChangeStore;

/** Writes to the inbox within the caller's transaction, reads from the log. */
public final class ChangeLogImpl implements ChangeLog {
  private static final int MOST_FIELDS = 2_000;
  private static final int MOST_ENTRIES = 1_000;

  private final DatabaseImpl database;
  private final ChangeStore store;
  private final IdGenerator ids;
  private final Supplier<String> actor;
  private final Runnable wake;

  /**
   * @param actor how the log names who is asking
   * @param wake called after a commit that left something in the inbox
   */
  public ChangeLogImpl(
      DatabaseImpl database, IdGenerator ids, Supplier<String> actor, Runnable wake) {
    this.database = database;
    this.store = new ChangeStore(database);
    this.ids = ids;
    this.actor = actor;
    this.wake = wake;
  }

  @Override
  public void record(
      String feature,
      EntityRef ref,
      Change.Verb verb,
      List<String> fields,
      Change.Audience audience,
      Id organisation) {
    if (!database.inTransaction()) {
      throw new IllegalStateException("A change is recorded in the transaction that makes it");
    }
    int length = 0;
    for (String field : fields) {
      length += field.length() + 1;
      if (field.isEmpty() || field.indexOf(',') >= 0 || length > MOST_FIELDS) {
        throw new IllegalArgumentException("Field names: not empty, no comma, 2,000 in all");
      }
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    store.insert(
        ids.next(),
        new Change(
            0,
            now,
            actor.get(),
            feature,
            ref.type(),
            ref.id(),
            verb,
            fields,
            audience,
            organisation));
    database.afterCommit(wake);
  }

  @Override
  public List<Change> read(long after, int limit) {
    if (after < 0 || limit < 1 || limit > MOST_ENTRIES) {
      throw new IllegalArgumentException("after from 0, limit from 1 to 1,000");
    }
    return store.read(after, limit);
  }

  @Override
  public long head() {
    return store.head();
  }
}

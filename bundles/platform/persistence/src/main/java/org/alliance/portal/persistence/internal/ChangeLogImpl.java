package org.alliance.portal.persistence.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.persistence.internal.store.ChangeStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Writes to the inbox within the caller's transaction, reads from the log. */
@Component(service = ChangeLog.class)
public final class ChangeLogImpl implements ChangeLog {
  private static final int MOST_FIELDS = 2_000;
  private static final int MOST_ENTRIES = 1_000;

  private final DatabaseImpl database;
  private final ChangeStore store;
  private final IdGenerator ids;
  private final Runnable wake;

  /** Optional, because security itself needs a database first. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Access access;

  /** For the component runtime. */
  @Activate
  public ChangeLogImpl(
      @Reference(target = Databases.OWN) DatabaseImpl database,
      @Reference IdGenerator ids,
      @Reference Sequencer sequencer) {
    this(database, ids, sequencer::wake);
  }

  /**
   * @param wake called after a commit that left something in the inbox
   */
  public ChangeLogImpl(DatabaseImpl database, IdGenerator ids, Runnable wake) {
    this.database = database;
    this.store = new ChangeStore(database);
    this.ids = ids;
    this.wake = wake;
  }

  private String actor() {
    Access known = access;
    return (known == null ? Principal.SYSTEM : known.principal()).actor();
  }

  @Override
  public void record(
      String feature,
      Collection<Named> things,
      Change.Verb verb,
      List<String> fields,
      Change.Audience audience) {
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
    String actor = actor();
    List<ChangeStore.Waiting> entries = new ArrayList<>();
    for (Named thing : things) {
      entries.add(
          new ChangeStore.Waiting(
              ids.next(),
              new Change(
                  0,
                  now,
                  actor,
                  feature,
                  thing.ref().type(),
                  thing.ref().id(),
                  verb,
                  fields,
                  audience,
                  thing.organisation())));
    }
    if (!entries.isEmpty()) {
      store.insert(entries);
      database.afterCommit(wake);
    }
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

package org.alliance.portal.membership.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.membership.internal.store.RetentionStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets, once a day, what the portal has no reason to keep. */
@Component(configurationPid = Settings.PID)
public class Retention implements ScheduledTask {
  static final int BATCH = 500;
  static final Duration DRAFTS = Duration.ofDays(30);
  static final Duration UNCONFIRMED = Duration.ofDays(14);

  /** Whoever comes late with a link is told that it has ended, for so long. */
  static final Duration ENDED_LINKS = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final long USUAL_DAYS = 365;

  private final Database database;
  private final RetentionStore store;
  private final ChangeLog changes;
  private final Duration decided;
  private final Clock clock;

  @Activate
  public Retention(
      @Reference(target = "(portal.schema=membership)") Database database,
      @Reference RetentionStore store,
      @Reference ChangeLog changes,
      Settings settings) {
    this(database, store, changes, days(settings.application_retention_days()), Clock.systemUTC());
  }

  Retention(
      Database database, RetentionStore store, ChangeLog changes, Duration decided, Clock clock) {
    this.database = database;
    this.store = store;
    this.changes = changes;
    this.decided = decided;
    this.clock = clock;
  }

  /** A number of days, at least one; the usual one when a setting says something else. */
  static Duration days(String setting) {
    String days = setting.strip();
    if (days.matches("[1-9]\\d{0,4}")) {
      return Duration.ofDays(Long.parseLong(days));
    }
    LOG.warn("PORTAL_APPLICATION_RETENTION_DAYS is not a number of days: {} is used", USUAL_DAYS);
    return Duration.ofDays(USUAL_DAYS);
  }

  @Override
  public String id() {
    return "membership-retention";
  }

  @Override
  public Duration interval() {
    return Duration.ofDays(1);
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    // Nobody was told of drafts, so nobody need be told that they are gone.
    batches(
        () -> store.untouched(Application.State.DRAFT, now.minus(DRAFTS), BATCH), store::delete);
    delete(() -> store.untouched(Application.State.UNCONFIRMED, now.minus(UNCONFIRMED), BATCH));
    for (Application.State state : Application.State.values()) {
      if (state.closed()) {
        batches(
            () -> store.personal(state, now.minus(decided), BATCH),
            ids -> {
              store.empty(ids);
              record(ids, Change.Verb.UPDATED, List.of("contact"));
            });
      }
    }
    Instant ended = now.minus(ENDED_LINKS);
    while (database.transaction(() -> store.deleteLinks(ended, BATCH)) == BATCH) {
      LOG.debug("More links have ended");
    }
  }

  /** Deletes applications for good. */
  void delete(Supplier<List<Id>> which) {
    batches(
        which,
        ids -> {
          store.delete(ids);
          record(ids, Change.Verb.DELETED, List.of());
        });
  }

  private void batches(Supplier<List<Id>> which, Consumer<List<Id>> work) {
    int done;
    do {
      done =
          database.transaction(
              () -> {
                List<Id> ids = which.get();
                work.accept(ids);
                return ids.size();
              });
    } while (done == BATCH);
  }

  private void record(List<Id> ids, Change.Verb verb, List<String> fields) {
    ids.forEach(
        id ->
            changes.record(
                MembershipContribution.FEATURE,
                new EntityRef(Application.TYPE, id),
                verb,
                fields,
                Change.Audience.NONE,
                null));
  }
}

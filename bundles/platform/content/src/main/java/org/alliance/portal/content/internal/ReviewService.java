package org.alliance.portal.content.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ProblemException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.content.internal.letters.ReviewLetters;
import org.alliance.portal.content.internal.store.WorkStore;
import org.alliance.portal.content.internal.store.WorkStore.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Working copies and the queue of those that wait; who may is the feature's to ask. */
@Component(service = {Reviews.class, ReviewService.class})
public class ReviewService implements Reviews {
  /** Most working copies of an owner. */
  static final int MOST = 500;

  private static final int MOST_IDS = 200;
  private static final int MOST_ORGANISATIONS = 1_000;
  private static final int LISTED = 100;

  private final Access access;
  private final Database database;
  private final ChangeLog changes;
  private final WorkStore store;
  private final ReviewLetters letters;
  private final Clock clock;
  private final Works works = new Works();

  @Activate
  public ReviewService(
      @Reference Access access,
      @Reference(target = "(portal.schema=content)") Database database,
      @Reference ChangeLog changes,
      @Reference WorkStore store,
      @Reference ReviewLetters letters) {
    this(access, database, changes, store, letters, Clock.systemUTC());
  }

  /** With a clock of the test's own. */
  public ReviewService(
      Access access,
      Database database,
      ChangeLog changes,
      WorkStore store,
      ReviewLetters letters,
      Clock clock) {
    this.access = access;
    this.database = database;
    this.changes = changes;
    this.store = store;
    this.letters = letters;
    this.clock = clock;
  }

  @Override
  public Optional<Work> find(EntityRef ref) {
    return store.find(ref).map(works::work);
  }

  @Override
  public Map<Id, State> states(String type, Collection<Id> ids) {
    if (ids.size() > MOST_IDS) {
      throw new IllegalArgumentException("At most 200 ids");
    }
    return store.states(type, ids);
  }

  @Override
  public Work save(Work work) {
    Stored written = works.written(work, access.principal().actor(), now());
    return database.transaction(() -> work.version() == 0 ? begin(written) : write(written));
  }

  private Work begin(Stored work) {
    if (store.count(work.organisation()) >= MOST) {
      throw new ValidationException(
          FieldProblem.of("", "portal.problem.too-many-works", "max", MOST));
    }
    if (!store.insert(work)) {
      throw new ConflictException(find(work.ref()).orElse(null));
    }
    return announced(work, Change.Verb.CREATED, List.of());
  }

  private Work write(Stored work) {
    if (!store.write(work)) {
      throw new ConflictException(find(work.ref()).orElse(null));
    }
    return announced(work, Change.Verb.UPDATED, List.of("values"));
  }

  @Override
  public Work submit(EntityRef ref, int version) {
    return database.transaction(
        () -> {
          Stored before = seen(ref, version);
          if (before.state() == State.SUBMITTED) {
            return works.work(before);
          }
          String actor = access.principal().actor();
          Work work = moved(works.moved(before, State.SUBMITTED, Remarks.NONE, actor, now()));
          letters.submitted(work);
          return work;
        });
  }

  @Override
  public Work takeBack(EntityRef ref, int version) {
    return database.transaction(
        () -> {
          Stored before = seen(ref, version);
          return switch (before.state()) {
            case DRAFT -> works.work(before);
            case RETURNED -> throw new ConflictException(works.work(before));
            case SUBMITTED ->
                moved(works.moved(before, State.DRAFT, Remarks.NONE, before.submitter(), now()));
          };
        });
  }

  @Override
  public Work giveBack(EntityRef ref, int version, Map<String, String> remarks, String note) {
    Remarks said = Remarks.of(remarks, note);
    return database.transaction(
        () -> {
          Stored before = seen(ref, version);
          if (before.state() != State.SUBMITTED) {
            throw new ConflictException(works.work(before));
          }
          Work work = moved(works.moved(before, State.RETURNED, said, before.submitter(), now()));
          letters.returned(work, before.submitter());
          return work;
        });
  }

  @Override
  public void published(EntityRef ref, int version) {
    Transactions.require(database);
    Stored before = seen(ref, version);
    if (!store.delete(ref, version)) {
      throw lost(ref);
    }
    record(before, Change.Verb.DELETED, List.of());
    letters.published(works.work(before), before.submitter());
  }

  @Override
  public void discard(EntityRef ref) {
    database.run(
        () ->
            store
                .find(ref)
                // Of two who discard it at once, one announces it.
                .filter(before -> store.delete(ref))
                .ifPresent(before -> record(before, Change.Verb.DELETED, List.of())));
  }

  @Override
  public void discard(EntityRef ref, int version) {
    database.run(
        () -> {
          Stored before = seen(ref, version);
          if (!store.delete(ref, version)) {
            throw lost(ref);
          }
          record(before, Change.Verb.DELETED, List.of());
        });
  }

  @Override
  public Slice<Work> waiting(String type, int limit, String after) {
    if (limit < 1 || limit > MOST_IDS) {
      throw new ValidationException(
          new FieldProblem("limit", "portal.problem.range", Map.of("min", 1, "max", MOST_IDS)));
    }
    if (type != null && !type.matches(Works.TYPE)) {
      throw new ValidationException(FieldProblem.of("type", "portal.problem.unknown-value"));
    }
    return store.waiting(type, limit, after).map(works::work);
  }

  /** How many wait for the secretariat, by type of things; without types of which none waits. */
  public Map<String, Integer> waitingByType() {
    return store.waitingByType();
  }

  @Override
  public List<Work> of(Collection<Id> organisations) {
    List<Id> some = organisations.stream().limit(MOST_ORGANISATIONS).toList();
    return store.of(some, LISTED).stream().map(works::work).toList();
  }

  private Stored seen(EntityRef ref, int version) {
    Stored now = store.find(ref).orElseThrow(() -> new NotFoundException(ref.type(), ref.id()));
    if (now.version() != version) {
      throw new ConflictException(works.work(now));
    }
    return now;
  }

  private Work moved(Stored work) {
    if (!store.move(work)) {
      throw lost(work.ref());
    }
    return announced(work, Change.Verb.UPDATED, List.of("state"));
  }

  /** Somebody else was faster, after it had been looked at in this transaction. */
  private ProblemException lost(EntityRef ref) {
    return find(ref)
        .<ProblemException>map(ConflictException::new)
        .orElseGet(() -> new NotFoundException(ref.type(), ref.id()));
  }

  private Work announced(Stored work, Change.Verb verb, List<String> fields) {
    record(work, verb, fields);
    return find(work.ref()).orElseThrow();
  }

  private void record(Stored work, Change.Verb verb, List<String> fields) {
    changes.record(
        "content",
        new EntityRef("work", work.ref().id()),
        verb,
        fields,
        Change.Audience.NONE,
        work.organisation());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

package org.alliance.portal.projects.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.internal.store.InitiativeStore;
import org.alliance.portal.projects.internal.store.Stored;

/** Publishes and removes initiatives; whoever calls has asked whether one may. */
final class Publishing {
  static final String FEATURE = "projects";

  private final Database database;
  private final Reviews reviews;
  private final WorkingCopies copies;
  private final InitiativeStore store;
  private final Adopting adopting;
  private final Organisations organisations;
  private final Vocabulary vocabulary;
  private final History history;
  private final ChangeLog changes;
  private final Attachments files;
  private final Clock clock;

  Publishing(
      Database database,
      Reviews reviews,
      WorkingCopies copies,
      InitiativeStore store,
      Adopting adopting,
      Organisations organisations,
      Vocabulary vocabulary,
      History history,
      ChangeLog changes,
      Attachments files,
      Clock clock) {
    this.database = database;
    this.reviews = reviews;
    this.copies = copies;
    this.store = store;
    this.adopting = adopting;
    this.organisations = organisations;
    this.vocabulary = vocabulary;
    this.history = history;
    this.changes = changes;
    this.files = files;
    this.clock = clock;
  }

  Initiative publish(Id id, int version) {
    return database.transaction(
        () -> {
          // The initiative first: of two at once it tells the later one what the earlier has done.
          Stored before = store.lock(id).orElse(null);
          Reviews.Work work = copies.seen(id, version);
          if (work.base() > 0) {
            InitiativeReading.published(before, id);
          }
          if (work.base() != (before == null ? 0 : before.initiative().version())) {
            throw new ConflictException(before == null ? null : before.initiative());
          }
          Initiative published = publish(work, before);
          reviews.published(work.ref(), version);
          tidy(work, published.content());
          return published;
        });
  }

  /** Forgets a working copy, if it is the one that the caller has seen, and the files it leaves. */
  void discard(Id id, int version) {
    database.run(
        () -> {
          Stored published = store.lock(id).filter(Stored::published).orElse(null);
          Reviews.Work work = copies.seen(id, version);
          reviews.discard(work.ref(), version);
          tidy(work, published == null ? null : published.initiative().content());
        });
  }

  /**
   * Takes the files away that nobody names any more, now that a working copy has gone. Files that
   * were brought after its last change are about to be named by somebody who finds it gone, and
   * takes them away again.
   *
   * @param left what readers see; null for nothing
   */
  private void tidy(Reviews.Work gone, InitiativeDraft left) {
    List<Id> named = left == null ? List.of() : left.attachments();
    files.of(gone.ref()).stream()
        .filter(file -> !named.contains(file.id()) && !file.added().isAfter(gone.changed()))
        // Contents are locked in the order of their digests, or two who tidy block each other.
        .sorted(Comparator.comparing(Attachment::digest))
        .forEach(file -> files.remove(gone.ref(), file.id()));
  }

  private Initiative publish(Reviews.Work work, Stored stored) {
    Initiative before = stored == null ? null : stored.initiative();
    InitiativeForm.Read read = InitiativeForm.read(work.values());
    InitiativeDraft draft =
        Programmes.current(Themes.current(read.draft(), vocabulary), vocabulary);
    List<FieldProblem> problems =
        copies.problems(
            work.ref(),
            new InitiativeForm.Read(draft, read.problems()),
            before == null ? null : before.content());
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    if (before != null && Contents.same(before.content(), draft)) {
      return before;
    }
    return write(work.ref().id(), work.organisation(), before, draft, false);
  }

  /**
   * Writes what an initiative says from now on, within the current transaction.
   *
   * @param before what it said before, locked; null for a new one
   */
  Initiative write(
      Id id, Id organisation, Initiative before, InitiativeDraft draft, boolean sample) {
    Instant now = now();
    int adoptions = before == null ? 0 : before.adoptions();
    Initiative after =
        new Initiative(
            id,
            before == null ? 1 : before.version() + 1,
            organisation,
            draft,
            Replication.evidence(draft, adoptions),
            adoptions,
            before == null ? now : before.created(),
            now,
            before == null ? sample : before.sample());
    String country = organisations.get(organisation).country();
    if (before != null) {
      store.update(after, country);
    } else if (!store.insert(after, country, Stored.State.PUBLISHED)) {
      throw new ConflictException(store.get(id).map(Stored::initiative).orElse(null));
    }
    List<String> fields = before == null ? List.of() : Contents.changed(before.content(), draft);
    history.add(after.ref(), after.version(), fields, Contents.snapshot(draft));
    changes.record(
        FEATURE,
        after.ref(),
        before == null ? Change.Verb.CREATED : Change.Verb.UPDATED,
        fields,
        Change.Audience.MEMBERS,
        organisation);
    return after;
  }

  void delete(Id id, int version, Id replacedBy) {
    database.run(
        () -> {
          Initiative before =
              InitiativeReading.published(store.lock(id).orElse(null), id).initiative();
          if (before.version() != version) {
            throw new ConflictException(before);
          }
          if (replacedBy != null
              && (replacedBy.equals(id) || store.get(List.of(replacedBy)).isEmpty())) {
            throw new ValidationException(
                FieldProblem.of("replacedBy", "projects.problem.replaced-by"));
          }
          store.delete(id, now(), replacedBy);
          reviews.discard(before.ref());
          history.forget(before.ref());
          files.forget(before.ref());
          adopting.forget(id);
          changes.record(
              FEATURE,
              before.ref(),
              Change.Verb.DELETED,
              List.of(),
              Change.Audience.MEMBERS,
              before.organisation());
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

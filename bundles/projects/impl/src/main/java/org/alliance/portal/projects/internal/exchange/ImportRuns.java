package org.alliance.portal.projects.internal.exchange;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.projects.internal.store.ImportStore;

/** Imports, and their way from one state to the next. */
final class ImportRuns {
  private static final int MOST = 50;

  private final ImportStore store;
  private final ImportFiles files;
  private final Clock clock;

  ImportRuns(ImportStore store, ImportFiles files, Clock clock) {
    this.store = store;
    this.files = files;
    this.clock = clock;
  }

  /** The step under way is rolled back: a person has moved the import on meanwhile. */
  static final class MovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  void begin(Id id, String digest, String actor) {
    store.insert(id, ImportState.CHECKING, digest, actor, now());
  }

  Optional<ImportRun> get(Id id) {
    return store.get(id).map(ImportRuns::run);
  }

  List<ImportRun> before(Id before, int limit) {
    return store.before(before, limit).stream().map(ImportRuns::run).toList();
  }

  List<ImportRun> in(Set<ImportState> states) {
    return store.in(states, MOST).stream().map(ImportRuns::run).toList();
  }

  /** Others with the same file. */
  List<ImportRun> same(ImportRun run) {
    return same(run.digest()).stream().filter(other -> !other.id().equals(run.id())).toList();
  }

  private Collection<ImportRun> same(String digest) {
    return store.same(digest, MOST).stream().map(ImportRuns::run).toList();
  }

  /** Moves an import on; false when it is not in that state any more. */
  boolean move(ImportRun run, ImportState from, ImportState to) {
    return store.move(
        run.id(),
        from,
        to,
        to.countsAnew(),
        to.working() || to == ImportState.READY ? null : now());
  }

  /** Moves an import on, or undoes the transaction. */
  void next(ImportRun run, ImportState from, ImportState to) {
    if (!move(run, from, to)) {
      throw new MovedException();
    }
  }

  /** Counts what is done, or undoes the transaction. */
  void done(ImportRun run, ImportState state, int done) {
    if (!store.done(run.id(), state, done)) {
      throw new MovedException();
    }
  }

  void report(ImportRun run, int total, Report report) {
    store.report(run.id(), total, report.json());
  }

  void undo(ImportRun run, String actor, boolean keep) {
    store.undo(run.id(), actor, keep);
  }

  /** Forgets a file that no import needs any more. */
  void release(String digest) {
    if (same(digest).stream().noneMatch(run -> ImportState.FILE.contains(run.state()))) {
      files.remove(digest);
    }
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static ImportRun run(ImportStore.Kept kept) {
    return new ImportRun(
        kept.id(),
        ImportState.valueOf(kept.state().toUpperCase(Locale.ROOT)),
        kept.digest(),
        kept.total(),
        kept.done(),
        kept.keep(),
        kept.actor(),
        kept.undoneBy(),
        kept.begun(),
        kept.ended(),
        Report.of(kept.report()));
  }
}

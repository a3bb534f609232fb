package org.alliance.portal.projects.internal.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.function.BooleanSupplier;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.audit.Audit;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.internal.ImportWriting;
import org.alliance.portal.projects.internal.InitiativeService;
import org.alliance.portal.projects.internal.store.ImportStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Does what imports have to do, one after the other, on one node at a time. After some seconds it
 * lets other tasks of the portal pass.
 */
@Component
public class ImportJob implements ScheduledTask {
  /** A file that nobody imported is forgotten after that. */
  static final Duration PATIENCE = Duration.ofDays(1);

  private static final Duration TURN = Duration.ofSeconds(30);

  private final ImportRuns runs;
  private final Checking checking;
  private final Writing writing;
  private final Spreading spreading;
  private final Clock clock;
  private volatile boolean stopped;

  @Activate
  public ImportJob(
      @Reference(target = "(portal.schema=projects)") Database database,
      @Reference ImportStore store,
      @Reference ImportFiles files,
      @Reference InitiativeService initiatives,
      @Reference Csv csv,
      @Reference Vocabulary vocabulary,
      @Reference Organisations organisations,
      @Reference Audit audit,
      @Reference Access access) {
    this(
        database,
        new ImportRuns(store, files, Clock.systemUTC()),
        files,
        initiatives.imports(),
        csv,
        vocabulary,
        organisations,
        audit,
        access,
        Clock.systemUTC());
  }

  ImportJob(
      Database database,
      ImportRuns runs,
      ImportFiles files,
      ImportWriting imports,
      Csv csv,
      Vocabulary vocabulary,
      Organisations organisations,
      Audit audit,
      Access access,
      Clock clock) {
    Actors actors = new Actors(access);
    this.runs = runs;
    Batches batches = new Batches(files, csv, vocabulary, organisations);
    this.checking = new Checking(database, runs, batches, imports);
    this.writing = new Writing(database, runs, batches, imports, actors);
    this.spreading = new Spreading(database, runs, imports, audit, actors);
    this.clock = clock;
  }

  @Deactivate
  void stop() {
    stopped = true;
  }

  @Override
  public String id() {
    return "projects-imports";
  }

  @Override
  public Duration interval() {
    return Duration.ofSeconds(2);
  }

  @Override
  public void run() {
    forget();
    Instant end = clock.instant().plus(TURN);
    BooleanSupplier goOn = () -> !stopped && !Thread.currentThread().isInterrupted();
    work(goOn, () -> goOn.getAsBoolean() && clock.instant().isBefore(end));
  }

  /** What is ready for long is not wanted. */
  private void forget() {
    Instant before = clock.instant().minus(PATIENCE);
    runs.in(EnumSet.of(ImportState.READY)).stream()
        .filter(run -> run.begun().isBefore(before))
        .filter(run -> runs.move(run, ImportState.READY, ImportState.CANCELLED))
        .forEach(run -> runs.release(run.digest()));
  }

  /**
   * Does a turn's work.
   *
   * @param goOn false when the portal stops
   * @param more false also when others wait
   */
  void work(BooleanSupplier goOn, BooleanSupplier more) {
    for (ImportRun run : runs.in(ImportState.WORK)) {
      ImportRun now = run;
      ImportState before = null;
      // All its states, as long as it gets on: without its file it does not.
      while (now.state().working() && now.state() != before && more.getAsBoolean()) {
        before = now.state();
        step(now, goOn, more);
        now = runs.get(run.id()).orElse(now);
      }
    }
  }

  private void step(ImportRun run, BooleanSupplier goOn, BooleanSupplier more) {
    try {
      switch (run.state()) {
        case CHECKING -> checking.run(run, goOn);
        case WRITING -> writing.run(run, more);
        case SHOWING -> spreading.show(run, more);
        case HIDING -> spreading.hide(run, more);
        case REMOVING -> spreading.remove(run, more);
        default -> throw new IllegalStateException(run.state().name());
      }
    } catch (ImportRuns.MovedException e) {
      // Somebody cancelled it meanwhile; what is to be done now is seen in its state.
      return;
    }
  }
}

package org.alliance.portal.projects.internal.exchange;

import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.audit.Audit;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.projects.internal.ImportWriting;

/** Shows the initiatives of an import, hides and removes them, in short transactions. */
final class Spreading {
  private final Database database;
  private final ImportRuns runs;
  private final ImportWriting imports;
  private final Audit audit;
  private final Actors actors;

  Spreading(Database database, ImportRuns runs, ImportWriting imports, Audit audit, Actors actors) {
    this.database = database;
    this.runs = runs;
    this.imports = imports;
    this.audit = audit;
    this.actors = actors;
  }

  void show(ImportRun run, BooleanSupplier goOn) {
    each(
        run,
        run.actor(),
        after -> imports.show(run.id(), after),
        () -> end(run, ImportState.DONE, "projects.import-done", run.total()),
        goOn);
  }

  void hide(ImportRun run, BooleanSupplier goOn) {
    each(
        run,
        undoer(run),
        after -> imports.hide(run.id(), after, run.keep()),
        () -> runs.next(run, ImportState.HIDING, ImportState.REMOVING),
        goOn);
  }

  void remove(ImportRun run, BooleanSupplier goOn) {
    each(
        run,
        undoer(run),
        after -> imports.remove(run.id(), after),
        () -> end(run, ImportState.UNDONE, "projects.import-undone", imports.shown(run.id())),
        goOn);
  }

  private static String undoer(ImportRun run) {
    return run.undoneBy() == null ? run.actor() : run.undoneBy();
  }

  /** One step after the other; the last one finds nothing, and moves the import on. */
  private void each(
      ImportRun run,
      String actor,
      Function<Id, ImportWriting.Step> step,
      Runnable end,
      BooleanSupplier goOn) {
    actors.as(
        actor,
        () -> {
          Id after = new Id(0);
          int done = run.done();
          do {
            Id from = after;
            int before = done;
            ImportWriting.Step made =
                database.transaction(
                    () -> {
                      ImportWriting.Step one = step.apply(from);
                      if (one.last() == null) {
                        end.run();
                      } else {
                        runs.done(run, run.state(), before + one.count());
                      }
                      return one;
                    });
            after = made.last();
            done += made.count();
          } while (after != null && goOn.getAsBoolean());
        });
  }

  private void end(ImportRun run, ImportState to, String event, int rows) {
    runs.next(run, run.state(), to);
    audit.note(event, run.ref(), null, Map.of("rows", Integer.toString(rows)));
  }
}

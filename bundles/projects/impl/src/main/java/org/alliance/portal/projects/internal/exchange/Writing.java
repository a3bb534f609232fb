package org.alliance.portal.projects.internal.exchange;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.projects.internal.ImportWriting;

/**
 * Writes the rows of a file that was checked, from the first one that was not written. Each batch
 * is checked again: a theme may have been retired since. Then what was written is undone.
 */
final class Writing {
  private final Database database;
  private final ImportRuns runs;
  private final Batches batches;
  private final ImportWriting imports;
  private final Actors actors;

  Writing(
      Database database, ImportRuns runs, Batches batches, ImportWriting imports, Actors actors) {
    this.database = database;
    this.runs = runs;
    this.batches = batches;
    this.imports = imports;
    this.actors = actors;
  }

  /**
   * Writes, at least one batch.
   *
   * @param goOn asked after each batch
   */
  void run(ImportRun run, BooleanSupplier goOn) {
    Tally wrong = new Tally();
    int[] done = {run.done()};
    boolean all =
        batches.each(
            run.digest(),
            run.done(),
            wrong,
            checked -> {
              checked.forEach(row -> row.problems().forEach(wrong::add));
              if (wrong.right()) {
                write(run, checked, done[0] + checked.size());
                done[0] += checked.size();
              }
              return wrong.right() && goOn.getAsBoolean();
            });
    if (all && wrong.right() && done[0] != run.total()) {
      wrong.add(new Problem(0, "", "projects.import.problem.changed", Map.of()));
    }
    if (all || !wrong.right()) {
      end(run, wrong);
    }
  }

  private void end(ImportRun run, Tally wrong) {
    if (wrong.right()) {
      database.run(() -> runs.next(run, ImportState.WRITING, ImportState.SHOWING));
    } else {
      database.run(
          () -> {
            runs.report(run, run.total(), wrong.report());
            runs.next(run, ImportState.WRITING, ImportState.HIDING);
          });
    }
    runs.release(run.digest());
  }

  private void write(ImportRun run, List<RowCheck.Checked> rows, int done) {
    actors.as(
        run.actor(),
        () ->
            database.run(
                () -> {
                  imports.write(
                      run.id(),
                      rows.stream()
                          .map(
                              row ->
                                  new ImportWriting.New(
                                      row.owner().id(), row.owner().country(), row.draft()))
                          .toList());
                  // Last, so that nobody who looks at the import waits for the whole batch.
                  runs.done(run, ImportState.WRITING, done);
                }));
  }
}

package org.alliance.portal.projects.internal.exchange;

import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.projects.internal.ImportWriting;

/** Goes through a file and says whether it can be imported; writes nothing but that. */
final class Checking {
  private final Database database;
  private final ImportRuns runs;
  private final Batches batches;
  private final ImportWriting imports;

  Checking(Database database, ImportRuns runs, Batches batches, ImportWriting imports) {
    this.database = database;
    this.runs = runs;
    this.batches = batches;
    this.imports = imports;
  }

  /**
   * Checks a file from its first row, however far it came before.
   *
   * @param goOn false when the portal stops: then it is checked another time
   */
  void run(ImportRun run, BooleanSupplier goOn) {
    Tally tally = new Tally();
    boolean all =
        batches.each(
            run.digest(),
            0,
            tally,
            checked -> {
              checked.forEach(tally::add);
              tally.known(
                  imports.published(
                      checked.stream()
                          .map(RowCheck.Checked::id)
                          .filter(Objects::nonNull)
                          .toList()));
              runs.done(run, ImportState.CHECKING, tally.rows());
              return goOn.getAsBoolean();
            });
    if (all) {
      end(run, tally);
    }
  }

  private void end(ImportRun run, Tally tally) {
    if (tally.right() && tally.rows() == 0) {
      tally.add(new Problem(0, "", "projects.import.problem.no-rows", Map.of()));
    }
    ImportState next = tally.right() ? ImportState.READY : ImportState.REFUSED;
    database.run(
        () -> {
          runs.report(run, tally.rows(), tally.report());
          runs.next(run, ImportState.CHECKING, next);
        });
    runs.release(run.digest());
  }
}

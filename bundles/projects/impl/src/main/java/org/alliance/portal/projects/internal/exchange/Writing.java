package org.alliance.portal.projects.internal.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.internal.ImportWriting;

/**
 * Writes the rows of a file that was checked, from the first one that was not written. Each batch
 * is checked again: a theme may have been retired since. Then what was written is undone.
 */
final class Writing {
  private final Database database;
  private final ImportRuns runs;
  private final ImportFiles files;
  private final ImportWriting imports;
  private final Csv csv;
  private final Vocabulary vocabulary;
  private final Organisations organisations;
  private final Actors actors;

  Writing(
      Database database,
      ImportRuns runs,
      ImportFiles files,
      ImportWriting imports,
      Csv csv,
      Vocabulary vocabulary,
      Organisations organisations,
      Actors actors) {
    this.database = database;
    this.runs = runs;
    this.files = files;
    this.imports = imports;
    this.csv = csv;
    this.vocabulary = vocabulary;
    this.organisations = organisations;
    this.actors = actors;
  }

  /**
   * Writes, at least one batch.
   *
   * @param goOn asked after each batch
   */
  void run(ImportRun run, BooleanSupplier goOn) {
    Path file = files.find(run.digest()).orElse(null);
    if (file == null) {
      return;
    }
    Tally wrong = new Tally();
    try (Csv.Reader table = csv.read(file, Checking.MOST_ROWS)) {
      if (!write(run, table, wrong, goOn)) {
        return;
      }
    } catch (ValidationException e) {
      e.problems().forEach(problem -> wrong.add(Problem.ofFile(problem)));
    }
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

  /** Whether nothing is left to do, or something is wrong. */
  private boolean write(ImportRun run, Csv.Reader table, Tally wrong, BooleanSupplier goOn) {
    List<Problem> problems = new ArrayList<>();
    RowCheck rows = new RowCheck(Columns.of(table.columns(), problems), vocabulary, organisations);
    problems.forEach(wrong::add);
    int[] done = {run.done()};
    boolean all =
        Batches.each(
            table,
            run.done(),
            some -> {
              List<RowCheck.Checked> checked = rows.check(some);
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
    return all || !wrong.right();
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

package org.alliance.portal.projects.internal.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.internal.ImportWriting;

/** Goes through a file and says whether it can be imported; writes nothing but that. */
final class Checking {
  /** Most rows of a file. */
  static final int MOST_ROWS = 200_000;

  private final Database database;
  private final ImportRuns runs;
  private final ImportFiles files;
  private final ImportWriting imports;
  private final Csv csv;
  private final Vocabulary vocabulary;
  private final Organisations organisations;

  Checking(
      Database database,
      ImportRuns runs,
      ImportFiles files,
      ImportWriting imports,
      Csv csv,
      Vocabulary vocabulary,
      Organisations organisations) {
    this.database = database;
    this.runs = runs;
    this.files = files;
    this.imports = imports;
    this.csv = csv;
    this.vocabulary = vocabulary;
    this.organisations = organisations;
  }

  /**
   * Checks a file from its first row, however far it came before.
   *
   * @param goOn false when the portal stops: then it is checked another time
   */
  void run(ImportRun run, BooleanSupplier goOn) {
    Path file = files.find(run.digest()).orElse(null);
    Tally tally = new Tally();
    if (file != null && check(run, file, tally, goOn)) {
      end(run, tally);
    }
  }

  private boolean check(ImportRun run, Path file, Tally tally, BooleanSupplier goOn) {
    try (Csv.Reader table = csv.read(file, MOST_ROWS)) {
      List<Problem> problems = new ArrayList<>();
      Columns columns = Columns.of(table.columns(), problems);
      problems.forEach(tally::add);
      if (!problems.isEmpty()) {
        return true;
      }
      RowCheck rows = new RowCheck(columns, vocabulary, organisations);
      boolean all =
          Batches.each(
              table,
              0,
              some -> {
                List<RowCheck.Checked> checked = rows.check(some);
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
      if (all && tally.rows() == 0) {
        tally.add(new Problem(0, "", "projects.import.problem.no-rows", Map.of()));
      }
      return all;
    } catch (ValidationException e) {
      e.problems().forEach(problem -> tally.add(Problem.ofFile(problem)));
      return true;
    }
  }

  private void end(ImportRun run, Tally tally) {
    ImportState next = tally.right() ? ImportState.READY : ImportState.REFUSED;
    database.run(
        () -> {
          runs.report(run, tally.rows(), tally.report());
          runs.next(run, ImportState.CHECKING, next);
        });
    runs.release(run.digest());
  }
}

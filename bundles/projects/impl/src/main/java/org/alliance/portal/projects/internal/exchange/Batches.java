package org.alliance.portal.projects.internal.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.vocabulary.Vocabulary;

/**
 * Goes through the file of an import and checks its rows some at a time, so that never more than
 * these are held.
 */
final class Batches {
  /** Rows that are checked or written at once. */
  static final int SIZE = 500;

  /** Most rows of a file. */
  static final int MOST_ROWS = 200_000;

  private final ImportFiles files;
  private final Csv csv;
  private final Vocabulary vocabulary;
  private final Organisations organisations;

  Batches(ImportFiles files, Csv csv, Vocabulary vocabulary, Organisations organisations) {
    this.files = files;
    this.csv = csv;
    this.vocabulary = vocabulary;
    this.organisations = organisations;
  }

  /**
   * Hands over rows.
   *
   * @param digest the file's
   * @param skip so many rows are left out at the beginning
   * @param tally takes what is wrong with the file itself; the rows are for {@code each} to add
   * @param each takes some of them; false to go no further
   * @return whether nothing is left, or something is wrong with the file; false also when the file
   *     is not on this node
   */
  boolean each(String digest, int skip, Tally tally, Predicate<List<RowCheck.Checked>> each) {
    Path file = files.find(digest).orElse(null);
    if (file == null) {
      return false;
    }
    try (Csv.Reader table = csv.read(file, MOST_ROWS)) {
      List<Problem> problems = new ArrayList<>();
      Columns columns = Columns.of(table.columns(), problems);
      problems.forEach(tally::add);
      if (!problems.isEmpty()) {
        return true;
      }
      RowCheck rows = new RowCheck(columns, vocabulary, organisations);
      return each(table, skip, some -> each.test(rows.check(some)));
    } catch (ValidationException e) {
      e.problems().forEach(problem -> tally.add(Problem.ofFile(problem)));
      return true;
    }
  }

  private static boolean each(Iterable<Csv.Row> table, int skip, Predicate<List<Csv.Row>> each) {
    List<Csv.Row> batch = new ArrayList<>(SIZE);
    int seen = 0;
    for (Csv.Row row : table) {
      if (++seen <= skip) {
        continue;
      }
      batch.add(row);
      if (batch.size() == SIZE) {
        if (!each.test(batch)) {
          return false;
        }
        batch.clear();
      }
    }
    return batch.isEmpty() || each.test(batch);
  }
}

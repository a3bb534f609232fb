package org.alliance.portal.projects.internal.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.alliance.portal.api.content.Csv;

/** Goes through the rows of a table some at a time, so that never more than these are held. */
final class Batches {
  /** Rows that are checked or written at once. */
  static final int SIZE = 500;

  private Batches() {}

  /**
   * Hands over rows.
   *
   * @param skip so many are left out at the beginning
   * @param each takes some of them; false to go no further
   * @return whether all were handed over
   */
  static boolean each(Iterable<Csv.Row> table, int skip, Predicate<List<Csv.Row>> each) {
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

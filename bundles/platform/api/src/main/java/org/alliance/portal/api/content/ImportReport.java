package org.alliance.portal.api.content;

import java.util.List;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;

/**
 * What an import did, or would do. Immutable.
 *
 * @param dryRun whether nothing was written
 * @param lines one for each row of the file, in its order
 */
public record ImportReport(boolean dryRun, List<Line> lines) {

  /** Copies the list. */
  public ImportReport {
    lines = List.copyOf(lines);
  }

  /** What became of a row. */
  public enum Outcome {
    /** A new thing. */
    CREATED,
    /** A thing changed. */
    CHANGED,
    /** The thing says this already. */
    UNCHANGED,
    /** Nothing was written for this row. */
    REFUSED
  }

  /**
   * A row.
   *
   * @param line line of the file, from 1
   * @param outcome what became of it
   * @param ref the thing; null when there is none yet
   * @param title what the row calls it; may be null
   * @param problems why it was refused, with the column as field; else empty
   */
  public record Line(
      int line, Outcome outcome, EntityRef ref, String title, List<FieldProblem> problems) {
    /** Copies the list. */
    public Line {
      problems = List.copyOf(problems);
    }
  }

  /** How many rows had an outcome. */
  public long count(Outcome outcome) {
    return lines.stream().filter(l -> l.outcome() == outcome).count();
  }
}

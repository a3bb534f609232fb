package org.alliance.portal.content.internal.csv;

import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;

/** What may be wrong with a file, as texts that the platform has. */
final class CsvProblems {
  private static final String PREFIX = "portal.problem.csv.";

  private CsvProblems() {}

  /** A problem of the whole file. */
  static ValidationException of(String what) {
    return new ValidationException(FieldProblem.of("file", PREFIX + what));
  }

  /** A problem of the whole file, with a value to name. */
  static ValidationException of(String what, String name, Object value) {
    return new ValidationException(FieldProblem.of("file", PREFIX + what, name, value));
  }

  /** A problem of one line. */
  static ValidationException at(long line, String what) {
    return of(what, "line", (int) line);
  }

  /** A problem of one line, with a value to name. */
  static ValidationException at(long line, String what, String name, Object value) {
    return new ValidationException(
        new FieldProblem("file", PREFIX + what, Map.of("line", (int) line, name, value)));
  }
}

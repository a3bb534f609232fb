package org.alliance.portal.projects.internal.exchange;

import java.util.Map;
import org.alliance.portal.api.FieldProblem;

/**
 * What is wrong in a file.
 *
 * @param line of the file, from 1; 0 for the whole file
 * @param column where; empty for none
 * @param key of its text
 * @param args of its text: numbers and short texts
 */
public record Problem(int line, String column, String key, Map<String, Object> args) {

  static Problem of(int line, String column, FieldProblem problem) {
    return new Problem(line, column, problem.key(), problem.args());
  }

  /** What the reading of the file itself refused. */
  static Problem ofFile(FieldProblem problem) {
    return problem.args().get("line") instanceof Integer line
        ? of(line, "", problem)
        : of(0, "", problem);
  }
}

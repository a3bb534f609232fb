package org.alliance.portal.api;

import java.util.List;

/** The input is refused, with every problem found. REST: 422 (400 for query parameters). */
public final class ValidationException extends ProblemException {
  private static final long serialVersionUID = 1L;
  private final transient List<FieldProblem> problems;

  /**
   * @param problems at least one
   */
  public ValidationException(List<FieldProblem> problems) {
    super("Invalid: " + problems.stream().map(p -> p.field() + " " + p.key()).toList());
    this.problems = List.copyOf(problems);
  }

  /** The input is refused for one reason. */
  public ValidationException(FieldProblem problem) {
    this(List.of(problem));
  }

  /** Every problem found, in the order of the fields; never empty. */
  public List<FieldProblem> problems() {
    return problems;
  }
}

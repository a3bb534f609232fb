package org.alliance.portal.membership.internal;

import java.util.List;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.web.Form;

/**
 * An application opened by its link.
 *
 * @param application as it is
 * @param link the link
 * @param typed what was typed into a draft, right or wrong; empty once it was sent
 * @param problems what is wrong in a draft, seen or not, in the order of the fields
 */
public record Opened(Application application, Link link, Form typed, List<FieldProblem> problems) {

  /** Whether it is still being written. */
  public boolean draft() {
    return application.state() == Application.State.DRAFT;
  }

  /** Whether a step was filled in before, in whatever way. */
  public boolean seen(Step step) {
    return typed.values().containsKey(step.fields().get(0));
  }

  /** What is wrong in a step. */
  public List<FieldProblem> problems(Step step) {
    return problems.stream().filter(p -> Step.with(p.field()) == step).toList();
  }

  /** The first step with something wrong; {@link Step#CHECK} when there is none. */
  public Step firstWrong() {
    return problems.isEmpty() ? Step.CHECK : Step.with(problems.get(0).field());
  }
}

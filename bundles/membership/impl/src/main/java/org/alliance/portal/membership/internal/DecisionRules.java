package org.alliance.portal.membership.internal;

import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.vocabulary.Vocabulary;

/** What a moderator may write. Names are checked by the room of organisations. */
final class DecisionRules {
  static final String TEXT = "text";
  static final String REASON = "reason";
  static final String NOTE = "note";

  private final Vocabulary vocabulary;

  DecisionRules(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** A question or a reason: required, for it is what the letter is written for. */
  static String required(String field, String text) {
    String stripped = text == null ? "" : text.strip();
    if (stripped.isEmpty()) {
      throw new ValidationException(FieldProblem.of(field, "portal.problem.required"));
    }
    if (stripped.length() > Message.LONGEST) {
      throw new ValidationException(tooLong(field));
    }
    return stripped;
  }

  private static FieldProblem tooLong(String field) {
    return FieldProblem.of(field, "portal.problem.too-long", "max", Message.LONGEST);
  }

  /**
   * Checks what an organisation will be called.
   *
   * @param way an authority joins, anything else cooperates
   */
  void check(Application.Way way, Acceptance acceptance) {
    List<FieldProblem> problems = new ArrayList<>();
    term(Vocabulary.COUNTRY, "country", acceptance.country(), problems);
    term(Vocabulary.KIND, "kind", acceptance.kind(), problems);
    if (problems.isEmpty() && !fits(way, acceptance.kind())) {
      problems.add(FieldProblem.of("kind", "membership.review.problem.kind"));
    }
    if (acceptance.note().length() > Message.LONGEST) {
      problems.add(tooLong(NOTE));
    }
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
  }

  private boolean fits(Application.Way way, String kind) {
    return new ApplicationRules(vocabulary, List.of())
        .kinds(way, "en").stream().anyMatch(term -> term.code().equals(kind));
  }

  private void term(String scheme, String field, String code, List<FieldProblem> problems) {
    if (code == null || code.isBlank()) {
      problems.add(FieldProblem.of(field, "portal.problem.required"));
    } else if (!vocabulary.selectable(scheme, code)) {
      problems.add(FieldProblem.of(field, "portal.problem.unknown-value"));
    }
  }
}

package org.alliance.portal.content.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;

/**
 * What the secretariat says of a working copy, as both databases take it.
 *
 * @param byField by field of the form; none is empty
 * @param note on the whole; null for none
 */
record Remarks(Map<String, String> byField, String note) {
  static final Remarks NONE = new Remarks(Map.of(), null);
  private static final int MOST = 2_000;

  /**
   * What was typed, without what is empty.
   *
   * @throws ValidationException when nothing is left, or naming what is too long
   */
  static Remarks of(Map<String, String> typed, String note) {
    Map<String, String> byField = new LinkedHashMap<>();
    typed.forEach(
        (field, remark) -> {
          String clean = clean(remark);
          if (clean != null) {
            byField.put(field, clean);
          }
        });
    Remarks remarks = new Remarks(byField, clean(note));
    List<FieldProblem> problems = remarks.problems();
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    return remarks;
  }

  private List<FieldProblem> problems() {
    List<FieldProblem> problems = new ArrayList<>();
    byField.forEach((field, remark) -> tooLong("remarks." + field, remark, problems));
    if (note != null) {
      tooLong("note", note, problems);
    } else if (byField.isEmpty()) {
      problems.add(FieldProblem.of("note", "portal.problem.required"));
    }
    return problems;
  }

  private static void tooLong(String field, String text, List<FieldProblem> problems) {
    if (text.length() > MOST) {
      problems.add(FieldProblem.of(field, "portal.problem.too-long", "max", MOST));
    }
  }

  private static String clean(String text) {
    String clean =
        text == null ? "" : text.replaceAll("[\\p{Cntrl}\\p{Cs}&&[^\\n\\t]]", "").strip();
    return clean.isEmpty() ? null : clean;
  }
}

package org.alliance.portal.profiles.internal.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliance.portal.api.content.Drafts;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.profiles.api.Profile;

/**
 * A profile that somebody is writing: what is stored, and over it what the draft says. A draft
 * holds only the fields that differ, so that what others change meanwhile in other fields is not
 * undone.
 *
 * @param before the stored profile; null for a new one
 * @param draft what was begun; null when nothing was
 * @param stored the fields as they are stored, or as a new profile begins
 * @param form the fields as they are to be
 */
record Edited(Profile before, Drafts.Draft draft, Form stored, Form form) {
  private static final String VISITED = "steps.visited";
  private static final Set<String> FIELDS =
      Arrays.stream(EditStep.values())
          .flatMap(step -> step.fields().stream())
          .collect(Collectors.toUnmodifiableSet());

  static Edited of(Profile before, Drafts.Draft draft, Map<String, ?> beginning) {
    Form stored = Form.filled(before == null ? beginning : ProfileForm.values(before.draft()));
    Map<String, List<String>> values = new HashMap<>(stored.values());
    if (draft != null) {
      draft.values().forEach(values::put);
      values.keySet().retainAll(FIELDS);
    }
    return new Edited(before, draft, stored, Form.of(values));
  }

  /** Version on which the writing is based; 0 for a new profile. */
  int base() {
    if (draft != null) {
      return draft.base();
    }
    return before == null ? 0 : before.version();
  }

  /** Whether somebody else has changed the profile since the draft began. */
  boolean outdated() {
    return before != null && base() != before.version();
  }

  /** When the draft was saved; null without one. */
  Instant saved() {
    return draft == null ? null : draft.saved();
  }

  /** Steps that were looked at: what is wrong in the others is not told yet. */
  Set<EditStep> visited() {
    return noted(VISITED).stream().map(EditStep::of).collect(Collectors.toSet());
  }

  /** Marks of the texts that the writer has checked for private persons. */
  Set<String> checked() {
    return PersonCheck.marks(noted(PersonCheck.CHECKED));
  }

  private List<String> noted(String name) {
    return draft == null ? List.of() : draft.values().getOrDefault(name, List.of());
  }

  /** The same with fields as they were typed, for showing them again unsaved. */
  Edited typed(Form sent, Set<String> fields) {
    Map<String, List<String>> values = new HashMap<>(form.values());
    fields.forEach(field -> values.put(field, sent.all(field)));
    return new Edited(before, draft, stored, Form.of(values));
  }

  /**
   * What the draft is to hold after a step was sent; a field of the result without a value is to be
   * dropped from it.
   *
   * @param fields the fields that were shown
   * @param looked steps that count as looked at from now on
   * @param checked marks that the writer has checked from now on
   */
  Map<String, List<String>> changes(
      Form sent, Set<String> fields, Set<EditStep> looked, Set<String> checked) {
    Map<String, List<String>> changes = new HashMap<>();
    for (String field : fields) {
      List<String> typed = sent.values().containsKey(field) ? sent.all(field) : List.of("");
      changes.put(field, same(typed, stored.all(field)) ? List.of() : typed);
    }
    Set<EditStep> seen = new HashSet<>(visited());
    seen.addAll(looked);
    changes.put(VISITED, seen.stream().map(EditStep::key).sorted().toList());
    Set<String> marks = new LinkedHashSet<>(checked());
    marks.addAll(checked);
    changes.put(PersonCheck.CHECKED, List.copyOf(marks));
    return changes;
  }

  /** Whether a step says anything that is not stored. */
  static boolean anything(Map<String, List<String>> changes, Set<String> fields) {
    return fields.stream().anyMatch(field -> !changes.get(field).isEmpty());
  }

  /** Several values are a set: browsers send them in the order in which they are shown. */
  private static boolean same(List<String> typed, List<String> stored) {
    return plain(typed).equals(plain(stored));
  }

  private static Set<String> plain(List<String> values) {
    return values.stream()
        .map(value -> value.replace("\r", "").strip())
        .filter(value -> !value.isEmpty())
        .collect(Collectors.toSet());
  }
}

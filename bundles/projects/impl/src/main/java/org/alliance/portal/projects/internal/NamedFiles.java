package org.alliance.portal.projects.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.api.files.Attachments;

/** Files that a text names: each must be there when it is published. */
public final class NamedFiles {
  /** Name of the field. */
  public static final String FIELD = "attachments";

  private NamedFiles() {}

  /**
   * One problem for each file that has gone. Of its name nothing is left, so it goes by its place.
   */
  public static List<FieldProblem> gone(Attachments files, EntityRef thing, List<Id> named) {
    if (named.isEmpty()) {
      return List.of();
    }
    Set<Id> there = files.of(thing).stream().map(Attachment::id).collect(Collectors.toSet());
    List<FieldProblem> problems = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      if (!there.contains(named.get(i))) {
        problems.add(FieldProblem.of(FIELD, "projects.problem.file-gone", "number", i + 1));
      }
    }
    return problems;
  }
}

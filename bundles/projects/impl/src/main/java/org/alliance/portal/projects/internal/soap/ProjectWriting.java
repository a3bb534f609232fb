package org.alliance.portal.projects.internal.soap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.door.Reading;

/** Changes whose input has to be read first. */
final class ProjectWriting {
  private final Initiatives initiatives;
  private final Access access;

  ProjectWriting(Initiatives initiatives, Access access) {
    this.initiatives = initiatives;
    this.access = access;
  }

  Reviews.Work begin(String organisation, ProjectContent content) {
    Reading reading = new Reading();
    Id owner = reading.required("organisation", organisation);
    if (owner != null) {
      // Who may not is told so, and not what is wrong.
      access.require(Initiatives.WRITE, owner);
    }
    InitiativeDraft draft = draft(content, reading);
    return initiatives.begin(owner, draft);
  }

  Reviews.Work save(Id id, int version, ProjectContent content) {
    return initiatives.save(id, version, draft(content, new Reading()));
  }

  private static InitiativeDraft draft(ProjectContent content, Reading reading) {
    InitiativeDraft draft = ProjectBeans.draft(sent("content", content), reading);
    reading.refuse();
    return draft;
  }

  Reviews.Work giveBack(Id id, int version, List<ProjectWork.Remark> remark, String note) {
    Map<String, String> remarks = new TreeMap<>();
    if (remark != null) {
      remark.stream().filter(r -> r.text != null).forEach(r -> remarks.put(r.field, r.text));
    }
    return initiatives.giveBack(id, version, remarks, note);
  }

  void delete(String id, int version, String replacedBy) {
    Id other = other("replacedBy", replacedBy);
    initiatives.delete(ProjectBeans.id(id), version, other);
  }

  Adoption adopt(String id, String source, String changes) {
    Id model = other("source", source);
    return initiatives.adopt(ProjectBeans.id(id), model, changes);
  }

  Adoption answer(Id id, Boolean confirmed) {
    return initiatives.answer(id, sent("confirmed", confirmed));
  }

  private static Id other(String field, String text) {
    Reading reading = new Reading();
    Id id = reading.id(field, text);
    reading.refuse();
    return id;
  }

  private static <T> T sent(String field, T value) {
    if (value == null) {
      throw new ValidationException(FieldProblem.of(field, "portal.problem.required"));
    }
    return value;
  }
}

package org.alliance.portal.projects.internal.rest;

import java.util.function.Supplier;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.endpoints.door.ETags;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.door.InitiativeFiles;
import org.alliance.portal.projects.internal.door.Reading;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the resources of initiatives answer with, and read, in common. */
@Component(service = ProjectAnswers.class)
public class ProjectAnswers {
  private final Initiatives initiatives;
  private final InitiativeFiles files;

  @Activate
  public ProjectAnswers(@Reference Initiatives initiatives, @Reference InitiativeFiles files) {
    this.initiatives = initiatives;
    this.files = files;
  }

  InitiativeJson json(Initiative initiative) {
    return InitiativeJson.of(
        initiative, files.of(initiative.id(), initiative.content().attachments()));
  }

  WorkJson json(Reviews.Work work) {
    InitiativeDraft draft = initiatives.draft(work);
    return WorkJson.of(work, draft, files.of(work.ref().id(), draft.attachments()));
  }

  /** A working copy as it is after a change. */
  Response changed(Reviews.Work work) {
    return Response.ok(json(work)).tag(ETags.of(work.version())).build();
  }

  /**
   * What was sent for a working copy that is there, or can be opened.
   *
   * @param owner the organisation with which it stays
   */
  static InitiativeDraft draft(ContentJson sent, Id owner) {
    Reading reading = new Reading();
    Id organisation = reading.id("organisation", sent.organisation());
    InitiativeDraft draft = sent.draft(reading);
    reading.refuse();
    if (organisation != null && !organisation.equals(owner)) {
      throw new ValidationException(FieldProblem.of("organisation", "projects.problem.owner"));
    }
    return draft;
  }

  /** A conflict tells the current record in this door's own form. */
  <T> T telling(Supplier<T> work) {
    try {
      return work.get();
    } catch (ConflictException e) {
      throw new ConflictException(told(e.current()));
    }
  }

  private Object told(Object current) {
    if (current instanceof Reviews.Work work) {
      return json(work);
    }
    if (current instanceof Initiative initiative) {
      return json(initiative);
    }
    return current instanceof Adoption adoption ? AdoptionJson.of(adoption) : null;
  }
}

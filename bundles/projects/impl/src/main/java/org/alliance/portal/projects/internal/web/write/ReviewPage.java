package org.alliance.portal.projects.internal.web.write;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.web.write.WorkDesk.Opened;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Where moderators read what was submitted, and publish it or give it back. */
@Component(service = ReviewPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects/{id}/review")
@Produces(MediaType.TEXT_HTML)
public class ReviewPage {
  private static final String REMARK = "remarks.";
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final Initiatives initiatives;
  private final Access access;
  private final CurrentRequest current;
  private final WorkDesk desk;
  private final WriteViews views;
  private final Ways ways;
  private final Parts parts;
  private final Persons persons;

  @Activate
  public ReviewPage(
      @Reference Initiatives initiatives,
      @Reference Access access,
      @Reference CurrentRequest current,
      @Reference WorkDesk desk,
      @Reference WriteViews views,
      @Reference Ways ways,
      @Reference Parts parts,
      @Reference Persons persons) {
    this.initiatives = initiatives;
    this.access = access;
    this.current = current;
    this.desk = desk;
    this.views = views;
    this.ways = ways;
    this.parts = parts;
    this.persons = persons;
  }

  /** Everything that was submitted. */
  @GET
  @RequiresAction(Initiatives.REVIEW)
  public View review(@PathParam("id") String id) {
    Opened opened = open(id);
    if (opened.work() == null) {
      return done(opened);
    }
    Form kept = current.keptForm().orElse(null);
    return page(opened, kept == null ? Form.of(remarks(opened)) : kept, List.of())
        .with("kept", kept != null);
  }

  private Opened open(String id) {
    access.require(Initiatives.REVIEW);
    return desk.open(id);
  }

  /** Remarks of the last time, which a team that works on them has not answered yet. */
  private static Map<String, List<String>> remarks(Opened opened) {
    Map<String, List<String>> remarks = new LinkedHashMap<>();
    opened.work().remarks().forEach((field, said) -> remarks.put(REMARK + field, List.of(said)));
    if (opened.work().note() != null) {
      remarks.put("note", List.of(opened.work().note()));
    }
    return remarks;
  }

  private View page(Opened opened, Form form, List<FieldProblem> problems) {
    String lang = current.language();
    Reviews.Work work = opened.work();
    String original = WorkDesk.original(work.values(), lang);
    return View.of("write-decide")
        .with("id", opened.id().toString())
        .with("title", work.title())
        .with("organisation", views.organisation(work.organisation(), lang))
        .with("state", work.state().name().toLowerCase(Locale.ROOT))
        .with("waits", work.state() == Reviews.State.SUBMITTED)
        .with("submitted", work.submitted())
        .with("version", opened.version())
        .with("published", opened.published() != null)
        .with("parts", parts.of(work.ref(), work.values(), lang))
        .with(
            "changes",
            opened.published() == null
                ? null
                : parts.differences(work.ref(), work.values(), opened.before(), lang))
        .with("suspects", persons.suspects(work.values(), opened.before(), lang))
        .with("form", form.with(problems))
        .with(
            "wrong",
            ways.wrong(
                problems, WriteStep.REVIEW, original, WriteViews.address(opened.id(), lang), lang))
        .with("changed", false)
        .with("base", opened.outdated())
        .with("kept", false);
  }

  private View done(Opened opened) {
    return View.of("write-decided")
        .with("id", opened == null ? null : opened.id().toString())
        .with("published", opened != null && opened.published() != null);
  }

  /** Publishes, or gives back. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Initiatives.REVIEW)
  public Response decide(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    Opened opened = open(id);
    if (opened.work() == null) {
      return answer(done(opened), CONFLICT);
    }
    Form form = Form.of(sent);
    try {
      return form.value("do").equals("publish") ? publish(opened, form) : giveBack(opened, form);
    } catch (ValidationException e) {
      return answer(page(opened, form, e.problems()), UNPROCESSABLE);
    } catch (ConflictException e) {
      return conflict(id, form, e);
    } catch (NotFoundException e) {
      // Somebody published or discarded it between the two looks.
      return answer(done(null), CONFLICT);
    }
  }

  private Response publish(Opened opened, Form form) {
    initiatives.publish(opened.id(), Ids.version(form.value("version")));
    return to("/projects/" + opened.id() + "?published=yes");
  }

  private Response giveBack(Opened opened, Form form) {
    Map<String, String> remarks = new LinkedHashMap<>();
    form.values().keySet().stream()
        .filter(name -> name.startsWith(REMARK) && !form.value(name).isEmpty())
        .sorted()
        .forEach(name -> remarks.put(name.substring(REMARK.length()), form.value(name)));
    String note = form.value("note");
    if (remarks.isEmpty() && note.isEmpty()) {
      throw new ValidationException(FieldProblem.of("note", "portal.problem.required"));
    }
    initiatives.giveBack(
        opened.id(), Ids.version(form.value("version")), remarks, note.isEmpty() ? null : note);
    return to("/projects/" + opened.id() + "/review");
  }

  private Response conflict(String id, Form form, ConflictException conflict) {
    Opened now = desk.open(id);
    return now.work() == null
        ? answer(done(now), CONFLICT)
        : answer(
            page(now, form, List.of()).with("changed", !(conflict.current() instanceof Initiative)),
            CONFLICT);
  }

  private Response to(String path) {
    return Response.seeOther(URI.create("/" + current.language() + path)).build();
  }

  private static Response answer(View view, int status) {
    return Response.status(status).entity(view.status(status)).build();
  }
}

package org.alliance.portal.membership.internal.web.review;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.membership.internal.DecisionService;
import org.alliance.portal.membership.internal.MembershipContribution;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** One application before a moderator: read it, give it to somebody, ask back. */
@Component(service = ApplicationPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/applications/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ApplicationPages {
  private static final Set<String> DONE = Set.of("asked", "assigned", "accepted", "declined");
  private static final String NOBODY = "nobody";

  private final DecisionService decisions;
  private final ReviewViews views;
  private final CurrentRequest current;

  @Activate
  public ApplicationPages(
      @Reference DecisionService decisions,
      @Reference ReviewViews views,
      @Reference CurrentRequest current) {
    this.decisions = decisions;
    this.views = views;
    this.current = current;
  }

  /** Everything about it, and what can be done. */
  @GET
  @RequiresAction(MembershipContribution.REVIEW)
  public Response show(@PathParam("id") String id, @QueryParam("done") String done) {
    Optional<Form> kept = current.keptForm();
    return ReviewViews.answer(
        views
            .application(ReviewViews.id(id), kept.orElseGet(() -> Form.of(Map.of())))
            .with("kept", kept.isPresent())
            .with("done", done != null && DONE.contains(done) ? done : null),
        Response.Status.OK.getStatusCode());
  }

  /** Asks the applicant something. */
  @POST
  @RequiresAction(MembershipContribution.REVIEW)
  public Response ask(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    Id application = ReviewViews.id(id);
    Form form = Form.of(sent);
    try {
      decisions.ask(application, ReviewViews.version(form), form.value("text"));
      return views.done(application, "asked");
    } catch (ValidationException e) {
      return ReviewViews.answer(
          views.application(application, form.with(e.problems())), ReviewViews.UNPROCESSABLE);
    } catch (ConflictException e) {
      return views.conflict(application, form);
    }
  }

  /** Gives it to a moderator, or back. */
  @POST
  @Path("/assign")
  @RequiresAction(MembershipContribution.REVIEW)
  public Response assign(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    Id application = ReviewViews.id(id);
    Form form = Form.of(sent);
    try {
      decisions.assign(application, ReviewViews.version(form), moderator(form.value("to")));
      return views.done(application, "assigned");
    } catch (ValidationException e) {
      return ReviewViews.answer(
          views.application(application, form.with(e.problems())), ReviewViews.UNPROCESSABLE);
    } catch (ConflictException e) {
      return views.conflict(application, form);
    }
  }

  private static Id moderator(String to) {
    if (to.equals(NOBODY)) {
      return null;
    }
    try {
      return Id.parse(to);
    } catch (IllegalArgumentException e) {
      throw new ValidationException(FieldProblem.of("to", "portal.problem.unknown-value"));
    }
  }
}

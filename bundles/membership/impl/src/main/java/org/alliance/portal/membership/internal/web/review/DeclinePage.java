package org.alliance.portal.membership.internal.web.review;

import java.util.Map;
import java.util.Optional;
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
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.membership.internal.Application;
import org.alliance.portal.membership.internal.DecisionService;
import org.alliance.portal.membership.internal.MembershipContribution;
import org.alliance.portal.membership.internal.ReviewService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Declining an application: the reason, the letter as it will be, then sending it. */
@Component(service = DeclinePage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/applications/{id}/decline")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class DeclinePage {
  private final ReviewService review;
  private final DecisionService decisions;
  private final ReviewViews views;
  private final CurrentRequest current;

  @Activate
  public DeclinePage(
      @Reference ReviewService review,
      @Reference DecisionService decisions,
      @Reference ReviewViews views,
      @Reference CurrentRequest current) {
    this.review = review;
    this.decisions = decisions;
    this.views = views;
    this.current = current;
  }

  /** Asks for the reason. */
  @GET
  @RequiresAction(MembershipContribution.REVIEW)
  public Response show(@PathParam("id") String id) {
    Application it = review.get(ReviewViews.id(id));
    Optional<Form> kept = current.keptForm();
    Form form =
        kept.orElseGet(() -> Form.filled(Map.of("version", Integer.toString(it.version()))));
    if (!it.state().pending()) {
      return views.conflict(it.id(), form);
    }
    return ReviewViews.answer(
        page(it, form).with("kept", kept.isPresent()), Response.Status.OK.getStatusCode());
  }

  /** Shows the letter; sends it when that was asked for. */
  @POST
  @RequiresAction(MembershipContribution.REVIEW)
  public Response decline(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    Id application = ReviewViews.id(id);
    Form form = Form.of(sent);
    try {
      if (form.value("step").equals("send")) {
        decisions.decline(application, ReviewViews.version(form), form.value("reason"));
        return views.done(application, "declined");
      }
      Application it = review.get(application);
      if (!it.state().pending()) {
        return views.conflict(application, form);
      }
      return ReviewViews.answer(
          page(it, form)
              .with("previewed", true)
              .with("letter", decisions.declining(it, form.value("reason")).orElse(null)),
          Response.Status.OK.getStatusCode());
    } catch (ValidationException e) {
      return ReviewViews.answer(
          page(review.get(application), form.with(e.problems())), ReviewViews.UNPROCESSABLE);
    } catch (ConflictException e) {
      return views.conflict(application, form);
    }
  }

  private static View page(Application it, Form form) {
    return View.of("review-decline")
        .with("it", it)
        .with("form", form)
        .with("previewed", false)
        .with("letter", null)
        .with("kept", false);
  }
}

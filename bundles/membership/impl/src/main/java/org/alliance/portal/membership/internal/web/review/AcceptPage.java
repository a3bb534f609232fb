package org.alliance.portal.membership.internal.web.review;

import java.util.ArrayList;
import java.util.List;
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
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.membership.internal.Application;
import org.alliance.portal.membership.internal.ApplicationRules;
import org.alliance.portal.membership.internal.DecisionService;
import org.alliance.portal.membership.internal.MembershipContribution;
import org.alliance.portal.membership.internal.ReviewService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Accepting an application: what the organisation will be called, then everything at once. */
@Component(service = AcceptPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/applications/{id}/accept")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class AcceptPage {
  private final ReviewService review;
  private final DecisionService decisions;
  private final ReviewViews views;
  private final Vocabulary vocabulary;
  private final CurrentRequest current;

  @Activate
  public AcceptPage(
      @Reference ReviewService review,
      @Reference DecisionService decisions,
      @Reference ReviewViews views,
      @Reference Vocabulary vocabulary,
      @Reference CurrentRequest current) {
    this.review = review;
    this.decisions = decisions;
    this.views = views;
    this.vocabulary = vocabulary;
    this.current = current;
  }

  /** What the applicant said, to be corrected. */
  @GET
  @RequiresAction(MembershipContribution.REVIEW)
  public Response show(@PathParam("id") String id) {
    Application it = review.get(ReviewViews.id(id));
    Optional<Form> kept = current.keptForm();
    Form form = kept.orElseGet(() -> AcceptForm.of(it));
    if (!it.state().pending()) {
      return views.conflict(it.id(), form);
    }
    return ReviewViews.answer(
        page(it, form).with("kept", kept.isPresent()), Response.Status.OK.getStatusCode());
  }

  /** Makes the organisation and invites its first owner. */
  @POST
  @RequiresAction(MembershipContribution.REVIEW)
  public Response accept(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    Id application = ReviewViews.id(id);
    Form form = Form.of(sent);
    try {
      decisions.accept(application, ReviewViews.version(form), AcceptForm.read(form));
      return views.done(application, "accepted");
    } catch (ValidationException e) {
      return ReviewViews.answer(
          page(review.get(application), form.with(AcceptForm.problems(e))),
          ReviewViews.UNPROCESSABLE);
    } catch (ConflictException e) {
      return views.conflict(application, form);
    }
  }

  private View page(Application it, Form form) {
    String lang = current.language();
    return View.of("review-accept")
        .with("it", it)
        .with("form", form)
        .with("tongues", terms(Vocabulary.LANGUAGE, form.value(AcceptForm.LANGUAGE)))
        .with("countries", terms(Vocabulary.COUNTRY, form.value("country")))
        .with(
            "kinds",
            new ApplicationRules(vocabulary, List.of())
                .kinds(it.way(), lang).stream()
                    .map(term -> choice(Vocabulary.KIND, term.code()))
                    .toList())
        .with("kept", false);
  }

  /** Terms to choose from; a code that cannot be chosen any more is shown by a blank. */
  private List<ReviewViews.Choice> terms(String scheme, String chosen) {
    List<ReviewViews.Choice> choices = new ArrayList<>();
    if (!vocabulary.selectable(scheme, chosen)) {
      choices.add(new ReviewViews.Choice("", ""));
    }
    vocabulary.active(scheme, current.language()).stream()
        .filter(term -> !scheme.equals(Vocabulary.LANGUAGE) || term.code().length() == 2)
        .forEach(term -> choices.add(choice(scheme, term.code())));
    return choices;
  }

  private ReviewViews.Choice choice(String scheme, String code) {
    return new ReviewViews.Choice(code, vocabulary.label(scheme, code, current.language()));
  }
}

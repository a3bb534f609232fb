package org.alliance.portal.membership.internal.web.apply;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.membership.internal.Alike;
import org.alliance.portal.membership.internal.ApplicationService;
import org.alliance.portal.membership.internal.MembershipContribution;
import org.alliance.portal.membership.internal.Opened;
import org.alliance.portal.membership.internal.Sender;
import org.alliance.portal.membership.internal.Step;
import org.alliance.portal.membership.internal.SubmitService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/**
 * The short forms of an application. Each is kept as it is left, whatever is wrong in it; only
 * sending needs everything to be right.
 */
@Component(service = StepPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/application/{token}/{step:organisation|about|contact|check}")
@Produces(MediaType.TEXT_HTML)
public class StepPages {
  private final ApplicationService applications;
  private final SubmitService submits;
  private final StepViews views;
  private final CurrentRequest current;

  @Activate
  public StepPages(
      @Reference ApplicationService applications,
      @Reference SubmitService submits,
      @Reference StepViews views,
      @Reference CurrentRequest current) {
    this.applications = applications;
    this.submits = submits;
    this.views = views;
    this.current = current;
  }

  /** Shows a step. */
  @GET
  @RequiresAction(MembershipContribution.APPLY)
  public Response show(
      @PathParam("token") String token,
      @PathParam("step") String key,
      @QueryParam("begun") String begun,
      @QueryParam("alike") String alike,
      @QueryParam("mailed") String mailed) {
    return Answers.guarded(
        () -> {
          Opened opened = applications.open(token);
          if (!opened.draft()) {
            return to(token, "");
          }
          Step step = step(key);
          View page =
              views
                  .left(opened, token, step, current.language())
                  .with("begun", begun != null)
                  .with("mailed", mailed != null);
          Optional<Alike> found =
              alike == null ? Optional.empty() : applications.alike(opened, current.language());
          return Answers.page(found.map(a -> views.alike(page, a)).orElse(page));
        });
  }

  /** Keeps a step, and does what its button says. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(MembershipContribution.APPLY)
  public Response keep(
      @PathParam("token") String token,
      @PathParam("step") String key,
      MultivaluedMap<String, String> sent,
      @Context HttpServletRequest request) {
    return Answers.guarded(() -> kept(token, step(key), Form.of(sent), Senders.of(request, sent)));
  }

  private Response kept(String token, Step step, Form sent, Sender sender) {
    String button = sent.value("do");
    if (!sent.value("discard").isEmpty()) {
      Opened opened = applications.open(token);
      applications.discard(token);
      return Answers.to(current, "/" + opened.application().way().name().toLowerCase(Locale.ROOT));
    }
    Opened saved = applications.save(token, step, sent, button.equals("another"), sender);
    if (!saved.draft()) {
      return to(token, "");
    }
    Optional<Step> chosen = Step.of(sent.value("step"));
    if (chosen.isPresent()) {
      return to(token, "/" + chosen.get().key());
    }
    if (button.equals("link")) {
      return mailed(token, step, saved, sent, sender);
    }
    return step == Step.CHECK ? submit(token, sent, sender) : goOn(token, step, saved, sent);
  }

  private Response goOn(String token, Step step, Opened saved, Form sent) {
    List<FieldProblem> problems = saved.problems(step);
    if (!problems.isEmpty()) {
      return refused(saved, token, step, sent, problems);
    }
    if (step == Step.ORGANISATION && applications.alike(saved, current.language()).isPresent()) {
      return to(token, "/" + step.key() + "?alike=yes");
    }
    return to(token, "/" + step.next().key());
  }

  private Response mailed(String token, Step step, Opened saved, Form sent, Sender sender) {
    if (applications.sendLink(token, sender)) {
      return to(token, "/" + step.key() + "?mailed=yes");
    }
    List<FieldProblem> problems =
        saved.problems().stream().filter(p -> p.field().equals("email")).toList();
    return refused(saved, token, step, sent, problems);
  }

  private Response submit(String token, Form sent, Sender sender) {
    boolean agreed = sent.value("agree").equals("yes");
    try {
      return submits
          .submit(token, agreed, current.language(), sender)
          .map(alike -> to(token, "/" + Step.ORGANISATION.key() + "?alike=yes"))
          .orElseGet(() -> to(token, ""));
    } catch (ValidationException e) {
      return unsent(token, e.problems());
    }
  }

  /** To the first step that is wrong; on the last page when only that one is. */
  private Response unsent(String token, List<FieldProblem> problems) {
    Opened opened = applications.open(token);
    Step first = problems.stream().map(p -> Step.with(p.field())).findFirst().orElse(Step.CHECK);
    List<FieldProblem> there =
        problems.stream().filter(p -> Step.with(p.field()) == first).toList();
    return refused(opened, token, first, opened.typed(), there);
  }

  /** What was sent is shown, even more of it than is kept. */
  private Response refused(
      Opened opened, String token, Step step, Form sent, List<FieldProblem> problems) {
    return Answers.page(
        views
            .step(opened, token, step, sent.with(problems), current.language())
            .status(Answers.UNPROCESSABLE));
  }

  private static Step step(String key) {
    return Step.of(key).orElseThrow();
  }

  private Response to(String token, String path) {
    return Answers.to(current, "/application/" + token + path);
  }
}

package org.alliance.portal.membership.internal.web.apply;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.membership.internal.ApplicantService;
import org.alliance.portal.membership.internal.Application.State;
import org.alliance.portal.membership.internal.ApplicationService;
import org.alliance.portal.membership.internal.Event;
import org.alliance.portal.membership.internal.MembershipContribution;
import org.alliance.portal.membership.internal.Message;
import org.alliance.portal.membership.internal.Opened;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Where an application stands, and what its applicant may still do. */
@Component(service = StatusPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/application/{token}")
@Produces(MediaType.TEXT_HTML)
public class StatusPages {
  private static final int CONFLICT = 409;

  private final ApplicationService applications;
  private final ApplicantService applicants;
  private final CurrentRequest current;

  @Activate
  public StatusPages(
      @Reference ApplicationService applications,
      @Reference ApplicantService applicants,
      @Reference CurrentRequest current) {
    this.applications = applications;
    this.applicants = applicants;
    this.current = current;
  }

  /** Where it stands; a draft goes on where something is missing. */
  @GET
  @RequiresAction(MembershipContribution.APPLY)
  public Response show(
      @PathParam("token") String token,
      @QueryParam("sent") String sent,
      @QueryParam("confirmed") String confirmed,
      @QueryParam("answered") String answered) {
    return Answers.guarded(
        () -> {
          Opened opened = applications.open(token);
          if (opened.link().confirms()) {
            return to(token, "/confirm");
          }
          if (opened.draft()) {
            return to(token, "/" + opened.firstWrong().key());
          }
          return Answers.page(
              status(opened, token, Form.of(Map.of()))
                  .with("sent", sent != null)
                  .with("confirmed", confirmed != null)
                  .with("answered", answered != null));
        });
  }

  /** Takes the answer to a question. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(MembershipContribution.APPLY)
  public Response answer(@PathParam("token") String token, MultivaluedMap<String, String> sent) {
    Form form = Form.of(sent);
    return Answers.guarded(
        () -> {
          try {
            applicants.answer(token, form.value("answer"));
            return to(token, "?answered=yes");
          } catch (ValidationException e) {
            return Answers.page(
                status(applications.open(token), token, form.with(e.problems()))
                    .status(Answers.UNPROCESSABLE));
          } catch (ConflictException e) {
            return changed(token, form);
          }
        });
  }

  /** Sends the letter that asks to confirm the address once more. */
  @POST
  @Path("/again")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(MembershipContribution.APPLY)
  public Response again(
      @PathParam("token") String token,
      MultivaluedMap<String, String> sent,
      @Context HttpServletRequest request) {
    return Answers.guarded(
        () -> {
          applicants.sendAgain(token, Senders.of(request, sent));
          return to(token, "?sent=yes");
        });
  }

  /** Asks whether the application is really to be taken back. */
  @GET
  @Path("/withdraw")
  @RequiresAction(MembershipContribution.APPLY)
  public Response ask(@PathParam("token") String token) {
    return Answers.guarded(
        () -> {
          Opened opened = applications.open(token);
          if (opened.link().confirms() || opened.draft() || opened.application().state().closed()) {
            return to(token, "");
          }
          return Answers.page(
              View.of("apply-withdraw")
                  .with("application", opened.application())
                  .with("address", address(token)));
        });
  }

  /** Takes the application back. */
  @POST
  @Path("/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(MembershipContribution.APPLY)
  public Response withdraw(@PathParam("token") String token, MultivaluedMap<String, String> sent) {
    return Answers.guarded(
        () -> {
          try {
            applicants.withdraw(token);
            return to(token, "");
          } catch (ConflictException e) {
            return changed(token, Form.of(Map.of()));
          }
        });
  }

  /** Somebody was faster: the page says how it stands now, and what was written is still there. */
  private Response changed(String token, Form form) {
    Opened opened = applications.open(token);
    return opened.draft()
        ? to(token, "")
        : Answers.page(status(opened, token, form).with("changed", true).status(CONFLICT));
  }

  private View status(Opened opened, String token, Form form) {
    List<Message> messages = applicants.messages(opened);
    return View.of("apply-status")
        .with("application", opened.application())
        .with("state", opened.application().state().name().toLowerCase(Locale.ROOT))
        .with("messages", messages)
        .with("events", Event.of(opened.application(), messages))
        .with("address", address(token))
        .with("open", opened.application().state() == State.ASKED)
        .with("form", form)
        .with("sent", false)
        .with("confirmed", false)
        .with("answered", false)
        .with("changed", false);
  }

  private String address(String token) {
    return "/" + current.language() + "/application/" + token;
  }

  private Response to(String token, String path) {
    return Answers.to(current, "/application/" + token + path);
  }
}

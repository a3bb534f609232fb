package org.alliance.portal.security.internal.web;

import java.util.ArrayList;
import java.util.List;
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
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.SampleAccounts;
import org.alliance.portal.security.internal.Settings;
import org.alliance.portal.security.internal.SignIn;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The sign-in page. */
@Component(
    service = SignInPage.class,
    configurationPid = "org.alliance.portal",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/sign-in")
@Produces(MediaType.TEXT_HTML)
public final class SignInPage {
  private static final String EMAIL = "email";
  private static final String PASSWORD = "password";
  private static final String NEXT = "next";

  private final SignIn signIn;
  private final Arrival arrival;
  private final Access access;
  private final List<String> samples;

  @Activate
  public SignInPage(
      Settings settings,
      @Reference SignIn signIn,
      @Reference Arrival arrival,
      @Reference Access access) {
    this.signIn = signIn;
    this.arrival = arrival;
    this.access = access;
    this.samples = SampleAccounts.demo(settings) ? SampleAccounts.addresses() : List.of();
  }

  /** Shows the form. */
  @GET
  @RequiresAction(Action.PUBLIC)
  public Response show(
      @PathParam("lang") String lang,
      @QueryParam(NEXT) String next,
      @QueryParam("again") String again) {
    if (access.principal().known()) {
      return Response.seeOther(NextAddress.of(next, lang)).build();
    }
    return Response.ok(view(form("", next)).with("again", "yes".equals(again))).build();
  }

  /** Signs in. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.PUBLIC)
  public Response signIn(
      @PathParam("lang") String lang,
      MultivaluedMap<String, String> fields,
      @Context HttpServletRequest request) {
    Form typed = Form.of(fields);
    String email = typed.value(EMAIL);
    String password = fields.getFirst(PASSWORD);
    Form form = form(email, typed.value(NEXT));
    List<FieldProblem> missing = missing(email, password);
    if (!missing.isEmpty()) {
      return Answers.page(Answers.UNPROCESSABLE, view(form.with(missing))).build();
    }
    SignIn.Result result = signIn.signIn(email, password, Cookies.browser(request));
    return switch (result.outcome()) {
      case DONE -> arrival.lead(result.passage(), form.value(NEXT), request);
      case WRONG ->
          Answers.page(
                  Answers.UNAUTHORIZED, view(Answers.with(form, EMAIL, "security.sign-in.wrong")))
              .build();
      case THROTTLED ->
          Answers.later(Answers.TOO_MANY, view(form.with(throttled(result))), result.retryAfter());
      case BUSY ->
          Answers.later(
              Answers.UNAVAILABLE,
              view(Answers.with(form, EMAIL, "security.sign-in.busy")),
              result.retryAfter());
    };
  }

  private static List<FieldProblem> missing(String email, String password) {
    List<FieldProblem> missing = new ArrayList<>();
    if (email.isEmpty()) {
      missing.add(FieldProblem.of(EMAIL, "security.sign-in.email-missing"));
    }
    if (password == null || password.isEmpty()) {
      missing.add(FieldProblem.of(PASSWORD, "security.sign-in.password-missing"));
    }
    return missing;
  }

  private static List<FieldProblem> throttled(SignIn.Result result) {
    return List.of(Answers.throttled(EMAIL, "security.sign-in.throttled", result.retryAfter()));
  }

  private View view(Form form) {
    return View.of("sign-in").with("form", form).with("samples", samples).with("again", false);
  }

  /** What is shown again: never the password. */
  private static Form form(String email, String next) {
    return Form.filled(Map.of(EMAIL, email, NEXT, NextAddress.allowed(next) ? next : ""));
  }
}

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
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.SampleAccounts;
import org.alliance.portal.security.internal.Sessions;
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
  private static final int UNAUTHORIZED = 401;
  private static final int UNPROCESSABLE = 422;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final SignIn signIn;
  private final Sessions sessions;
  private final Access access;
  private final CurrentRequest current;
  private final List<String> samples;

  @Activate
  public SignInPage(
      Settings settings,
      @Reference SignIn signIn,
      @Reference Sessions sessions,
      @Reference Access access,
      @Reference CurrentRequest current) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.access = access;
    this.current = current;
    this.samples = SampleAccounts.demo(settings) ? SampleAccounts.addresses() : List.of();
  }

  /** Shows the form. */
  @GET
  @RequiresAction(Action.PUBLIC)
  public Response show(@PathParam("lang") String lang, @QueryParam(NEXT) String next) {
    if (access.principal().known()) {
      return Response.seeOther(NextAddress.of(next, lang)).build();
    }
    return Response.ok(view(form("", next))).build();
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
      return page(UNPROCESSABLE, form.with(missing)).build();
    }
    SignIn.Result result = signIn.signIn(email, password, request.getRemoteAddr());
    return switch (result.outcome()) {
      case DONE -> {
        sessions.close(SessionCookie.token(request));
        yield Response.seeOther(NextAddress.of(form.value(NEXT), lang))
            .header(SessionCookie.HEADER, SessionCookie.set(result.token(), secure()))
            .build();
      }
      case WRONG ->
          page(UNAUTHORIZED, form.with(List.of(FieldProblem.of(EMAIL, "security.sign-in.wrong"))))
              .build();
      case THROTTLED -> later(TOO_MANY, form, throttled(result), result);
      case BUSY ->
          later(UNAVAILABLE, form, FieldProblem.of(EMAIL, "security.sign-in.busy"), result);
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

  private static FieldProblem throttled(SignIn.Result result) {
    long minutes = Math.max(1, (result.retryAfter().toSeconds() + 59) / 60);
    return FieldProblem.of(EMAIL, "security.sign-in.throttled", "minutes", minutes);
  }

  private Response later(int status, Form form, FieldProblem problem, SignIn.Result result) {
    return page(status, form.with(List.of(problem)))
        .header("Retry-After", Math.max(1, result.retryAfter().toSeconds()))
        .build();
  }

  private Response.ResponseBuilder page(int status, Form form) {
    return Response.status(status).entity(view(form).status(status));
  }

  private View view(Form form) {
    return View.of("sign-in").with("form", form).with("samples", samples);
  }

  /** What is shown again: never the password. */
  private static Form form(String email, String next) {
    return Form.filled(Map.of(EMAIL, email, NEXT, NextAddress.allowed(next) ? next : ""));
  }

  private boolean secure() {
    return current.baseAddress().startsWith("https:");
  }
}

package org.alliance.portal.security.internal.web;

import java.util.List;
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
import org.alliance.portal.api.ProblemException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.Entrance;
import org.alliance.portal.security.internal.Entrance.CodeResult;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The second step of the sign-in: the code. */
@Component(service = CodePage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/sign-in/code")
@Produces(MediaType.TEXT_HTML)
public final class CodePage {
  private static final String CODE = "code";
  private static final String NEXT = "next";

  private final Entrance entrance;
  private final Arrival arrival;
  private final Access access;

  @Activate
  public CodePage(
      @Reference Entrance entrance, @Reference Arrival arrival, @Reference Access access) {
    this.entrance = entrance;
    this.arrival = arrival;
    this.access = access;
  }

  /** Shows the form to whoever has given the password. */
  @GET
  @RequiresAction(Action.PUBLIC)
  public Response show(
      @PathParam("lang") String lang,
      @QueryParam(NEXT) String next,
      @Context HttpServletRequest request) {
    try {
      entrance.check(Cookies.STEP.token(request));
      return Response.ok(view(Answers.empty(), next)).build();
    } catch (ProblemException e) {
      return Steps.again(access, lang, next);
    }
  }

  /** Takes the code. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.PUBLIC)
  public Response enter(
      @PathParam("lang") String lang,
      MultivaluedMap<String, String> fields,
      @Context HttpServletRequest request) {
    Form typed = Form.of(fields);
    String next = typed.value(NEXT);
    try {
      String token = Cookies.STEP.token(request);
      CodeResult result = entrance.code(token, typed.value(CODE), Cookies.browser(request));
      if (result.passage() != null) {
        return arrival.lead(result.passage(), next, request);
      }
      return result.retryAfter() == null ? wrong(next) : throttled(result, next);
    } catch (ProblemException e) {
      return Steps.again(access, lang, next);
    }
  }

  private static Response wrong(String next) {
    Form form = Answers.with(Answers.empty(), CODE, "security.factor.wrong");
    return Answers.page(Answers.UNAUTHORIZED, view(form, next)).build();
  }

  private static Response throttled(CodeResult result, String next) {
    Form form =
        Answers.empty()
            .with(
                List.of(Answers.throttled(CODE, "security.factor.throttled", result.retryAfter())));
    return Answers.later(Answers.TOO_MANY, view(form, next), result.retryAfter());
  }

  private static View view(Form form, String next) {
    return View.of("sign-in-code")
        .with("form", form)
        .with(NEXT, NextAddress.allowed(next) ? next : "");
  }
}

package org.alliance.portal.security.internal.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.BusyException;
import org.alliance.portal.security.internal.FirstAdmin;
import org.alliance.portal.security.internal.Sessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The page behind the one-time link of the first admin. */
@Component(service = FirstAdminPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/first-admin/{token}")
@Produces(MediaType.TEXT_HTML)
public final class FirstAdminPage {
  private static final String NAME = "name";
  private static final String EMAIL = "email";
  private static final int GONE = 410;
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;
  private static final int SOON = 5;

  private final FirstAdmin firstAdmin;
  private final Sessions sessions;
  private final CurrentRequest current;

  @Activate
  public FirstAdminPage(
      @Reference FirstAdmin firstAdmin,
      @Reference Sessions sessions,
      @Reference CurrentRequest current) {
    this.firstAdmin = firstAdmin;
    this.sessions = sessions;
    this.current = current;
  }

  /** Shows the form, while the link can be used. */
  @GET
  @RequiresAction(Action.PUBLIC)
  public View show(@PathParam("token") String token) {
    try {
      firstAdmin.check(token);
      return view(Form.of(Map.of()));
    } catch (GoneException e) {
      return gone();
    }
  }

  /** Creates the first admin and signs in. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.PUBLIC)
  public Response create(
      @PathParam("lang") String lang,
      @PathParam("token") String token,
      MultivaluedMap<String, String> fields,
      @Context HttpServletRequest request) {
    Form typed = Form.of(fields);
    Form shown = Form.filled(Map.of(NAME, typed.value(NAME), EMAIL, typed.value(EMAIL)));
    FirstAdmin.Entry entry =
        new FirstAdmin.Entry(
            typed.value(NAME),
            typed.value(EMAIL),
            asTyped(fields, "password"),
            asTyped(fields, "password2"));
    try {
      String session = firstAdmin.create(token, entry, lang);
      sessions.close(SessionCookie.token(request));
      boolean secure = current.baseAddress().startsWith("https:");
      return Response.seeOther(URI.create("/" + lang + "/home"))
          .header(SessionCookie.HEADER, SessionCookie.set(session, secure))
          .build();
    } catch (ValidationException e) {
      return page(UNPROCESSABLE, shown.with(e.problems())).build();
    } catch (GoneException e) {
      return Response.status(GONE).entity(gone()).build();
    } catch (BusyException e) {
      FieldProblem busy = FieldProblem.of(EMAIL, "security.sign-in.busy");
      return page(UNAVAILABLE, shown.with(List.of(busy))).header("Retry-After", SOON).build();
    }
  }

  /** A password may begin or end with a space. */
  private static String asTyped(MultivaluedMap<String, String> fields, String name) {
    String typed = fields.getFirst(name);
    return typed == null ? "" : typed;
  }

  private static Response.ResponseBuilder page(int status, Form form) {
    return Response.status(status).entity(view(form).status(status));
  }

  /** Whoever comes too late must learn how to get another link. */
  private static View gone() {
    return View.of("first-admin-gone").status(GONE);
  }

  private static View view(Form form) {
    return View.of("first-admin").with("form", form);
  }
}

package org.alliance.portal.security.internal.web;

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
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.Entrance;
import org.alliance.portal.security.internal.FirstAdmin;
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

  private final FirstAdmin firstAdmin;
  private final Entrance entrance;
  private final Arrival arrival;

  @Activate
  public FirstAdminPage(
      @Reference FirstAdmin firstAdmin, @Reference Entrance entrance, @Reference Arrival arrival) {
    this.firstAdmin = firstAdmin;
    this.entrance = entrance;
    this.arrival = arrival;
  }

  /** Shows the form, while the link can be used. */
  @GET
  @RequiresAction(Action.PUBLIC)
  public View show(@PathParam("token") String token) {
    try {
      firstAdmin.check(token);
      return view(Answers.empty());
    } catch (GoneException e) {
      return gone();
    }
  }

  /** Creates the first admin and leads to the second factor. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.PUBLIC)
  public Response create(
      @PathParam("lang") String lang,
      @PathParam("token") String token,
      MultivaluedMap<String, String> fields,
      @Context HttpServletRequest request) {
    Form typed = Form.of(fields);
    Form shown = Answers.shown(typed, NAME, EMAIL);
    FirstAdmin.Entry entry =
        new FirstAdmin.Entry(
            typed.value(NAME),
            typed.value(EMAIL),
            Answers.asTyped(fields, "password"),
            Answers.asTyped(fields, "password2"));
    try {
      return Answers.form(
          shown,
          EMAIL,
          FirstAdminPage::view,
          () -> {
            Id account = firstAdmin.create(token, entry, lang);
            return arrival.lead(entrance.enter(account, Cookies.browser(request)), "", request);
          });
    } catch (GoneException e) {
      return Response.status(Answers.GONE).entity(gone()).build();
    }
  }

  /** Whoever comes too late must learn how to get another link. */
  private static View gone() {
    return View.of("first-admin-gone").status(Answers.GONE);
  }

  private static View view(Form form) {
    return View.of("first-admin").with("form", form);
  }
}

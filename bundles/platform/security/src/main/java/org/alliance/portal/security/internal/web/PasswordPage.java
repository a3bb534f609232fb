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
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.account.OwnPassword;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Another password for the own account. */
@Component(service = PasswordPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/account/password")
@Produces(MediaType.TEXT_HTML)
public final class PasswordPage {
  private final OwnPassword own;
  private final Arrival arrival;

  @Activate
  public PasswordPage(@Reference OwnPassword own, @Reference Arrival arrival) {
    this.own = own;
    this.arrival = arrival;
  }

  /** Shows the form. */
  @GET
  @RequiresAction(Action.SIGNED_IN)
  public View show() {
    return view(Answers.empty());
  }

  /** Changes the password; the session goes on under another token, every other one ends. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.SIGNED_IN)
  public Response change(
      @PathParam("lang") String lang,
      MultivaluedMap<String, String> fields,
      @Context HttpServletRequest request) {
    return Answers.form(
        Answers.empty(),
        "current",
        this::view,
        () -> {
          own.change(
              Answers.asTyped(fields, "current"),
              Answers.asTyped(fields, "password"),
              Answers.asTyped(fields, "password2"),
              Cookies.SESSION.token(request));
          return arrival.renewed(Answers.done(lang, "password"), request).build();
        });
  }

  private View view(Form form) {
    return View.of("account-password").with("form", form).with("email", own.own().email());
  }
}

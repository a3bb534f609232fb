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
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.Entrance;
import org.alliance.portal.security.internal.account.PasswordReset;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The page behind the link for a new password. */
@Component(service = ResetPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/reset/{token}")
@Produces(MediaType.TEXT_HTML)
public final class ResetPage {
  private final PasswordReset reset;
  private final Entrance entrance;
  private final Arrival arrival;

  @Activate
  public ResetPage(
      @Reference PasswordReset reset, @Reference Entrance entrance, @Reference Arrival arrival) {
    this.reset = reset;
    this.entrance = entrance;
    this.arrival = arrival;
  }

  /** Shows the form, while the link can be used. */
  @GET
  @RequiresAction(Action.PUBLIC)
  public Response show(@PathParam("token") String token) {
    return Answers.link(
        () -> {
          reset.check(token);
          return Response.ok(view(Answers.empty())).build();
        });
  }

  /** Sets the password; whoever has a second factor is asked for it next. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.PUBLIC)
  public Response set(
      @PathParam("token") String token,
      MultivaluedMap<String, String> fields,
      @Context HttpServletRequest request) {
    return Answers.link(
        () ->
            Answers.form(
                Answers.empty(),
                "password",
                ResetPage::view,
                () -> {
                  Id account =
                      reset.reset(
                          token,
                          Answers.asTyped(fields, "password"),
                          Answers.asTyped(fields, "password2"),
                          request.getRemoteAddr());
                  return arrival.lead(
                      entrance.enter(account, Cookies.browser(request)), "", request);
                }));
  }

  private static View view(Form form) {
    return View.of("reset").with("form", form);
  }
}

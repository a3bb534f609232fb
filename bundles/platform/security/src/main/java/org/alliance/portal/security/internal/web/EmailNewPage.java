package org.alliance.portal.security.internal.web;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.account.EmailChange;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The page behind the link to the new address of an account. */
@Component(service = EmailNewPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/email/new/{token}")
@Produces(MediaType.TEXT_HTML)
public final class EmailNewPage {
  private final EmailChange change;

  @Activate
  public EmailNewPage(@Reference EmailChange change) {
    this.change = change;
  }

  /** Asks; only the button answers, because scanners of mail follow links. */
  @GET
  @RequiresAction(Action.PUBLIC)
  public Response show(@PathParam("token") String token) {
    return Answers.link(
        () ->
            Response.ok(View.of("email-new").with("email", change.checkNew(token).email()))
                .build());
  }

  /** Takes the answer. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.PUBLIC)
  public Response answer(@PathParam("token") String token) {
    return Answers.link(
        () -> Response.ok(answered(change.agreeNew(token) ? "changed" : "waiting")).build());
  }

  private static View answered(String how) {
    return View.of("email-answered").with("how", how);
  }
}

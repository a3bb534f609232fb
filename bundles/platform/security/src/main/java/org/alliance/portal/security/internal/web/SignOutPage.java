package org.alliance.portal.security.internal.web;

import java.net.URI;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.security.internal.Sessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Signing out, which somebody whose session has just expired may do too. */
@Component(service = SignOutPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/sign-out")
@Produces(MediaType.TEXT_HTML)
public final class SignOutPage {
  private final Sessions sessions;
  private final CurrentRequest current;

  @Activate
  public SignOutPage(@Reference Sessions sessions, @Reference CurrentRequest current) {
    this.sessions = sessions;
    this.current = current;
  }

  /** Ends the session of this browser. */
  @POST
  @RequiresAction(Action.PUBLIC)
  public Response signOut(@PathParam("lang") String lang, @Context HttpServletRequest request) {
    sessions.close(SessionCookie.token(request));
    boolean secure = current.baseAddress().startsWith("https:");
    return Response.seeOther(URI.create("/" + lang + "/"))
        .header(SessionCookie.HEADER, SessionCookie.clear(secure))
        .build();
  }
}

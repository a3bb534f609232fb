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
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.security.internal.Sessions;
import org.alliance.portal.security.internal.audit.SignInAudit;
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
  private final Access access;
  private final SignInAudit audit;

  @Activate
  public SignOutPage(
      @Reference Sessions sessions,
      @Reference CurrentRequest current,
      @Reference Access access,
      @Reference SignInAudit audit) {
    this.sessions = sessions;
    this.current = current;
    this.access = access;
    this.audit = audit;
  }

  /** Ends the session of this browser. */
  @POST
  @RequiresAction(Action.PUBLIC)
  public Response signOut(@PathParam("lang") String lang, @Context HttpServletRequest request) {
    if (access.principal().known()) {
      audit.signedOut(access.principal().id(), request.getRemoteAddr());
    }
    sessions.close(Cookies.SESSION.token(request));
    boolean secure = current.baseAddress().startsWith("https:");
    return Response.seeOther(URI.create("/" + lang + "/"))
        .header(Cookies.HEADER, Cookies.SESSION.clear(secure))
        .build();
  }
}

package org.alliance.portal.security.internal.web;

import java.net.URI;
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
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.DeviceName;
import org.alliance.portal.security.internal.account.OwnSessions;
import org.alliance.portal.security.internal.store.SessionStore.Listed;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Where the person is signed in, and the way to end it from here. */
@Component(service = SessionsPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/account/sessions")
@Produces(MediaType.TEXT_HTML)
public final class SessionsPage {
  private static final String CLOSE = "close";

  private final OwnSessions sessions;

  @Activate
  public SessionsPage(@Reference OwnSessions sessions) {
    this.sessions = sessions;
  }

  /**
   * A session as the page shows it.
   *
   * @param here whether this page is shown in it
   */
  public record Line(Listed session, DeviceName device, boolean here) {}

  /** Lists them. */
  @GET
  @RequiresAction(Action.SIGNED_IN)
  public View show(@QueryParam("saved") String saved, @Context HttpServletRequest request) {
    String here = Secrets.hash(Cookies.SESSION.token(request));
    List<Line> lines =
        sessions.list().stream()
            .map(
                session ->
                    new Line(
                        session, DeviceName.of(session.userAgent()), session.hash().equals(here)))
            .toList();
    return View.of("account-sessions").with("sessions", lines).with("saved", "yes".equals(saved));
  }

  /** Ends one, or all but this one. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.SIGNED_IN)
  public Response close(
      @PathParam("lang") String lang,
      MultivaluedMap<String, String> fields,
      @Context HttpServletRequest request) {
    Form typed = Form.of(fields);
    if (typed.value(CLOSE).equals("others")) {
      sessions.closeOthers(Cookies.SESSION.token(request));
    } else {
      sessions.close(typed.value(CLOSE));
    }
    return Response.seeOther(URI.create("/" + lang + "/account/sessions?saved=yes")).build();
  }
}

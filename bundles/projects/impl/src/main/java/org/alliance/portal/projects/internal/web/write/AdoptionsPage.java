package org.alliance.portal.projects.internal.web.write;

import java.net.URI;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.Initiatives;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Adaptations that wait for the answer of one's own teams. */
@Component(service = AdoptionsPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects/adoptions")
@Produces(MediaType.TEXT_HTML)
public class AdoptionsPage {
  private static final int CONFLICT = 409;

  private final Initiatives initiatives;
  private final CurrentRequest current;
  private final Waiting waiting;

  @Activate
  public AdoptionsPage(
      @Reference Initiatives initiatives,
      @Reference CurrentRequest current,
      @Reference Waiting waiting) {
    this.initiatives = initiatives;
    this.current = current;
    this.waiting = waiting;
  }

  /** What waits. */
  @GET
  @RequiresAction(Initiatives.WRITE)
  public View list(@QueryParam("answered") String answered) {
    return page().with("answered", answered != null);
  }

  private View page() {
    return View.of("write-adoptions")
        .with("lines", waiting.lines(current.language()))
        .with("answered", false)
        .with("otherwise", false);
  }

  /** Confirms or denies one. */
  @POST
  @Path("/{adoption}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Initiatives.WRITE)
  public Response answer(
      @PathParam("adoption") String adoption, MultivaluedMap<String, String> sent) {
    try {
      initiatives.answer(Ids.parse(adoption), "confirm".equals(sent.getFirst("do")));
      return Response.seeOther(
              URI.create("/" + current.language() + "/projects/adoptions?answered=yes"))
          .build();
    } catch (ConflictException e) {
      return Response.status(CONFLICT)
          .entity(page().with("otherwise", true).status(CONFLICT))
          .build();
    }
  }

  /** Whoever comes here from the sign-in, or by the other language, sees the list. */
  @GET
  @Path("/{adoption}")
  @RequiresAction(Initiatives.WRITE)
  public Response back() {
    return Response.seeOther(URI.create("/" + current.language() + "/projects/adoptions")).build();
  }
}

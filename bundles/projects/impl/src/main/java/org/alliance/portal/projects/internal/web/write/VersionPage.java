package org.alliance.portal.projects.internal.web.write;

import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.InitiativeForm;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** What an initiative said when it was published: what was new then, and the way back to it. */
@Component(service = VersionPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects/{id}/history/{version}")
@Produces(MediaType.TEXT_HTML)
public class VersionPage {
  private static final int CONFLICT = 409;

  private final Initiatives initiatives;
  private final Access access;
  private final CurrentRequest current;
  private final Parts parts;

  @Activate
  public VersionPage(
      @Reference Initiatives initiatives,
      @Reference Access access,
      @Reference CurrentRequest current,
      @Reference Parts parts) {
    this.initiatives = initiatives;
    this.access = access;
    this.current = current;
    this.parts = parts;
  }

  /** A version, beside the one before. */
  @GET
  @RequiresAction(Initiatives.READ)
  public View show(@PathParam("id") String id, @PathParam("version") String version) {
    return page(initiatives.get(Ids.parse(id)), Ids.version(version));
  }

  private View page(Initiative now, int number) {
    String lang = current.language();
    Map<String, List<String>> then = values(now, number);
    Map<String, List<String>> before = before(now, number);
    boolean mayRestore =
        number != now.version() && access.allows(Initiatives.WRITE, now.organisation());
    return View.of("write-version")
        .with("id", now.id().toString())
        .with("title", now.content().texts().get(now.content().original()).title())
        .with("titleLang", now.content().original())
        .with("number", number)
        .with("current", now.version())
        .with("parts", parts.of(now.ref(), then, lang))
        .with("changes", before == null ? null : parts.differences(now.ref(), then, before, lang))
        .with("mayRestore", mayRestore)
        .with(
            "back",
            mayRestore
                ? parts.differences(now.ref(), then, InitiativeForm.values(now.content()), lang)
                : List.of())
        .with("begun", false);
  }

  /** What the version before said; null for the first one. */
  private Map<String, List<String>> before(Initiative now, int number) {
    try {
      return values(now, number - 1);
    } catch (NotFoundException e) {
      return null;
    }
  }

  private Map<String, List<String>> values(Initiative now, int number) {
    return InitiativeForm.values(initiatives.at(now.id(), number));
  }

  /** Begins a working copy that says it again; one that is there is not touched. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Initiatives.WRITE)
  public Response restore(@PathParam("id") String id, @PathParam("version") String version) {
    Initiative now = initiatives.get(Ids.parse(id));
    access.require(Initiatives.WRITE, now.organisation());
    int number = Ids.version(version);
    try {
      initiatives.restore(now.id(), number);
      return Response.seeOther(
              URI.create(WriteViews.address(now.id(), current.language()) + "?step=review"))
          .build();
    } catch (ConflictException e) {
      return Response.status(CONFLICT)
          .entity(page(now, number).with("begun", true).status(CONFLICT))
          .build();
    }
  }
}

package org.alliance.portal.projects.internal.web.write;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.InitiativeForm;
import org.alliance.portal.projects.internal.web.write.WorkDesk.Opened;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/**
 * Where a working copy meets a version that was published after it was begun: the writer chooses
 * part by part, and goes on from what is published.
 */
@Component(service = NewerPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects/{id}/edit/newer")
@Produces(MediaType.TEXT_HTML)
public class NewerPage {
  private static final String THEIRS = "theirs";
  private static final int CONFLICT = 409;

  private final Initiatives initiatives;
  private final CurrentRequest current;
  private final WorkDesk desk;
  private final Parts parts;

  @Activate
  public NewerPage(
      @Reference Initiatives initiatives,
      @Reference CurrentRequest current,
      @Reference WorkDesk desk,
      @Reference Parts parts) {
    this.initiatives = initiatives;
    this.current = current;
    this.desk = desk;
    this.parts = parts;
  }

  /**
   * A part in which both differ.
   *
   * @param difference what both say
   * @param both whether both have changed it, so that somebody must choose
   * @param take whether what is published is chosen
   */
  public record Line(Parts.Difference difference, boolean both, boolean take) {}

  /** Both versions, and a tick where only the published one has changed a part. */
  @GET
  @RequiresAction(Initiatives.WRITE)
  public Response newer(@PathParam("id") String id) {
    Opened opened = desk.open(id);
    if (!opened.outdated()) {
      return to(opened, "");
    }
    List<String> kept = current.keptForm().map(form -> form.all(THEIRS)).orElse(null);
    return Response.ok(page(opened, kept).with("kept", kept != null)).build();
  }

  /**
   * @param chosen parts that somebody has ticked; null when nobody has chosen yet
   */
  private View page(Opened opened, List<String> chosen) {
    EntityRef ref = WriteViews.ref(opened.id());
    Map<String, List<String>> theirs = opened.before();
    Map<String, List<String>> base = base(opened);
    Set<String> mineChanged = changed(ref, opened.values(), base);
    Set<String> theirsChanged = changed(ref, theirs, base);
    List<Line> lines =
        parts.differences(ref, opened.values(), theirs, current.language()).stream()
            .map(
                d ->
                    new Line(
                        d,
                        mineChanged.contains(d.field()) && theirsChanged.contains(d.field()),
                        chosen == null
                            ? !mineChanged.contains(d.field())
                            : chosen.contains(d.field())))
            .toList();
    return View.of("write-newer")
        .with("id", opened.id().toString())
        .with("title", opened.work().title())
        .with("submitted", opened.work().state() == Reviews.State.SUBMITTED)
        .with("version", opened.version())
        .with("newest", opened.published().version())
        .with("updated", opened.published().updated())
        .with("lines", lines)
        .with("changed", false)
        .with("kept", false);
  }

  private Set<String> changed(
      EntityRef ref, Map<String, List<String>> after, Map<String, List<String>> before) {
    return parts.differences(ref, after, before, current.language()).stream()
        .map(Parts.Difference::field)
        .collect(Collectors.toSet());
  }

  /** What the working copy started from. */
  private Map<String, List<String>> base(Opened opened) {
    try {
      return InitiativeForm.values(initiatives.at(opened.id(), opened.work().base()));
    } catch (NotFoundException e) {
      // Without it nobody knows who changed what, and nothing is ticked.
      return Map.of();
    }
  }

  /** Goes on from what is published, with the parts that were chosen. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Initiatives.WRITE)
  public Response take(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    Opened opened = desk.open(id);
    if (!opened.outdated()) {
      return to(opened, "");
    }
    Form form = Form.of(sent);
    try {
      initiatives.rebase(
          opened.id(),
          Ids.version(form.value("version")),
          Ids.version(form.value("newest")),
          form.all(THEIRS));
      return to(opened, "?step=review");
    } catch (ConflictException e) {
      return Response.status(CONFLICT)
          .entity(page(desk.open(id), form.all(THEIRS)).with("changed", true).status(CONFLICT))
          .build();
    }
  }

  private Response to(Opened opened, String query) {
    return Response.seeOther(
            URI.create(WriteViews.address(opened.id(), current.language()) + query))
        .build();
  }
}

package org.alliance.portal.search.internal.web;

import java.net.URI;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.FormParam;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.search.internal.Labels;
import org.alliance.portal.search.internal.SearchDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The index at the admin's desk. */
@Component(service = SearchAdminPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/search")
@Produces(MediaType.TEXT_HTML)
public class SearchAdminPage {
  private static final int UNPROCESSABLE = 422;

  /**
   * A line of the table.
   *
   * @param label name of the type
   * @param line how it is
   */
  public record Named(String label, SearchDesk.Line line) {}

  private final SearchDesk desk;
  private final Labels labels;
  private final CurrentRequest current;

  @Activate
  public SearchAdminPage(
      @Reference SearchDesk desk, @Reference Labels labels, @Reference CurrentRequest current) {
    this.desk = desk;
    this.labels = labels;
    this.current = current;
  }

  /** How the index is. */
  @GET
  @RequiresAction(Action.ADMINISTER)
  public View state(@QueryParam("begun") String begun) {
    return page(begun != null, false);
  }

  private View page(boolean begun, boolean unknown) {
    SearchDesk.State state = desk.state();
    List<Named> lines =
        state.lines().stream()
            .map(line -> new Named(labels.type(line.type(), current.language()), line))
            .toList();
    return View.of("search-admin")
        .with("lines", lines)
        .with("failure", state.failure())
        .with("begun", begun)
        .with("unknown", unknown);
  }

  /** Builds it anew. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.ADMINISTER)
  public Response rebuild(@FormParam("type") String type) {
    try {
      desk.rebuild(type);
    } catch (ValidationException e) {
      return Response.status(UNPROCESSABLE).entity(page(false, true).status(UNPROCESSABLE)).build();
    }
    return Response.seeOther(URI.create("/" + current.language() + "/admin/search?begun=yes"))
        .build();
  }
}

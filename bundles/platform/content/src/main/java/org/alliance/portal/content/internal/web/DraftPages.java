package org.alliance.portal.content.internal.web;

import java.net.URI;
import java.time.Instant;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.content.internal.DraftService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The current account's drafts: going on with one, discarding one. */
@Component(service = DraftPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/drafts")
@Produces(MediaType.TEXT_HTML)
public class DraftPages {
  private final DraftService drafts;
  private final CurrentRequest current;

  @Activate
  public DraftPages(@Reference DraftService drafts, @Reference CurrentRequest current) {
    this.drafts = drafts;
    this.current = current;
  }

  /** Every draft. */
  @GET
  @RequiresAction(Action.SIGNED_IN)
  public View list() {
    Instant now = Instant.now();
    return View.of("drafts")
        .with(
            "drafts",
            drafts.heads(DraftService.MOST).stream().map(d -> DraftLine.of(d, now)).toList())
        .with("days", DraftService.KEPT.toDays())
        .with("back", "drafts");
  }

  /** Forgets the draft with this {@code key} and leads back to where the button was. */
  @POST
  @Path("/discard")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.SIGNED_IN)
  public Response discard(MultivaluedMap<String, String> sent) {
    drafts.discard(sent.getFirst("key"));
    String page = "home".equals(sent.getFirst("return")) ? "home" : "drafts";
    return Response.seeOther(URI.create("/" + current.language() + "/" + page)).build();
  }
}

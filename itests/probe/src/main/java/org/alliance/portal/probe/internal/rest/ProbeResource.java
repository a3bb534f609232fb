package org.alliance.portal.probe.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.probe.internal.store.MarkStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

@Component(service = ProbeResource.class)
@JaxrsResource
@Path("/api/v1/probe")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProbeResource {

  /** What is sent and answered. */
  public record Marks(int count) {}

  private final MarkStore marks;

  @Activate
  public ProbeResource(@Reference MarkStore marks) {
    this.marks = marks;
  }

  @GET
  @RequiresAction("probe.use")
  public Marks count() {
    return new Marks(marks.count());
  }

  /** Has no permission on purpose: a door that nobody annotated stays closed. */
  @POST
  public Marks add(Marks ignored) {
    marks.add("never reached");
    return count();
  }
}

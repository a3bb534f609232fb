package org.alliance.portal.security.internal.web;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.security.internal.account.OwnRecords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Everything the portal keeps about the person who is signed in, as a file. */
@Component(service = OwnRecordsFile.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/account/export")
@Produces(MediaType.APPLICATION_JSON)
public final class OwnRecordsFile {
  private final OwnRecords records;

  @Activate
  public OwnRecordsFile(@Reference OwnRecords records) {
    this.records = records;
  }

  /** Streams the file. */
  @GET
  @RequiresAction(Action.SIGNED_IN)
  public Response file() {
    StreamingOutput file = records::write;
    return Response.ok(file, MediaType.APPLICATION_JSON)
        .header("Content-Disposition", "attachment; filename=\"my-data.json\"")
        .build();
  }
}

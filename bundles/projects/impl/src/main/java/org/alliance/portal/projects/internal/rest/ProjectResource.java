package org.alliance.portal.projects.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.endpoints.door.ETags;
import org.alliance.portal.endpoints.door.Lists;
import org.alliance.portal.endpoints.door.Parameters;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.door.Reading;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Initiatives for programs. */
@Component(service = ProjectResource.class)
@JaxrsResource
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "projects", description = "Projects, policies and practices of members")
public class ProjectResource {
  private final Initiatives initiatives;
  private final ProjectAnswers answers;
  private final Access access;

  @Activate
  public ProjectResource(
      @Reference Initiatives initiatives,
      @Reference ProjectAnswers answers,
      @Reference Access access) {
    this.initiatives = initiatives;
    this.answers = answers;
    this.access = access;
  }

  @GET
  @Path("/{id}")
  @RequiresAction(Initiatives.READ)
  @Operation(operationId = "getInitiative", summary = "One published initiative")
  @ApiResponse(
      responseCode = "200",
      headers = @Header(name = "ETag", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = InitiativeJson.class)))
  @ApiResponse(
      responseCode = "410",
      description = "It was removed; replacedBy names what took its place, if something did")
  public Response get(@Context Request request, @PathParam("id") String id) {
    Initiative initiative = initiatives.get(Requests.id(id));
    return ETags.ok(request, answers.json(initiative), initiative.version());
  }

  @POST
  @RequiresAction(Initiatives.WRITE)
  @Operation(
      operationId = "beginInitiative",
      summary = "Begins one: makes its working copy",
      description =
          "The content may be incomplete; it is seen by the organisation's editors and by the"
              + " secretariat only, until that publishes it.")
  @ApiResponse(
      responseCode = "201",
      headers = {
        @Header(name = "Location", schema = @Schema(type = "string")),
        @Header(name = "ETag", schema = @Schema(type = "string"))
      },
      content = @Content(schema = @Schema(implementation = WorkJson.class)))
  public Response begin(@RequestBody(required = true) ContentJson sent) {
    ContentJson content = Requests.body(sent);
    Reading reading = new Reading();
    Id organisation = reading.required("organisation", content.organisation());
    if (organisation != null) {
      // Who may not is told so, and not what is wrong.
      access.require(Initiatives.WRITE, organisation);
    }
    InitiativeDraft draft = content.draft(reading);
    reading.refuse();
    Reviews.Work work = initiatives.begin(organisation, draft);
    return ETags.created(
        URI.create("/api/v1/projects/" + work.ref().id() + "/work"),
        answers.json(work),
        work.version());
  }

  @DELETE
  @Path("/{id}")
  @RequiresAction(Initiatives.WRITE)
  @Operation(
      operationId = "deleteInitiative",
      summary = "Removes a published one, with its files and history")
  @Parameter(
      in = ParameterIn.HEADER,
      name = "If-Match",
      required = true,
      description = Requests.IF_MATCH,
      schema = @Schema(type = "string"))
  @ApiResponse(responseCode = "204")
  public Response delete(
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @PathParam("id") String id,
      @Parameter(description = "Another published one that readers are led to")
          @QueryParam("replacedBy")
          String replacedBy) {
    int version = ETags.required(headers);
    Parameters.known(uri, Set.of("replacedBy"));
    Reading reading = new Reading();
    Id other = reading.id("replacedBy", replacedBy);
    reading.refuse();
    answers.telling(
        () -> {
          initiatives.delete(Requests.id(id), version, other);
          return null;
        });
    return Response.noContent().build();
  }

  @GET
  @Path("/{id}/history")
  @RequiresAction(Initiatives.READ)
  @Operation(
      operationId = "listInitiativeVersions",
      summary = "Published versions of an initiative, newest first")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VersionJson.Page.class)))
  public Response history(
      @Context UriInfo uri,
      @PathParam("id") String id,
      @Parameter(
              description = "How many entries, 1 to 200",
              schema = @Schema(type = "integer", defaultValue = "50"))
          @QueryParam("limit")
          String limit,
      @Parameter(description = "next of the page before") @QueryParam("after") String after) {
    Parameters.known(uri, Set.of("limit", "after"));
    return Lists.ok(
        uri,
        initiatives.history(Requests.id(id), Requests.limit(limit), after).map(VersionJson::of));
  }
}

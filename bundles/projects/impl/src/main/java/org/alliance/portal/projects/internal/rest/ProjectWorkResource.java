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
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.endpoints.door.ETags;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.Initiatives;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Working copies of initiatives, on their way to being published, for programs. */
@Component(service = ProjectWorkResource.class)
@JaxrsResource
@Path("/api/v1/projects/{id}/work")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "projects")
public class ProjectWorkResource {
  private final Initiatives initiatives;
  private final ProjectAnswers answers;

  @Activate
  public ProjectWorkResource(
      @Reference Initiatives initiatives, @Reference ProjectAnswers answers) {
    this.initiatives = initiatives;
    this.answers = answers;
  }

  @GET
  @RequiresAction(Initiatives.WRITE)
  @Operation(
      operationId = "getInitiativeWork",
      summary = "The working copy of an initiative; for those who may write it")
  @ApiResponse(
      responseCode = "200",
      headers = @Header(name = "ETag", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = WorkJson.class)))
  public Response get(@Context Request request, @PathParam("id") String id) {
    Reviews.Work work = initiatives.work(Requests.id(id));
    return ETags.ok(request, answers.json(work), work.version());
  }

  @PUT
  @RequiresAction(Initiatives.WRITE)
  @Operation(
      operationId = "saveInitiativeWork",
      summary = "Replaces what the working copy says, opening one of what is published",
      description =
          "If-Match is the working copy's entity tag, or \"0\" to open one. What is published stays"
              + " as it is until the working copy is published; what was submitted is a draft"
              + " again.")
  @Parameter(
      in = ParameterIn.HEADER,
      name = "If-Match",
      required = true,
      description = Requests.IF_MATCH_WORK,
      schema = @Schema(type = "string"))
  @ApiResponse(
      responseCode = "200",
      headers = @Header(name = "ETag", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = WorkJson.class)))
  public Response save(
      @Context HttpHeaders headers,
      @PathParam("id") String id,
      @RequestBody(required = true) ContentJson sent) {
    int version = ETags.required(headers);
    Id which = Requests.id(id);
    InitiativeDraft draft = ProjectAnswers.draft(Requests.body(sent), owner(which));
    return answers.changed(answers.telling(() -> initiatives.save(which, version, draft)));
  }

  private Id owner(Id id) {
    try {
      return initiatives.work(id).organisation();
    } catch (NotFoundException e) {
      return initiatives.get(id).organisation();
    }
  }

  @DELETE
  @RequiresAction(Initiatives.WRITE)
  @Operation(
      operationId = "discardInitiativeWork",
      summary = "Forgets the working copy; what was published stays")
  @Parameter(
      in = ParameterIn.HEADER,
      name = "If-Match",
      required = true,
      description = Requests.IF_MATCH_WORK,
      schema = @Schema(type = "string"))
  @ApiResponse(responseCode = "204")
  public Response discard(@Context HttpHeaders headers, @PathParam("id") String id) {
    int version = ETags.required(headers);
    Id which = Requests.id(id);
    answers.telling(
        () -> {
          initiatives.discard(which, version);
          return null;
        });
    return Response.noContent().build();
  }

  @POST
  @Path("/submit")
  @RequiresAction(Initiatives.WRITE)
  @Operation(
      operationId = "submitInitiativeWork",
      summary = "Submits the working copy to the secretariat",
      description = "422 names everything that keeps it from being published.")
  @Parameter(
      in = ParameterIn.HEADER,
      name = "If-Match",
      required = true,
      description = Requests.IF_MATCH_WORK,
      schema = @Schema(type = "string"))
  @ApiResponse(
      responseCode = "200",
      headers = @Header(name = "ETag", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = WorkJson.class)))
  public Response submit(@Context HttpHeaders headers, @PathParam("id") String id) {
    int version = ETags.required(headers);
    return answers.changed(answers.telling(() -> initiatives.submit(Requests.id(id), version)));
  }

  @POST
  @Path("/take-back")
  @RequiresAction(Initiatives.WRITE)
  @Operation(operationId = "takeBackInitiativeWork", summary = "Takes a submitted one back")
  @Parameter(
      in = ParameterIn.HEADER,
      name = "If-Match",
      required = true,
      description = Requests.IF_MATCH_WORK,
      schema = @Schema(type = "string"))
  @ApiResponse(
      responseCode = "200",
      headers = @Header(name = "ETag", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = WorkJson.class)))
  public Response takeBack(@Context HttpHeaders headers, @PathParam("id") String id) {
    int version = ETags.required(headers);
    return answers.changed(answers.telling(() -> initiatives.takeBack(Requests.id(id), version)));
  }

  @POST
  @Path("/give-back")
  @RequiresAction(Initiatives.REVIEW)
  @Operation(
      operationId = "giveBackInitiativeWork",
      summary = "Gives a submitted one back to its authors with remarks; for moderators")
  @Parameter(
      in = ParameterIn.HEADER,
      name = "If-Match",
      required = true,
      description = Requests.IF_MATCH_WORK,
      schema = @Schema(type = "string"))
  @ApiResponse(
      responseCode = "200",
      headers = @Header(name = "ETag", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = WorkJson.class)))
  public Response giveBack(
      @Context HttpHeaders headers,
      @PathParam("id") String id,
      @RequestBody(required = true) WorkJson.GiveBack sent) {
    int version = ETags.required(headers);
    WorkJson.GiveBack why = Requests.body(sent);
    Map<String, String> remarks = new TreeMap<>(why.remarks() == null ? Map.of() : why.remarks());
    remarks.values().removeIf(Objects::isNull);
    return answers.changed(
        answers.telling(() -> initiatives.giveBack(Requests.id(id), version, remarks, why.note())));
  }

  @POST
  @Path("/publish")
  @RequiresAction(Initiatives.REVIEW)
  @Operation(
      operationId = "publishInitiativeWork",
      summary = "Publishes the working copy; for moderators")
  @Parameter(
      in = ParameterIn.HEADER,
      name = "If-Match",
      required = true,
      description = Requests.IF_MATCH_WORK,
      schema = @Schema(type = "string"))
  @ApiResponse(
      responseCode = "200",
      headers = @Header(name = "ETag", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = InitiativeJson.class)))
  public Response publish(@Context HttpHeaders headers, @PathParam("id") String id) {
    int version = ETags.required(headers);
    Initiative published = answers.telling(() -> initiatives.publish(Requests.id(id), version));
    return Response.ok(answers.json(published)).tag(ETags.of(published.version())).build();
  }
}

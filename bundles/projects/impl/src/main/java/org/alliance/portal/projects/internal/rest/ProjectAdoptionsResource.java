package org.alliance.portal.projects.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.door.Reading;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Who adapted what, for programs. */
@Component(service = ProjectAdoptionsResource.class)
@JaxrsResource
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "projects")
public class ProjectAdoptionsResource {
  private final Initiatives initiatives;
  private final ProjectAnswers answers;

  @Activate
  public ProjectAdoptionsResource(
      @Reference Initiatives initiatives, @Reference ProjectAnswers answers) {
    this.initiatives = initiatives;
    this.answers = answers;
  }

  @GET
  @Path("/{id}/adoptions")
  @RequiresAction(Initiatives.READ)
  @Operation(
      operationId = "listInitiativeAdoptions",
      summary = "What an initiative adapted, and who adapted it, the latest first")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AdoptionJson.All.class)))
  public AdoptionJson.All list(@PathParam("id") String id) {
    return new AdoptionJson.All(
        initiatives.adoptions(Requests.id(id)).stream().map(AdoptionJson::of).toList());
  }

  @POST
  @Path("/{id}/adoptions")
  @RequiresAction(Initiatives.WRITE)
  @Operation(
      operationId = "adoptInitiative",
      summary = "Says that this initiative adapted another one; its author is asked to confirm")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = AdoptionJson.class)))
  public Response adopt(
      @PathParam("id") String id, @RequestBody(required = true) AdoptionJson.Adopt sent) {
    AdoptionJson.Adopt said = Requests.body(sent);
    Id adopter = Requests.id(id);
    Reading reading = new Reading();
    Id source = reading.id("source", said.source());
    reading.refuse();
    return Response.status(Response.Status.CREATED)
        .entity(AdoptionJson.of(initiatives.adopt(adopter, source, said.changes())))
        .build();
  }

  @POST
  @Path("/adoptions/{id}/answer")
  @RequiresAction(Initiatives.WRITE)
  @Operation(
      operationId = "answerInitiativeAdoption",
      summary = "Confirms or denies an adoption; for those who write its source",
      description =
          "The same answer twice changes nothing; the other one is refused with 412 and the"
              + " adoption as it is.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AdoptionJson.class)))
  public AdoptionJson answer(
      @PathParam("id") String id, @RequestBody(required = true) AdoptionJson.Answer sent) {
    Boolean confirmed = Requests.body(sent).confirmed();
    if (confirmed == null) {
      throw new ValidationException(FieldProblem.of("confirmed", "portal.problem.required"));
    }
    Id adoption = Requests.id("adoption", id);
    return AdoptionJson.of(answers.telling(() -> initiatives.answer(adoption, confirmed)));
  }
}

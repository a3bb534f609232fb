package org.alliance.portal.profiles.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.profiles.api.External;
import org.alliance.portal.profiles.api.External.ExternalId;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** A client's own identifiers of profiles. */
@Component(service = ProfileExternalIdsResource.class)
@JaxrsResource
@Path("/api/v1/profiles/{id}/external-ids")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "profiles")
public class ProfileExternalIdsResource {
  private final Profiles profiles;
  private final External external;
  private final ProfileAnswers answers;

  @Activate
  public ProfileExternalIdsResource(
      @Reference Profiles profiles,
      @Reference External external,
      @Reference ProfileAnswers answers) {
    this.profiles = profiles;
    this.external = external;
    this.answers = answers;
  }

  /** A client's own identifiers of a profile. */
  @Schema(name = "ProfileExternalIds")
  public record All(List<ProfileJson.ExternalId> items) {}

  @GET
  @RequiresAction(Profiles.READ)
  @Operation(
      operationId = "listProfileExternalIds",
      summary = "The calling client's own identifiers of a profile; for API clients")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = All.class)))
  public All list(@PathParam("id") String id) {
    Id which = Requests.id(id);
    profiles.get(which);
    return new All(external.of(which).stream().map(ProfileJson.ExternalId::of).toList());
  }

  @PUT
  @Path("/{source}/{externalId:.+}")
  @RequiresAction(Profiles.EDIT)
  @Operation(
      operationId = "linkProfileExternalId",
      summary = "Gives a profile one of the client's own identifiers; for API clients",
      description = "Twice is as once. 412 with the other profile when that has it already.")
  @ApiResponse(responseCode = "204")
  public Response put(
      @PathParam("id") String id,
      @Parameter(description = ProfileByExternalResource.SOURCE) @PathParam("source") String source,
      @Parameter(description = ProfileByExternalResource.EXTERNAL_ID) @PathParam("externalId")
          String externalId) {
    Id which = Requests.id(id);
    answers.telling(
        () -> {
          external.link(new ExternalId(source, externalId), which);
          return null;
        });
    return Response.noContent().build();
  }

  @DELETE
  @Path("/{source}/{externalId:.+}")
  @RequiresAction(Profiles.EDIT)
  @Operation(
      operationId = "unlinkProfileExternalId",
      summary = "Takes an identifier away from a profile, if it has it; for API clients")
  @ApiResponse(responseCode = "204")
  public Response delete(
      @PathParam("id") String id,
      @Parameter(description = ProfileByExternalResource.SOURCE) @PathParam("source") String source,
      @Parameter(description = ProfileByExternalResource.EXTERNAL_ID) @PathParam("externalId")
          String externalId) {
    ExternalId key = new ExternalId(source, externalId);
    if (external.of(Requests.id(id)).contains(key)) {
      external.unlink(key);
    }
    return Response.noContent().build();
  }
}

package org.alliance.portal.profiles.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
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
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.endpoints.door.ETags;
import org.alliance.portal.endpoints.door.Lists;
import org.alliance.portal.endpoints.door.Parameters;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Reading;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** What profiles said before, for programs. */
@Component(service = ProfileHistoryResource.class)
@JaxrsResource
@Path("/api/v1/profiles/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "profiles")
public class ProfileHistoryResource {
  private final Profiles profiles;
  private final ProfileAnswers answers;

  @Activate
  public ProfileHistoryResource(@Reference Profiles profiles, @Reference ProfileAnswers answers) {
    this.profiles = profiles;
    this.answers = answers;
  }

  @GET
  @RequiresAction(Profiles.READ)
  @Operation(
      operationId = "listProfileVersions",
      summary = "Versions of a profile, newest first",
      description = "Fields that the caller may not see now, or could not then, are left out.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VersionJson.Page.class)))
  public Response list(
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
        uri, profiles.history(Requests.id(id), Requests.limit(limit), after).map(VersionJson::of));
  }

  @GET
  @Path("/{version}")
  @RequiresAction(Profiles.READ)
  @Operation(operationId = "getProfileVersion", summary = "A profile as it was")
  @ApiResponse(
      responseCode = "200",
      headers = @Header(name = "ETag", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = ProfileJson.class)))
  public Response get(
      @Context Request request, @PathParam("id") String id, @PathParam("version") int version) {
    Profile profile = profiles.at(Requests.id(id), version);
    // Identifiers are no part of what a profile said.
    return ETags.ok(request, ProfileJson.of(profile, null), version);
  }

  @GET
  @Path("/compare")
  @RequiresAction(Profiles.READ)
  @Operation(operationId = "compareProfileVersions", summary = "What differs between two versions")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VersionJson.Comparison.class)))
  public VersionJson.Comparison compare(
      @Context UriInfo uri,
      @PathParam("id") String id,
      @Parameter(required = true, schema = @Schema(type = "integer")) @QueryParam("from")
          String from,
      @Parameter(required = true, schema = @Schema(type = "integer")) @QueryParam("to") String to) {
    Parameters.known(uri, Set.of("from", "to"));
    Id which = Requests.id(id);
    Reading reading = new Reading();
    Integer first = Requests.number("from", from, reading);
    Integer second = Requests.number("to", to, reading);
    reading.refuse(List.of());
    return VersionJson.Comparison.of(first, second, profiles.compare(which, first, second));
  }

  @POST
  @Path("/{version}/restore")
  @RequiresAction(Profiles.EDIT)
  @Operation(
      operationId = "restoreProfileVersion",
      summary = "Makes a profile say again what it said in an old version",
      description =
          "That is a new version. Who may see which section stays as it is, and so does what the"
              + " caller may not see.")
  @Parameter(
      in = ParameterIn.HEADER,
      name = "If-Match",
      required = true,
      description = Requests.IF_MATCH,
      schema = @Schema(type = "string"))
  @ApiResponse(
      responseCode = "200",
      headers = @Header(name = "ETag", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = ProfileJson.class)))
  public Response restore(
      @Context HttpHeaders headers, @PathParam("id") String id, @PathParam("version") int old) {
    int version = ETags.required(headers);
    Id which = Requests.id(id);
    return answers.changed(answers.telling(() -> profiles.restore(which, version, old)));
  }
}

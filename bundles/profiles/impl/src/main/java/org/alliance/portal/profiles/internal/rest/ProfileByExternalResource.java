package org.alliance.portal.profiles.internal.rest;

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
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.endpoints.door.ETags;
import org.alliance.portal.profiles.api.External;
import org.alliance.portal.profiles.api.External.ExternalId;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/**
 * Profiles by the identifiers of a partner's own system. The identifier is the rest of the path, so
 * that it may have slashes: an escaped slash is read differently by the servers on the way, and
 * refused.
 */
@Component(service = ProfileByExternalResource.class)
@JaxrsResource
@Path("/api/v1/profiles/by-external/{source}/{externalId:.+}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "profiles")
public class ProfileByExternalResource {
  static final String SOURCE = "Which of the client's systems, [A-Za-z0-9._-]{1,40}";
  static final String EXTERNAL_ID =
      "The identifier there, at most 200 characters; slashes are sent as they are, everything else"
          + " percent-encoded";

  private final External external;
  private final ProfileAnswers answers;

  @Activate
  public ProfileByExternalResource(
      @Reference External external, @Reference ProfileAnswers answers) {
    this.external = external;
    this.answers = answers;
  }

  @GET
  @RequiresAction(Profiles.READ)
  @Operation(
      operationId = "getProfileByExternalId",
      summary = "The profile with one of the client's own identifiers; for API clients")
  @ApiResponse(
      responseCode = "200",
      headers = @Header(name = "ETag", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = ProfileJson.class)))
  public Response get(
      @Context Request request,
      @Parameter(description = SOURCE) @PathParam("source") String source,
      @Parameter(description = EXTERNAL_ID) @PathParam("externalId") String externalId) {
    return answers.asked(request, external.get(new ExternalId(source, externalId)));
  }

  @PUT
  @RequiresAction(Profiles.CREATE)
  @Operation(
      operationId = "putProfileByExternalId",
      summary = "Creates the profile, or replaces what it says; for API clients",
      description = "Two at once create one. With If-Match only that version is replaced.")
  @Parameter(
      in = ParameterIn.HEADER,
      name = "If-Match",
      description = Requests.IF_MATCH + "; without it whatever is there is replaced",
      schema = @Schema(type = "string"))
  @ApiResponse(
      responseCode = "200",
      description = "Replaced",
      headers = @Header(name = "ETag", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = ProfileJson.class)))
  @ApiResponse(
      responseCode = "201",
      description = "Created",
      headers = {
        @Header(name = "Location", schema = @Schema(type = "string")),
        @Header(name = "ETag", schema = @Schema(type = "string"))
      },
      content = @Content(schema = @Schema(implementation = ProfileJson.class)))
  public Response put(
      @Context HttpHeaders headers,
      @Parameter(description = SOURCE) @PathParam("source") String source,
      @Parameter(description = EXTERNAL_ID) @PathParam("externalId") String externalId,
      @RequestBody(required = true) ProfileInput input) {
    ExternalId key = new ExternalId(source, externalId);
    Profile before = find(key);
    if (before == null && Requests.anyVersion(headers)) {
      throw new ConflictException(null);
    }
    ProfileDraft draft = answers.draft(input, before);
    External.Put put = answers.telling(() -> external.put(key, Requests.version(headers), draft));
    Profile profile = put.profile();
    return put.created()
        ? ETags.created(
            URI.create("/api/v1/profiles/" + profile.id()),
            answers.json(profile),
            profile.version())
        : answers.changed(profile);
  }

  private Profile find(ExternalId key) {
    try {
      return external.get(key);
    } catch (NotFoundException e) {
      return null;
    }
  }
}

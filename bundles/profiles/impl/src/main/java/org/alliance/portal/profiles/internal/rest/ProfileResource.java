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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
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
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.endpoints.door.ETags;
import org.alliance.portal.endpoints.door.Lists;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Filters;
import org.alliance.portal.profiles.internal.Reading;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Profiles for programs. */
@Component(service = ProfileResource.class)
@JaxrsResource
@Path("/api/v1/profiles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "profiles", description = "Participating cities, regions and partners")
public class ProfileResource {
  private static final int USUAL = 50;
  private static final Set<String> PARAMETERS = Set.of("limit", "after", "country", "kind");
  private static final String IF_MATCH = "The version that the client has seen, as its entity tag";

  private final Profiles profiles;
  private final CurrentRequest current;

  @Activate
  public ProfileResource(@Reference Profiles profiles, @Reference CurrentRequest current) {
    this.profiles = profiles;
    this.current = current;
  }

  @GET
  @RequiresAction(Profiles.READ)
  @Operation(operationId = "listProfiles", summary = "Profiles by name")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ProfileItem.Page.class)))
  public Response list(
      @Context UriInfo uri,
      @Parameter(
              description = "How many entries, 1 to 200",
              schema = @Schema(type = "integer", defaultValue = "50"))
          @QueryParam("limit")
          String limit,
      @Parameter(description = "next of the page before") @QueryParam("after") String after,
      @Parameter(description = "ISO 3166-1 alpha-2, or XK") @QueryParam("country") String country,
      @Parameter(description = "municipality, region, association or ngo") @QueryParam("kind")
          String kind) {
    known(uri);
    Reading reading = new Reading();
    Integer asked = reading.value("limit", limit, "portal.problem.not-a-number", Integer::valueOf);
    reading.refuse(List.of());
    int entries = Lists.limit(asked, USUAL, Profiles.MOST);
    return Lists.ok(
        uri,
        profiles
            .list(Filters.parse(country, kind), entries, after, current.language())
            .map(ProfileItem::of));
  }

  @GET
  @Path("/{id}")
  @RequiresAction(Profiles.READ)
  @Operation(operationId = "getProfile", summary = "One profile")
  @ApiResponse(
      responseCode = "200",
      headers = @Header(name = "ETag", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = ProfileJson.class)))
  public Response get(@Context Request request, @PathParam("id") String id) {
    Profile profile = profiles.get(id(id));
    return ETags.ok(request, ProfileJson.of(profile), profile.version());
  }

  @POST
  @RequiresAction(Profiles.CREATE)
  @Operation(operationId = "createProfile", summary = "Adds an organisation and its profile")
  @ApiResponse(
      responseCode = "201",
      headers = {
        @Header(name = "Location", schema = @Schema(type = "string")),
        @Header(name = "ETag", schema = @Schema(type = "string"))
      },
      content = @Content(schema = @Schema(implementation = ProfileItem.Created.class)))
  public Response create(@RequestBody(required = true) ProfileInput input) {
    Id id = profiles.create(draft(input, null));
    return ETags.created(
        URI.create("/api/v1/profiles/" + id), new ProfileItem.Created(id.toString(), 1), 1);
  }

  @PUT
  @Path("/{id}")
  @RequiresAction(Profiles.EDIT)
  @Operation(operationId = "updateProfile", summary = "Replaces what a profile says")
  @Parameter(
      in = ParameterIn.HEADER,
      name = "If-Match",
      required = true,
      description = IF_MATCH,
      schema = @Schema(type = "string"))
  @ApiResponse(
      responseCode = "200",
      headers = @Header(name = "ETag", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = ProfileJson.class)))
  public Response update(
      @Context HttpHeaders headers,
      @PathParam("id") String id,
      @RequestBody(required = true) ProfileInput input) {
    int version = ETags.required(headers);
    Id which = id(id);
    ProfileDraft draft = draft(input, profiles.get(which));
    Profile profile = telling(() -> profiles.update(which, version, draft));
    return Response.ok(ProfileJson.of(profile)).tag(ETags.of(profile.version())).build();
  }

  @DELETE
  @Path("/{id}")
  @RequiresAction(Profiles.DELETE)
  @Operation(operationId = "deleteProfile", summary = "Removes a profile; the organisation stays")
  @Parameter(
      in = ParameterIn.HEADER,
      name = "If-Match",
      required = true,
      description = IF_MATCH,
      schema = @Schema(type = "string"))
  @ApiResponse(responseCode = "204")
  public Response delete(@Context HttpHeaders headers, @PathParam("id") String id) {
    int version = ETags.required(headers);
    Id which = id(id);
    telling(
        () -> {
          profiles.delete(which, version);
          return null;
        });
    return Response.noContent().build();
  }

  private static void known(UriInfo uri) {
    Set<String> unknown = new TreeSet<>(uri.getQueryParameters().keySet());
    unknown.removeAll(PARAMETERS);
    if (!unknown.isEmpty()) {
      throw new ValidationException(
          unknown.stream()
              .map(name -> FieldProblem.of(name, "portal.problem.unknown-field"))
              .toList());
    }
  }

  private ProfileDraft draft(ProfileInput input, Profile before) {
    if (input == null) {
      throw new ValidationException(FieldProblem.of("", "portal.problem.required"));
    }
    Reading reading = new Reading();
    ProfileDraft draft = input.draft(reading, before);
    reading.refuse(profiles.check(draft));
    return draft;
  }

  private static Id id(String text) {
    try {
      return Id.parse(text);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(Profile.TYPE, text);
    }
  }

  /** A conflict tells the current record in this door's own form. */
  private static <T> T telling(Supplier<T> work) {
    try {
      return work.get();
    } catch (ConflictException e) {
      throw new ConflictException(
          e.current() instanceof Profile current ? ProfileJson.of(current) : null);
    }
  }
}

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
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.endpoints.door.ETags;
import org.alliance.portal.profiles.api.Contacts;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.Profiles;
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
  private final Profiles profiles;
  private final Contacts contacts;
  private final ProfileAnswers answers;

  @Activate
  public ProfileResource(
      @Reference Profiles profiles,
      @Reference Contacts contacts,
      @Reference ProfileAnswers answers) {
    this.profiles = profiles;
    this.contacts = contacts;
    this.answers = answers;
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
    Profile profile = profiles.get(Requests.id(id));
    return answers.asked(request, profile);
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
    Id id = profiles.create(answers.draft(input, null));
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
      description = Requests.IF_MATCH,
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
    Id which = Requests.id(id);
    ProfileDraft draft = answers.draft(input, profiles.get(which));
    return answers.changed(answers.telling(() -> profiles.update(which, version, draft)));
  }

  @DELETE
  @Path("/{id}")
  @RequiresAction(Profiles.DELETE)
  @Operation(operationId = "deleteProfile", summary = "Removes a profile; the organisation stays")
  @Parameter(
      in = ParameterIn.HEADER,
      name = "If-Match",
      required = true,
      description = Requests.IF_MATCH,
      schema = @Schema(type = "string"))
  @ApiResponse(responseCode = "204")
  public Response delete(@Context HttpHeaders headers, @PathParam("id") String id) {
    int version = ETags.required(headers);
    Id which = Requests.id(id);
    answers.telling(
        () -> {
          profiles.delete(which, version);
          return null;
        });
    return Response.noContent().build();
  }

  @POST
  @Path("/{id}/confirm")
  @RequiresAction(Profiles.EDIT)
  @Operation(
      operationId = "confirmProfile",
      summary = "Says that everything is still right, as of today")
  @ApiResponse(
      responseCode = "200",
      headers = @Header(name = "ETag", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = ProfileJson.class)))
  public Response confirm(@PathParam("id") String id) {
    return answers.changed(answers.telling(() -> profiles.confirm(Requests.id(id))));
  }

  @POST
  @Path("/{id}/publish")
  @RequiresAction(Profiles.EDIT)
  @Operation(
      operationId = "publishProfile",
      summary = "Shows a draft to everybody; a published profile stays as it is",
      description =
          "The portal makes a draft when an organisation joins. Only those who may change it can"
              + " read it, and it is in no list; profiles that programs create are published at"
              + " once.")
  @ApiResponse(
      responseCode = "200",
      headers = @Header(name = "ETag", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = ProfileJson.class)))
  public Response publish(@PathParam("id") String id) {
    return answers.changed(answers.telling(() -> profiles.publish(Requests.id(id))));
  }

  @GET
  @Path("/{id}/completeness")
  @RequiresAction(Profiles.EDIT)
  @Operation(
      operationId = "getProfileCompleteness",
      summary = "How much of a profile is there, for those who may change it")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CompletenessJson.class)))
  public CompletenessJson completeness(@PathParam("id") String id) {
    return CompletenessJson.of(profiles.completeness(Requests.id(id)));
  }

  @GET
  @Path("/{id}/contacts")
  @RequiresAction(Profiles.READ)
  @Operation(
      operationId = "listProfileContacts",
      summary = "Who answers for a member, as far as the caller may see",
      description =
          "Persons, shown because they agreed; they may withdraw at any time. Ask anew instead of"
              + " keeping copies: contacts are in no list, no history and no feed of changes.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ContactJson.All.class)))
  public ContactJson.All contacts(@PathParam("id") String id) {
    return new ContactJson.All(
        contacts.list(Requests.id(id)).stream().map(ContactJson::of).toList());
  }
}

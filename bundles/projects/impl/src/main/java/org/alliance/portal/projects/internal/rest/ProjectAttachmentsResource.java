package org.alliance.portal.projects.internal.rest;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
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
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.endpoints.door.ETags;
import org.alliance.portal.endpoints.door.MaxBody;
import org.alliance.portal.endpoints.door.Parameters;
import org.alliance.portal.endpoints.door.Upload;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.door.InitiativeFiles;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Files of initiatives for programs. */
@Component(service = ProjectAttachmentsResource.class)
@JaxrsResource
@Path("/api/v1/projects/{id}/attachments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "projects")
public class ProjectAttachmentsResource {
  private final InitiativeFiles files;

  @Activate
  public ProjectAttachmentsResource(@Reference InitiativeFiles files) {
    this.files = files;
  }

  @GET
  @RequiresAction(Initiatives.READ)
  @Operation(
      operationId = "listInitiativeAttachments",
      summary = "Files of what is published",
      description =
          "Of one that was never published: those of its working copy, for those who may write it.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AttachmentJson.All.class)))
  public AttachmentJson.All list(@PathParam("id") String id) {
    return new AttachmentJson.All(
        files.of(Requests.id(id)).stream().map(AttachmentJson::of).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @MaxBody(Attachments.MOST_BODY)
  @RequiresAction(Initiatives.WRITE)
  @Operation(
      operationId = "attachToInitiative",
      summary = "Brings a file, which the working copy names from then on",
      description =
          "The body is the file itself, with name and title in the address; or a form with the"
              + " fields file and title. A working copy is opened where there is none; readers see"
              + " the file when that is published. The type is that which the content shows.",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_OCTET_STREAM,
                    schema = @Schema(type = "string", format = "binary")),
                @Content(
                    mediaType = MediaType.MULTIPART_FORM_DATA,
                    schema = @Schema(implementation = Form.class))
              }))
  @ApiResponse(
      responseCode = "201",
      description = "The entity tag is the working copy's",
      headers = {
        @Header(name = "Location", schema = @Schema(type = "string")),
        @Header(name = "ETag", schema = @Schema(type = "string"))
      },
      content = @Content(schema = @Schema(implementation = AttachmentJson.class)))
  public Response add(
      @Context UriInfo uri,
      @PathParam("id") String id,
      @Parameter(description = "As it is called, such as plan.pdf; not with a form")
          @QueryParam("name")
          String name,
      @Parameter(description = "What it is, for readers; the name without it") @QueryParam("title")
          String title,
      @Parameter(hidden = true) InputStream content) {
    Parameters.known(uri, Set.of("name", "title"));
    Id which = Requests.id(id);
    if (name == null || name.isBlank()) {
      throw new ValidationException(FieldProblem.of("name", "portal.problem.required"));
    }
    return added(files.add(which, name, title, content));
  }

  /** What a form sends; names the schema only. */
  @Schema(name = "InitiativeUpload")
  public record Form(
      @Schema(type = "string", format = "binary", requiredMode = Schema.RequiredMode.REQUIRED)
          Object file,
      String title) {}

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @MaxBody(Attachments.MOST_BODY)
  @RequiresAction(Initiatives.WRITE)
  @Hidden
  public Response add(@PathParam("id") String id, MultipartBody form) throws IOException {
    Id which = Requests.id(id);
    try (Upload file = Upload.of(form, "file")) {
      if (file.name().isBlank()) {
        throw new ValidationException(FieldProblem.of("file", "portal.problem.required"));
      }
      return added(files.add(which, file.name(), Upload.text(form, "title"), file.content()));
    }
  }

  private static Response added(InitiativeFiles.Added added) {
    return ETags.created(
        URI.create(added.attachment().path()),
        AttachmentJson.of(added.attachment()),
        added.work().version());
  }

  @DELETE
  @Path("/{attachment}")
  @RequiresAction(Initiatives.WRITE)
  @Operation(
      operationId = "detachFromInitiative",
      summary = "Takes a file out of the working copy",
      description =
          "A file that is published stays until the working copy is published; then this takes it"
              + " away.")
  @ApiResponse(responseCode = "204")
  public Response remove(@PathParam("id") String id, @PathParam("attachment") String attachment) {
    files.remove(Requests.id(id), Requests.id("attachment", attachment));
    return Response.noContent().build();
  }
}

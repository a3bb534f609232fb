package org.alliance.portal.projects.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.endpoints.door.MaxBody;
import org.alliance.portal.endpoints.door.Parameters;
import org.alliance.portal.projects.internal.exchange.ImportFiles;
import org.alliance.portal.projects.internal.exchange.ImportRun;
import org.alliance.portal.projects.internal.exchange.ImportService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Imports of initiatives, for moderators; programs of partners have no scope for it. */
@Component(service = ProjectImportsResource.class)
@JaxrsResource
@Path("/api/v1/projects/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "projects")
public class ProjectImportsResource {
  private static final int LATEST = 50;
  private static final int ACCEPTED = 202;

  private final ImportService imports;

  @Activate
  public ProjectImportsResource(@Reference ImportService imports) {
    this.imports = imports;
  }

  @GET
  @RequiresAction(ImportService.IMPORT)
  @Operation(operationId = "listInitiativeImports", summary = "Imports, the latest first")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImportJson.All.class)))
  public ImportJson.All list() {
    return new ImportJson.All(
        imports.before(new Id(Long.MAX_VALUE), LATEST).stream().map(ImportJson::of).toList());
  }

  @POST
  @Consumes({"text/csv", MediaType.APPLICATION_OCTET_STREAM})
  @MaxBody(ImportFiles.MOST_BYTES)
  @RequiresAction(ImportService.IMPORT)
  @Operation(
      operationId = "importInitiatives",
      summary = "Brings a table of initiatives, which is checked; moderators",
      description =
          "Nothing is written before it is confirmed. The columns are those of the export, and are"
              + " explained on the page of imports.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "text/csv",
                      schema = @Schema(type = "string", format = "binary"))))
  @ApiResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = ImportJson.class)))
  public Response bring(@Parameter(hidden = true) InputStream file) throws IOException {
    Id id = imports.bring(file);
    return Response.status(ACCEPTED)
        .location(URI.create("/api/v1/projects/imports/" + id))
        .entity(ImportJson.of(imports.get(id)))
        .build();
  }

  @GET
  @Path("/{import}")
  @RequiresAction(ImportService.IMPORT)
  @Operation(operationId = "getInitiativeImport", summary = "Where an import stands")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImportJson.class)))
  public ImportJson get(@PathParam("import") String id) {
    return ImportJson.of(run(id));
  }

  private ImportRun run(String id) {
    return imports.get(Requests.id("import", id));
  }

  @POST
  @Path("/{import}/confirm")
  @RequiresAction(ImportService.IMPORT)
  @Operation(
      operationId = "confirmInitiativeImport",
      summary = "Imports a table that is ready",
      description = "It is written and shown by and by; refused with 412 when it is not ready.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImportJson.class)))
  public ImportJson confirm(
      @Context UriInfo uri,
      @PathParam("import") String id,
      @Parameter(description = "true: also what was imported already") @QueryParam("again")
          String again) {
    Parameters.known(uri, Set.of("again"));
    ImportRun run = run(id);
    try {
      imports.confirm(run.id(), Boolean.parseBoolean(again));
    } catch (ConflictException e) {
      throw new ConflictException(e.current() instanceof ImportRun now ? ImportJson.of(now) : null);
    }
    return get(id);
  }

  @DELETE
  @Path("/{import}")
  @RequiresAction(ImportService.IMPORT)
  @Operation(
      operationId = "undoInitiativeImport",
      summary = "Undoes an import as one, or cancels it",
      description = "Initiatives that somebody edited or adopted since stay, unless keep is false.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImportJson.class)))
  public ImportJson undo(
      @Context UriInfo uri,
      @PathParam("import") String id,
      @Parameter(
              description = "false: also what somebody worked with",
              schema = @Schema(type = "boolean", defaultValue = "true"))
          @QueryParam("keep")
          String keep) {
    Parameters.known(uri, Set.of("keep"));
    imports.undo(run(id).id(), !"false".equals(keep));
    return get(id);
  }
}

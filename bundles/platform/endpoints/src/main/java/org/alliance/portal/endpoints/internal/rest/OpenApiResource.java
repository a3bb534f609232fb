package org.alliance.portal.endpoints.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.endpoints.internal.openapi.OpenApiDocument;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The description of everything below {@code /api/v1}. */
@Component(service = OpenApiResource.class)
@JaxrsResource
@Path("/api/v1/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "description", description = "This description")
public final class OpenApiResource {
  private final OpenApiDocument document;

  /** Made by DS. */
  @Activate
  public OpenApiResource(@Reference OpenApiDocument document) {
    this.document = document;
  }

  /** The description of what is there now. */
  @GET
  @RequiresAction(Action.PUBLIC)
  @Operation(operationId = "getDescription", summary = "The OpenAPI description")
  @ApiResponse(responseCode = "200", description = "OpenAPI 3.0")
  public Response get(@Parameter(hidden = true) @Context Request request) {
    OpenApiDocument.Text text = document.text();
    EntityTag tag = new EntityTag(text.tag(), true);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged != null
        ? unchanged.build()
        : Response.ok(text.json(), MediaType.APPLICATION_JSON_TYPE).tag(tag).build();
  }
}

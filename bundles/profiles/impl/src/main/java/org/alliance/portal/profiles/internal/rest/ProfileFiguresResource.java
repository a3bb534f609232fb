package org.alliance.portal.profiles.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Reading;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** What profiles said for the years, for programs. */
@Component(service = ProfileFiguresResource.class)
@JaxrsResource
@Path("/api/v1/profiles/{id}/figures")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "profiles")
public class ProfileFiguresResource {
  private static final String KIND = "population, estimate or plan";

  private final Profiles profiles;

  @Activate
  public ProfileFiguresResource(@Reference Profiles profiles) {
    this.profiles = profiles;
  }

  @GET
  @RequiresAction(Profiles.READ)
  @Operation(
      operationId = "listProfileFigures",
      summary = "Population, estimate and plan by year, as far as the caller may see")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FigureJson.All.class)))
  public FigureJson.All list(@PathParam("id") String id) {
    return new FigureJson.All(
        profiles.figures(Requests.id(id)).stream().map(FigureJson::of).toList());
  }

  @PUT
  @Path("/{kind}/{year}")
  @RequiresAction(Profiles.EDIT)
  @Operation(
      operationId = "putProfileFigure",
      summary = "Remembers a figure; replaces the one of the same kind and year",
      description =
          "Needs no If-Match: the same twice changes nothing. What the profile itself says stays;"
              + " its version grows.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FigureJson.class)))
  public FigureJson put(
      @PathParam("id") String id,
      @Parameter(description = KIND) @PathParam("kind") String kind,
      @PathParam("year") int year,
      @RequestBody(required = true) FigureJson.Input input) {
    Id which = Requests.id(id);
    Figure.Kind of = kind(kind);
    if (input == null) {
      throw new ValidationException(FieldProblem.of("", "portal.problem.required"));
    }
    Reading reading = new Reading();
    Figure figure = input.figure(of, year, reading);
    reading.refuse(List.of());
    profiles.addFigure(which, figure);
    return FigureJson.of(figure);
  }

  @DELETE
  @Path("/{kind}/{year}")
  @RequiresAction(Profiles.EDIT)
  @Operation(operationId = "deleteProfileFigure", summary = "Forgets a figure, if there is one")
  @ApiResponse(responseCode = "204")
  public Response delete(
      @PathParam("id") String id,
      @Parameter(description = KIND) @PathParam("kind") String kind,
      @PathParam("year") int year) {
    profiles.removeFigure(Requests.id(id), kind(kind), year);
    return Response.noContent().build();
  }

  private static Figure.Kind kind(String word) {
    for (Figure.Kind kind : Figure.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return kind;
      }
    }
    throw new NotFoundException("figure", word);
  }
}

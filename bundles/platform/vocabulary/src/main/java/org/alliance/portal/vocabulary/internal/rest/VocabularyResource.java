package org.alliance.portal.vocabulary.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.endpoints.door.Lists;
import org.alliance.portal.endpoints.door.Parameters;
import org.alliance.portal.vocabulary.internal.VocabularyDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The vocabularies for programs. */
@Component(service = VocabularyResource.class)
@JaxrsResource
@Path("/api/v1/vocabulary")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
    name = "vocabulary",
    description = "Themes, competences, programmes, kinds, countries and languages")
public final class VocabularyResource {
  private static final int USUAL = 200;
  private static final int MOST = 1_000;
  private static final Set<String> PARAMETERS = Set.of("limit", "after");

  private final VocabularyDesk desk;

  @Activate
  public VocabularyResource(@Reference VocabularyDesk desk) {
    this.desk = desk;
  }

  @GET
  @Path("/{scheme}")
  @RequiresAction(Action.PUBLIC)
  @Operation(
      operationId = "listVocabulary",
      summary = "Terms of a vocabulary by code, those included that cannot be chosen any more")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TermJson.Page.class)))
  public Response list(
      @Context UriInfo uri,
      @Parameter(description = "theme, competence, programme, kind, country or language")
          @PathParam("scheme")
          String scheme,
      @Parameter(
              description = "How many entries, 1 to 1000",
              schema = @Schema(type = "integer", defaultValue = "200"))
          @QueryParam("limit")
          String limit,
      @Parameter(description = "next of the page before") @QueryParam("after") String after) {
    Parameters.known(uri, PARAMETERS);
    int entries = Parameters.limit(limit, USUAL, MOST);
    Cursor cursor = Cursor.parse(after, 1);
    List<Term> rest =
        desk.terms(scheme).stream()
            .filter(term -> cursor == null || term.code().compareTo(cursor.keys().get(0)) > 0)
            .limit(entries + 1L)
            .toList();
    boolean more = rest.size() > entries;
    List<Term> page = more ? rest.subList(0, entries) : rest;
    String next = more ? new Cursor(List.of(page.get(entries - 1).code())).toString() : null;
    return Lists.ok(uri, new Slice<>(page, next).map(TermJson::of));
  }
}

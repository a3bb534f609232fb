package org.alliance.portal.search.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.endpoints.door.Lists;
import org.alliance.portal.endpoints.door.Parameters;
import org.alliance.portal.search.internal.SearchService;
import org.alliance.portal.search.internal.Sorts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The search for programs. */
@Component(service = SearchResource.class)
@JaxrsResource
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search", description = "Things of all features, as far as the client may know")
public class SearchResource {
  private static final int USUAL = 50;
  private static final int USUAL_SUGGESTIONS = 10;
  private static final Set<String> FINDING =
      Set.of("q", "type", "filter", "facet", "sort", "limit", "after", "lang");
  private static final Set<String> SUGGESTING = Set.of("q", "limit", "lang");

  private final SearchService search;
  private final CurrentRequest current;

  @Activate
  public SearchResource(@Reference SearchService search, @Reference CurrentRequest current) {
    this.search = search;
    this.current = current;
  }

  @GET
  @RequiresAction(SearchService.USE)
  @Operation(operationId = "search", summary = "Finds by words, types and facets")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FoundItem.Page.class)))
  public Response find(
      @Context UriInfo uri,
      @Parameter(
              description =
                  "Words, \"phrases\", beginnings* and -words to leave out; all when missing")
          @QueryParam("q")
          String words,
      @Parameter(description = "Types of things; may be repeated") @QueryParam("type")
          List<String> types,
      @Parameter(
              description =
                  "facet:value; may be repeated. Of several values of a facet one must be there")
          @QueryParam("filter")
          List<String> filters,
      @Parameter(description = "Facets whose values are counted; may be repeated")
          @QueryParam("facet")
          List<String> facets,
      @Parameter(
              description =
                  "relevance, title, updated or the name of a number; a minus before it turns it"
                      + " round")
          @QueryParam("sort")
          String sort,
      @Parameter(
              description = "How many entries, 1 to 200",
              schema = @Schema(type = "integer", defaultValue = "50"))
          @QueryParam("limit")
          String limit,
      @Parameter(description = "next of the page before") @QueryParam("after") String after,
      @Parameter(description = "Language of the reader, ISO 639-1") @QueryParam("lang")
          String lang) {
    Parameters.known(uri, FINDING);
    SearchResult result =
        search.find(
            new SearchQuery(
                words,
                language(lang),
                some(types),
                filters(filters),
                some(facets),
                Sorts.read(sort, search),
                false,
                limit(limit, USUAL, SearchService.MOST),
                after));
    Response.ResponseBuilder answer = Response.ok(FoundItem.Page.of(result));
    if (result.next() != null) {
      answer.header(HttpHeaders.LINK, Lists.next(uri, result.next()));
    }
    return answer.build();
  }

  @GET
  @Path("/suggest")
  @RequiresAction(SearchService.USE)
  @Operation(operationId = "suggest", summary = "Names that begin like what was typed")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FoundItem.Suggestions.class)))
  public FoundItem.Suggestions suggest(
      @Context UriInfo uri,
      @Parameter(description = "What has been typed so far; 100 characters count") @QueryParam("q")
          String typed,
      @Parameter(
              description = "How many entries, 1 to 20",
              schema = @Schema(type = "integer", defaultValue = "10"))
          @QueryParam("limit")
          String limit,
      @Parameter(description = "Language of the reader, ISO 639-1") @QueryParam("lang")
          String lang) {
    Parameters.known(uri, SUGGESTING);
    int most = limit(limit, USUAL_SUGGESTIONS, SearchService.MOST_SUGGESTIONS);
    return new FoundItem.Suggestions(
        search.suggest(typed, language(lang), most).stream().map(FoundItem.Suggested::of).toList());
  }

  private String language(String lang) {
    if (lang == null || lang.isEmpty()) {
      return current.language();
    }
    if (!lang.matches("[a-z]{2,3}")) {
      throw new ValidationException(FieldProblem.of("lang", "portal.problem.unknown-value"));
    }
    return lang;
  }

  private static Set<String> some(List<String> values) {
    return values == null ? Set.of() : new HashSet<>(values);
  }

  private static Map<String, Set<String>> filters(List<String> written) {
    Map<String, Set<String>> filters = new HashMap<>();
    for (String one : written == null ? List.<String>of() : written) {
      int colon = one.indexOf(':');
      if (colon < 1 || colon == one.length() - 1) {
        throw new ValidationException(FieldProblem.of("filter", "portal.problem.malformed"));
      }
      filters
          .computeIfAbsent(one.substring(0, colon), facet -> new HashSet<>())
          .add(one.substring(colon + 1));
    }
    return filters;
  }

  private static int limit(String asked, int usual, int most) {
    try {
      return Lists.limit(
          asked == null || asked.isEmpty() ? null : Integer.valueOf(asked), usual, most);
    } catch (NumberFormatException e) {
      throw new ValidationException(FieldProblem.of("limit", "portal.problem.not-a-number"));
    }
  }
}

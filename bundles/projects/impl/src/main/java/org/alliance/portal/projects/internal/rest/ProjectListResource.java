package org.alliance.portal.projects.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.ServiceUnavailableException;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.endpoints.door.Lists;
import org.alliance.portal.endpoints.door.Parameters;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.door.InitiativeSearch;
import org.alliance.portal.projects.internal.door.Reading;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The list of initiatives for programs: the latest first, or those that the search finds. */
@Component(service = ProjectListResource.class)
@JaxrsResource
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "projects")
public class ProjectListResource {
  /** Facets that the plain list has too, with one value each. */
  private static final Set<String> PLAIN = Set.of("country", "theme", "kind");

  private static final Set<String> PARAMETERS = parameters();

  private final Initiatives initiatives;
  private final InitiativeSearch search;
  private final CurrentRequest current;

  @Activate
  public ProjectListResource(
      @Reference Initiatives initiatives,
      @Reference InitiativeSearch search,
      @Reference CurrentRequest current) {
    this.initiatives = initiatives;
    this.search = search;
    this.current = current;
  }

  private static Set<String> parameters() {
    Set<String> all = new HashSet<>(InitiativeSearch.facets());
    all.addAll(Set.of("limit", "after", "organisation", "q", "facets"));
    return all;
  }

  @GET
  @RequiresAction(Initiatives.READ)
  @Operation(
      operationId = "listInitiatives",
      summary = "Published initiatives, last published first",
      description =
          "With q, facets, status, evidence, budget, programme or period, or several values of one"
              + " parameter: those that the search finds, the best first, with their total. Values"
              + " of one facet widen the search, facets narrow it. A new or changed initiative is"
              + " found within 2 seconds.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = InitiativeItem.Page.class)))
  @ApiResponse(
      responseCode = "503",
      description = "There is no search at the moment; the list without it goes on")
  public Response list(
      @Context UriInfo uri,
      @Parameter(
              description = "How many entries, 1 to 200",
              schema = @Schema(type = "integer", defaultValue = "50"))
          @QueryParam("limit")
          String limit,
      @Parameter(description = "next of the page before") @QueryParam("after") String after,
      @Parameter(description = "Whose, by id; of the list only, not of the search")
          @QueryParam("organisation")
          String organisation,
      @Parameter(description = "The organisation's, ISO 3166-1 alpha-2, or XK")
          @QueryParam("country")
          List<String> countries,
      @Parameter(description = "Codes of vocabulary theme") @QueryParam("theme")
          List<String> themes,
      @Parameter(description = "project, policy or practice") @QueryParam("kind")
          List<String> kinds,
      @Parameter(description = "Words, \"phrases\" and beginnings of words") @QueryParam("q")
          String words,
      @Parameter(description = "planned, running, completed or stopped") @QueryParam("status")
          List<String> status,
      @Parameter(description = "promising, demonstrated or replicated") @QueryParam("evidence")
          List<String> evidence,
      @Parameter(
              description = "In euros: under-50000, 50000-250000, 250000-1000000 or over-1000000")
          @QueryParam("budget")
          List<String> budgets,
      @Parameter(description = "Who pays: codes of vocabulary programme, or names")
          @QueryParam("programme")
          List<String> programmes,
      @Parameter(description = "before-2014, 2014-2020, 2021-2027 or after-2027")
          @QueryParam("period")
          List<String> periods,
      @Parameter(
              description =
                  "Facets to count, separated by commas: theme, country, kind, status, evidence,"
                      + " budget, programme, period")
          @QueryParam("facets")
          String facets) {
    Parameters.known(uri, PARAMETERS);
    int entries = Requests.limit(limit);
    Map<String, List<String>> filters = new LinkedHashMap<>();
    filters.put("country", Reading.codes(countries));
    filters.put("theme", Reading.codes(themes));
    filters.put("kind", Reading.codes(kinds));
    filters.put("status", Reading.codes(status));
    filters.put("evidence", Reading.codes(evidence));
    filters.put("budget", Reading.codes(budgets));
    filters.put("programme", Reading.codes(programmes));
    filters.put("period", Reading.codes(periods));
    Set<String> counted = Parameters.words(facets);
    boolean plain = (words == null || words.isBlank()) && counted.isEmpty() && plain(filters);
    InitiativeItem.Page page;
    if (plain) {
      page = latest(organisation, filters, entries, after);
    } else if (organisation != null && !organisation.isBlank()) {
      throw new ValidationException(FieldProblem.of("organisation", "projects.problem.list-only"));
    } else {
      page = found(words, filters, counted, entries, after);
    }
    Response.ResponseBuilder answer = Response.ok(page);
    if (page.next() != null) {
      answer.header(HttpHeaders.LINK, Lists.next(uri, page.next()));
    }
    return answer.build();
  }

  private static boolean plain(Map<String, List<String>> filters) {
    return filters.entrySet().stream()
        .allMatch(filter -> filter.getValue().size() <= (PLAIN.contains(filter.getKey()) ? 1 : 0));
  }

  private InitiativeItem.Page latest(
      String organisation, Map<String, List<String>> filters, int limit, String after) {
    Reading reading = new Reading();
    InitiativeFilter filter =
        new InitiativeFilter(
            reading.id("organisation", organisation),
            one(filters.get("country")),
            one(filters.get("theme")),
            reading.choice("kind", one(filters.get("kind")), InitiativeDraft.Kind.class));
    reading.refuse();
    Slice<InitiativeSummary> slice = initiatives.list(filter, limit, after, current.language());
    return InitiativeItem.Page.of(
        slice.items().stream().map(InitiativeItem::of).toList(), slice.next());
  }

  private static String one(List<String> values) {
    return values.isEmpty() ? null : values.get(0);
  }

  /** In the order of the search, without those that have gone meanwhile. */
  private InitiativeItem.Page found(
      String words,
      Map<String, List<String>> filters,
      Set<String> counted,
      int limit,
      String after) {
    SearchResult found =
        search
            .find(words, filters, counted, limit, after)
            .orElseThrow(() -> new ServiceUnavailableException("No search at the moment"));
    List<Id> ids = found.hits().stream().map(hit -> hit.ref().id()).toList();
    Map<Id, InitiativeSummary> there = initiatives.summaries(ids, current.language());
    return InitiativeItem.Page.of(
        ids.stream().map(there::get).filter(Objects::nonNull).map(InitiativeItem::of).toList(),
        found);
  }
}

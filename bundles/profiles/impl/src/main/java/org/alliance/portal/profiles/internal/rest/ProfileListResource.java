package org.alliance.portal.profiles.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Filters;
import org.alliance.portal.profiles.internal.door.ProfileSearch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The list of profiles for programs: all of them by name, or those that the search finds. */
@Component(service = ProfileListResource.class)
@JaxrsResource
@Path("/api/v1/profiles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "profiles")
public class ProfileListResource {
  private static final Set<String> PARAMETERS =
      Set.of(
          "limit",
          "after",
          "country",
          "kind",
          "detail",
          "q",
          "theme",
          "competence",
          "language",
          "size",
          "freshness",
          "facets");

  /** What to pass as detail for whole profiles. */
  private static final String FULL = "full";

  private static final Set<String> DETAILS = Set.of(FULL, "summary");

  private final Profiles profiles;
  private final ProfileSearch search;
  private final ProfileAnswers answers;
  private final CurrentRequest current;

  @Activate
  public ProfileListResource(
      @Reference Profiles profiles,
      @Reference ProfileSearch search,
      @Reference ProfileAnswers answers,
      @Reference CurrentRequest current) {
    this.profiles = profiles;
    this.search = search;
    this.answers = answers;
    this.current = current;
  }

  @GET
  @RequiresAction(Profiles.READ)
  @Operation(
      operationId = "listProfiles",
      summary = "Profiles by name",
      description =
          "With q, theme, competence, language, size, freshness or facets: those that the search"
              + " finds, the best first, with their total. Values of one facet widen the search,"
              + " facets narrow it. A new or changed profile is found within 2 seconds.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ProfileItem.Page.class)))
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
      @Parameter(description = "ISO 3166-1 alpha-2, or XK") @QueryParam("country") String country,
      @Parameter(description = "municipality, region, association or ngo") @QueryParam("kind")
          String kind,
      @Parameter(
              description = "full for whole profiles instead of entries",
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"summary", "full"},
                      defaultValue = "summary"))
          @QueryParam("detail")
          String detail,
      @Parameter(description = "Words, \"phrases\" and beginnings of words") @QueryParam("q")
          String words,
      @Parameter(description = "Codes of vocabulary theme") @QueryParam("theme")
          List<String> themes,
      @Parameter(description = "Codes of vocabulary competence") @QueryParam("competence")
          List<String> competences,
      @Parameter(description = "Working languages, codes of vocabulary language")
          @QueryParam("language")
          List<String> languages,
      @Parameter(description = "By inhabitants: under-5000, 5000-20000, 20000-100000, over-100000")
          @QueryParam("size")
          List<String> sizes,
      @Parameter(description = "fresh, asked or stale") @QueryParam("freshness")
          List<String> freshness,
      @Parameter(
              description =
                  "Facets to count, separated by commas: country, kind, theme, competence,"
                      + " language, size, freshness")
          @QueryParam("facets")
          String facets) {
    Parameters.known(uri, PARAMETERS);
    if (detail != null && !DETAILS.contains(detail)) {
      throw new ValidationException(FieldProblem.of("detail", "portal.problem.unknown-value"));
    }
    boolean full = FULL.equals(detail);
    int entries = Requests.limit(limit);
    Map<String, List<String>> filters = new LinkedHashMap<>();
    filters.put("theme", themes);
    filters.put("competence", competences);
    filters.put("language", languages);
    filters.put("size", sizes);
    filters.put("freshness", freshness);
    Set<String> counted = Parameters.words(facets);
    boolean plain =
        (words == null || words.isBlank())
            && counted.isEmpty()
            && filters.values().stream().allMatch(List::isEmpty);
    ProfileItem.Page page;
    if (plain) {
      page = byName(country, kind, entries, after, full);
    } else {
      List<String> all = uri.getQueryParameters().get("country");
      filters.put("country", all == null ? List.of() : all);
      all = uri.getQueryParameters().get("kind");
      filters.put("kind", all == null ? List.of() : all);
      page = found(words, filters, counted, entries, after, full);
    }
    Response.ResponseBuilder answer = Response.ok(page);
    if (page.next() != null) {
      answer.header(HttpHeaders.LINK, Lists.next(uri, page.next()));
    }
    return answer.build();
  }

  private ProfileItem.Page byName(
      String country, String kind, int limit, String after, boolean full) {
    Slice<ProfileSummary> slice =
        profiles.list(Filters.parse(country, kind), limit, after, current.language());
    return ProfileItem.Page.of(
        full
            ? whole(slice.items().stream().map(ProfileSummary::id).toList())
            : slice.items().stream().map(ProfileItem::of).toList(),
        slice.next());
  }

  private ProfileItem.Page found(
      String words,
      Map<String, List<String>> filters,
      Set<String> counted,
      int limit,
      String after,
      boolean full) {
    SearchResult found =
        search
            .find(words, filters, counted, limit, after)
            .orElseThrow(() -> new ServiceUnavailableException("No search at the moment"));
    List<Id> ids = found.hits().stream().map(hit -> hit.ref().id()).toList();
    return ProfileItem.Page.of(full ? whole(ids) : entries(ids), found);
  }

  /** In the order of the ids, without those that have gone meanwhile. */
  private List<ProfileJson> whole(List<Id> ids) {
    Map<Id, Profile> there = profiles.get(ids);
    return answers.json(ids.stream().map(there::get).filter(Objects::nonNull).toList());
  }

  private List<ProfileItem> entries(List<Id> ids) {
    Map<Id, ProfileSummary> there = profiles.summaries(ids, current.language());
    return ids.stream().map(there::get).filter(Objects::nonNull).map(ProfileItem::of).toList();
  }
}

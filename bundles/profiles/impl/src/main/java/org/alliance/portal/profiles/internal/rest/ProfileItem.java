package org.alliance.portal.profiles.internal.rest;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.profiles.api.ProfileSummary;

/** A profile as an entry of a list. */
@Schema(name = "ProfileItem")
public record ProfileItem(
    String id,
    int version,
    @Schema(description = "In the language asked for by Accept-Language, or the next best")
        String name,
    @Schema(description = "Language the name is in, ISO 639-1") String nameLanguage,
    @Schema(
            description = ProfileJson.KIND,
            allowableValues = {"municipality", "region", "association", "ngo"})
        String kind,
    @Schema(description = "ISO 3166-1 alpha-2, or XK") String country,
    Integer population,
    Instant updated,
    @Schema(description = "Invented, for trying the portal out") boolean sample,
    @Schema(description = "Codes of vocabulary theme") List<String> themes,
    @Schema(description = "When the member last said that all this is right")
        LocalDate lastConfirmed) {

  static ProfileItem of(ProfileSummary p) {
    return new ProfileItem(
        p.id().toString(),
        p.version(),
        p.name().value(),
        p.name().lang(),
        p.kind(),
        p.country(),
        p.population(),
        p.updated(),
        p.sample(),
        p.themes(),
        p.lastConfirmed());
  }

  /** What a list answers with. */
  @Schema(name = "ProfilePage")
  public record Page(
      @ArraySchema(
              arraySchema = @Schema(description = "With detail=full each is a Profile"),
              schema = @Schema(implementation = ProfileItem.class))
          List<?> items,
      @Schema(description = "Value of after for the following page; absent at the end") String next,
      @Schema(description = "How many there are on all pages; of a search only") Long total,
      @Schema(description = "Counts by facet, of those asked for") Map<String, List<Count>> facets,
      @Schema(description = "The words with likelier spelling, when little was found")
          String corrected,
      @Schema(description = "False while the search is being rebuilt and may lack some")
          Boolean complete) {

    static Page of(List<?> items, String next) {
      return new Page(items, next, null, null, null, null);
    }

    static Page of(List<?> items, SearchResult found) {
      Map<String, List<Count>> facets = new TreeMap<>();
      found
          .facets()
          .forEach((facet, counts) -> facets.put(facet, counts.stream().map(Count::of).toList()));
      return new Page(
          items,
          found.next(),
          found.total(),
          facets.isEmpty() ? null : facets,
          found.corrected(),
          found.complete());
    }
  }

  /** How many there are with a value. */
  @Schema(name = "ProfileFacetCount")
  public record Count(String value, long count) {
    static Count of(SearchResult.Count count) {
      return new Count(count.value(), count.count());
    }
  }

  /** What a creation answers with. */
  @Schema(name = "ProfileCreated")
  public record Created(String id, int version) {}
}

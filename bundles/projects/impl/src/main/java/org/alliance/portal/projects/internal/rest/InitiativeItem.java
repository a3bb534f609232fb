package org.alliance.portal.projects.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.internal.door.InitiativeSearch;
import org.alliance.portal.projects.internal.door.Reading;

/** An initiative as an entry of a list. */
@Schema(name = "InitiativeItem")
public record InitiativeItem(
    String id,
    int version,
    @Schema(description = "Whose it is") String organisation,
    @Schema(description = "In the language asked for by Accept-Language, or the next best")
        String organisationName,
    @Schema(description = "The organisation's, ISO 3166-1 alpha-2, or XK") String country,
    @Schema(allowableValues = {"project", "policy", "practice"}) String kind,
    @Schema(description = "In the language asked for by Accept-Language, or the next best")
        String title,
    @Schema(description = "Language the title is in, ISO 639-1") String titleLanguage,
    @Schema(description = "Markdown, as the title in the best language") String summary,
    @Schema(description = "Codes of vocabulary theme") List<String> themes,
    @Schema(allowableValues = {"planned", "running", "completed", "stopped"}) String status,
    @Schema(allowableValues = {"promising", "demonstrated", "replicated"}) String evidence,
    LocalDate from,
    LocalDate to,
    @Schema(description = "In euros") BigDecimal budget,
    @Schema(description = "How many others adapted it") int adoptions,
    Instant updated,
    @Schema(description = "Invented, for trying the portal out") boolean sample) {

  static InitiativeItem of(InitiativeSummary s) {
    return new InitiativeItem(
        s.id().toString(),
        s.version(),
        s.organisation().toString(),
        s.organisationName().value(),
        s.country(),
        Reading.word(s.kind()),
        s.title().value(),
        s.title().lang(),
        s.summary() == null ? null : s.summary().value(),
        s.themes(),
        Reading.word(s.status()),
        Reading.word(s.evidence()),
        s.from(),
        s.to(),
        Reading.plain(s.budget()),
        s.adoptions(),
        s.updated(),
        s.sample());
  }

  /** What a list answers with. */
  @Schema(name = "InitiativePage")
  public record Page(
      List<InitiativeItem> items,
      @Schema(description = "Value of after for the following page; absent at the end") String next,
      @Schema(description = "How many there are on all pages; of a search only") Long total,
      @Schema(description = "Counts by facet, of those asked for") Map<String, List<Count>> facets,
      @Schema(description = "The words with likelier spelling, when little was found")
          String corrected,
      @Schema(description = "False while the search is being rebuilt and may lack some")
          Boolean complete) {

    static Page of(List<InitiativeItem> items, String next) {
      return new Page(items, next, null, null, null, null);
    }

    static Page of(List<InitiativeItem> items, SearchResult found) {
      Map<String, List<Count>> facets = new TreeMap<>();
      InitiativeSearch.counts(found)
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
  @Schema(name = "InitiativeFacetCount")
  public record Count(String value, long count) {
    static Count of(SearchResult.Count count) {
      return new Count(count.value(), count.count());
    }
  }
}

package org.alliance.portal.search.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.search.Suggestion;

/** A thing that was found. */
@Schema(name = "SearchItem")
public record FoundItem(
    @Schema(description = "Type of the thing, such as profile") String type,
    String id,
    @Schema(description = "In the language asked for, or the next best") String title,
    @Schema(description = "Language of the title, ISO 639-1; absent for none") String titleLanguage,
    @Schema(description = "Address of its page, without the language") String path,
    @Schema(description = "Language of the extract, ISO 639-1; absent for none")
        String extractLanguage,
    @Schema(description = "Where the words are, as plain text in pieces; empty without words")
        List<Piece> extract) {

  /** A piece of an extract. */
  @Schema(name = "SearchPiece")
  public record Piece(
      String text, @Schema(description = "Whether it is a word looked for") boolean hit) {}

  /** How many things have a value. */
  @Schema(name = "SearchCount")
  public record Count(String value, long count) {}

  static FoundItem of(SearchResult.Hit hit) {
    return new FoundItem(
        hit.ref().type(),
        hit.ref().id().toString(),
        hit.title().value(),
        hit.title().lang(),
        hit.path(),
        hit.extract().lang(),
        hit.extract().pieces().stream().map(p -> new Piece(p.text(), p.hit())).toList());
  }

  /** What a search answers with. */
  @Schema(name = "SearchPage")
  public record Page(
      List<FoundItem> items,
      @Schema(description = "Value of after for the following page; absent at the end") String next,
      @Schema(description = "How many there are on all pages, exact") long total,
      @Schema(description = "Counts of the facets asked for, most frequent first, at most 100 each")
          Map<String, List<Count>> facets,
      @Schema(description = "Counts by type") Map<String, Long> types,
      @Schema(description = "The words with likely spelling, when little was found; else absent")
          String corrected,
      @Schema(description = "False while the index is being built and may lack things")
          boolean complete) {

    static Page of(SearchResult result) {
      Map<String, List<Count>> facets = new TreeMap<>();
      result
          .facets()
          .forEach(
              (name, counts) ->
                  facets.put(
                      name, counts.stream().map(c -> new Count(c.value(), c.count())).toList()));
      return new Page(
          result.hits().stream().map(FoundItem::of).toList(),
          result.next(),
          result.total(),
          facets,
          result.types(),
          result.corrected(),
          result.complete());
    }
  }

  /** A thing whose name begins like what was typed. */
  @Schema(name = "SearchSuggestion")
  public record Suggested(String type, String id, String title, String titleLanguage, String path) {

    static Suggested of(Suggestion one) {
      return new Suggested(
          one.ref().type(),
          one.ref().id().toString(),
          one.title().value(),
          one.title().lang(),
          one.path());
    }
  }

  /** What suggesting answers with; always one page. */
  @Schema(name = "SearchSuggestions")
  public record Suggestions(List<Suggested> items) {}
}

package org.alliance.portal.api.search;

import java.util.List;
import java.util.Map;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;

/**
 * What was found, as far as the reader may know. Immutable.
 *
 * @param hits in the order asked for
 * @param next what to pass as {@code after} for the following hits; null at the end
 * @param total how many there are on all pages, exact
 * @param facets counts by facet, of those asked for; values that occur, most frequent first, at
 *     most 100 for each facet
 * @param types counts by type
 * @param corrected the words with likely spelling, when nothing or little was found with those
 *     typed; else null
 * @param complete false while the index is being rebuilt and may lack things
 */
public record SearchResult(
    List<Hit> hits,
    String next,
    long total,
    Map<String, List<Count>> facets,
    Map<String, Long> types,
    String corrected,
    boolean complete) {

  /** Copies the list. */
  public SearchResult {
    hits = List.copyOf(hits);
  }

  /**
   * A thing that was found.
   *
   * @param ref the thing
   * @param path address for this reader, without the language
   * @param title in the best language for the reader
   * @param extract where the words are, in the language it is in; empty without words
   */
  public record Hit(EntityRef ref, String path, ByLanguage.Chosen<String> title, Extract extract) {}

  /**
   * An extract of a text as a row of pieces, so that no one has to trust HTML.
   *
   * @param lang ISO 639-1; null for words of no language
   * @param pieces in order
   */
  public record Extract(String lang, List<Piece> pieces) {
    /** Copies the list. */
    public Extract {
      pieces = List.copyOf(pieces);
    }
  }

  /**
   * A piece of an extract.
   *
   * @param text plain text
   * @param hit whether it is one of the words looked for
   */
  public record Piece(String text, boolean hit) {}

  /**
   * How many things have a value.
   *
   * @param value the value
   * @param count at least 1, or 0 for a value that is filtered by
   */
  public record Count(String value, long count) {}
}

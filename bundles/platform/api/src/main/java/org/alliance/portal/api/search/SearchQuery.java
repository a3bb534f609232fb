package org.alliance.portal.api.search;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What somebody looks for. Immutable.
 *
 * @param words as typed: words, "phrases" and beginnings of words; null or blank for everything.
 *     What is not understood is searched as words; only the first 1,000 characters count
 * @param lang language of the reader, ISO 639-1
 * @param types types of things; empty for all
 * @param filters values by facet: one of the values of each facet must be there
 * @param counted facets whose values are to be counted; a facet's own filter does not narrow its
 *     counts
 * @param sort the order; null for relevance with words and title without
 * @param publicOnly whether only what is public is to be found, whoever asks
 * @param limit most hits, 1 to 200
 * @param after {@link SearchResult#next()} of the page before; null for the first
 */
public record SearchQuery(
    String words,
    String lang,
    Set<String> types,
    Map<String, Set<String>> filters,
    Set<String> counted,
    Sort sort,
    boolean publicOnly,
    int limit,
    String after) {

  /** Copies the collections. */
  public SearchQuery {
    types = Set.copyOf(types);
    Map<String, Set<String>> copy = new TreeMap<>();
    filters.forEach((facet, values) -> copy.put(facet, Set.copyOf(values)));
    filters = java.util.Collections.unmodifiableMap(copy);
    counted = Set.copyOf(counted);
  }

  /** Everything that matches the words, best first. */
  public static SearchQuery of(String words, String lang, int limit) {
    return new SearchQuery(words, lang, Set.of(), Map.of(), Set.of(), null, false, limit, null);
  }

  /**
   * An order; ties by id.
   *
   * @param by what by
   * @param number {@link SearchDocument.Figure#name()} for {@link By#NUMBER}, else null; things
   *     without the number come last
   * @param descending whether the largest or newest comes first
   */
  public record Sort(By by, String number, boolean descending) {
    /** Best first. */
    public static final Sort RELEVANCE = new Sort(By.RELEVANCE, null, true);

    /** By title in the reader's language. */
    public static final Sort TITLE = new Sort(By.TITLE, null, false);

    /** Last changed first. */
    public static final Sort NEWEST = new Sort(By.UPDATED, null, true);
  }

  /** What an order goes by. */
  public enum By {
    /** How well the words match. */
    RELEVANCE,
    /** Title in the reader's language, by that language's rules. */
    TITLE,
    /** Time of the last change. */
    UPDATED,
    /** A number the feature gave. */
    NUMBER
  }
}

package org.alliance.portal.api.search;

import java.util.List;
import java.util.function.Consumer;
import org.alliance.portal.api.EntityRef;

/**
 * Finds things of all features, as far as the current principal may know. What was written is found
 * at most 2 seconds later. A service of the platform; thread-safe. Features refer to it dynamically
 * and optionally.
 */
public interface Search {

  /**
   * Finds.
   *
   * @throws org.alliance.portal.api.ValidationException naming {@code limit}, {@code after}, {@code
   *     sort}, or a facet or type that does not exist at the moment ({@code
   *     portal.problem.unknown-value})
   */
  SearchResult find(SearchQuery query);

  /**
   * Every thing that {@link #find} would find on all pages, in memory that does not grow with their
   * number; limit and after are ignored.
   *
   * @throws org.alliance.portal.api.ValidationException as {@link #find}
   * @throws IllegalStateException when the index is not open, or is closed in the middle: not
   *     everything was handed over
   */
  void each(SearchQuery query, Consumer<EntityRef> sink);

  /**
   * Things by the beginning of their name, small mistakes forgiven, best first.
   *
   * @param typed what has been typed so far; only the first 100 characters count
   * @param lang language of the reader, ISO 639-1
   * @param limit 1 to 20
   */
  List<Suggestion> suggest(String typed, String lang, int limit);
}

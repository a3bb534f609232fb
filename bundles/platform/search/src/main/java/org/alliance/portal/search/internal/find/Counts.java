package org.alliance.portal.search.internal.find;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.alliance.portal.api.search.SearchResult;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Counts of facets. The values of a facet are counted among what passes the filters of all other
 * facets, so that a reader sees what else could be chosen. Each count is remembered until something
 * is written: whoever chooses another value of one facet asks for most of the same counts again.
 * Thread-safe.
 */
final class Counts {
  private static final int MOST_VALUES = 100;

  /** So many values are remembered, each some hundred bytes at most. */
  private static final int REMEMBERED = 50_000;

  /** What one walk is remembered for weighs so much itself. */
  private static final int WALK = 10;

  /** What a walk through the index depends on. */
  private record Walk(Object generation, Query seen, Filters filters, List<String> fields) {}

  /**
   * What was counted.
   *
   * @param total how many documents
   * @param byField by field and value
   */
  record Counted(long total, Map<String, Map<String, Long>> byField) {
    private int weight() {
      return WALK + byField.values().stream().mapToInt(Map::size).sum();
    }
  }

  private final Cache<Walk, Counted> remembered =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED)
          .weigher((Walk walk, Counted counted) -> counted.weight())
          .build();

  /**
   * Counts.
   *
   * @param seen what the reader may see and has the words
   * @param fields whose values are to be counted
   */
  Counted of(IndexSearcher searcher, Query seen, Filters filters, Set<String> fields)
      throws IOException {
    Map<String, Map<String, Long>> byField = new HashMap<>();
    List<String> free = fields.stream().filter(field -> !filters.has(field)).sorted().toList();
    Counted all = walked(searcher, seen, filters, free);
    byField.putAll(all.byField);
    for (String field : fields) {
      if (filters.has(field)) {
        byField.putAll(walked(searcher, seen, filters.without(field), List.of(field)).byField);
      }
    }
    return new Counted(all.total, byField);
  }

  private Counted walked(IndexSearcher searcher, Query seen, Filters filters, List<String> fields)
      throws IOException {
    Object generation = searcher.getIndexReader().getReaderCacheHelper().getKey();
    Walk walk = new Walk(generation, seen, filters, fields);
    Counted known = remembered.getIfPresent(walk);
    if (known == null) {
      Tally tally = new Tally(fields);
      searcher.search(filters.of(seen), tally);
      known = new Counted(tally.total(), tally.counts());
      remembered.put(walk, known);
    }
    return known;
  }

  /**
   * The most frequent values first, and after them those of the chosen ones that are not among
   * these, even where nothing has them.
   */
  static List<SearchResult.Count> sorted(Map<String, Long> counts, Set<String> chosen) {
    List<SearchResult.Count> most =
        counts.entrySet().stream()
            .map(count -> new SearchResult.Count(count.getKey(), count.getValue()))
            .sorted(
                Comparator.comparingLong(SearchResult.Count::count)
                    .reversed()
                    .thenComparing(SearchResult.Count::value))
            .limit(MOST_VALUES)
            .toList();
    Set<String> rest = new TreeSet<>(chosen);
    most.forEach(count -> rest.remove(count.value()));
    return Stream.concat(
            most.stream(),
            rest.stream().map(v -> new SearchResult.Count(v, counts.getOrDefault(v, 0L))))
        .toList();
  }
}

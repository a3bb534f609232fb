package org.alliance.portal.search.internal.find;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.search.SearchResult;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * Counts and hits in one go. A document that passes every filter is a hit; one that fails only the
 * filter of one facet still counts for that facet, so that a reader sees what else could be chosen.
 */
final class Tally implements Collector {
  private static final int MOST_VALUES = 100;

  /**
   * A facet.
   *
   * @param name its name
   * @param field the field with its values
   * @param chosen values of which a hit must have one; null for any
   * @param counted whether its values are counted
   */
  record Dimension(String name, String field, Set<String> chosen, boolean counted) {}

  private final List<Dimension> dimensions;
  private final Collector hits;
  private final List<Map<String, Long>> counts = new ArrayList<>();
  private final List<Leaf> open = new ArrayList<>();
  private long total;

  /**
   * @param hits takes what passes every filter
   */
  Tally(Collection<Dimension> dimensions, Collector hits) {
    this.dimensions = List.copyOf(dimensions);
    this.hits = hits;
    this.dimensions.forEach(d -> counts.add(new HashMap<>()));
  }

  @Override
  public ScoreMode scoreMode() {
    return hits.scoreMode().needsScores() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    settle();
    Leaf leaf = new Leaf(context, hits.getLeafCollector(context));
    open.add(leaf);
    return leaf;
  }

  private void settle() throws IOException {
    for (Leaf leaf : open) {
      leaf.settle();
    }
    open.clear();
  }

  /** How many passed. */
  long total() {
    return total;
  }

  /** The counts, most frequent first; chosen values are there even where nothing has them. */
  Map<String, List<SearchResult.Count>> counts() throws IOException {
    settle();
    Map<String, List<SearchResult.Count>> all = new HashMap<>();
    for (int i = 0; i < dimensions.size(); i++) {
      Dimension dimension = dimensions.get(i);
      if (dimension.counted()) {
        all.put(dimension.name(), sorted(counts.get(i), dimension.chosen()));
      }
    }
    return all;
  }

  private static List<SearchResult.Count> sorted(Map<String, Long> counts, Set<String> chosen) {
    List<SearchResult.Count> values = new ArrayList<>();
    counts.forEach((value, count) -> values.add(new SearchResult.Count(value, count)));
    values.sort(
        Comparator.comparingLong(SearchResult.Count::count)
            .reversed()
            .thenComparing(SearchResult.Count::value));
    List<SearchResult.Count> most =
        new ArrayList<>(values.subList(0, Math.min(values.size(), MOST_VALUES)));
    if (chosen != null) {
      chosen.stream()
          .filter(value -> most.stream().noneMatch(count -> count.value().equals(value)))
          .sorted()
          .forEach(v -> most.add(new SearchResult.Count(v, counts.getOrDefault(v, 0L))));
    }
    return List.copyOf(most);
  }

  private final class Leaf implements LeafCollector {
    private final LeafCollector into;
    private final SortedSetDocValues[] values = new SortedSetDocValues[dimensions.size()];
    private final SortedSetDocValues[] filters = new SortedSetDocValues[dimensions.size()];
    private final FixedBitSet[] chosen = new FixedBitSet[dimensions.size()];
    private final int[][] occurrences = new int[dimensions.size()][];

    Leaf(LeafReaderContext context, LeafCollector into) throws IOException {
      this.into = into;
      for (int i = 0; i < dimensions.size(); i++) {
        Dimension dimension = dimensions.get(i);
        if (dimension.counted()) {
          values[i] = DocValues.getSortedSet(context.reader(), dimension.field());
          occurrences[i] = new int[(int) values[i].getValueCount()];
        }
        if (dimension.chosen() != null) {
          filters[i] = DocValues.getSortedSet(context.reader(), dimension.field());
          chosen[i] = ordinals(filters[i], dimension.chosen());
        }
      }
    }

    private static FixedBitSet ordinals(SortedSetDocValues all, Set<String> wanted)
        throws IOException {
      FixedBitSet set = new FixedBitSet((int) Math.max(1, all.getValueCount()));
      for (String value : wanted) {
        long ordinal = all.lookupTerm(new BytesRef(value));
        if (ordinal >= 0) {
          set.set((int) ordinal);
        }
      }
      return set;
    }

    @Override
    public void setScorer(Scorable scorer) throws IOException {
      into.setScorer(scorer);
    }

    @Override
    public void collect(int document) throws IOException {
      int failed = -1;
      for (int i = 0; i < filters.length; i++) {
        if (filters[i] != null && !passes(i, document)) {
          if (failed >= 0) {
            return;
          }
          failed = i;
        }
      }
      if (failed >= 0) {
        count(failed, document);
        return;
      }
      total++;
      for (int i = 0; i < values.length; i++) {
        count(i, document);
      }
      into.collect(document);
    }

    private boolean passes(int i, int document) throws IOException {
      if (!filters[i].advanceExact(document)) {
        return false;
      }
      for (int n = filters[i].docValueCount(); n > 0; n--) {
        if (chosen[i].get((int) filters[i].nextOrd())) {
          return true;
        }
      }
      return false;
    }

    private void count(int i, int document) throws IOException {
      if (values[i] != null && values[i].advanceExact(document)) {
        for (int n = values[i].docValueCount(); n > 0; n--) {
          occurrences[i][(int) values[i].nextOrd()]++;
        }
      }
    }

    void settle() throws IOException {
      for (int i = 0; i < values.length; i++) {
        for (int ordinal = 0; values[i] != null && ordinal < occurrences[i].length; ordinal++) {
          if (occurrences[i][ordinal] > 0) {
            counts
                .get(i)
                .merge(
                    values[i].lookupOrd(ordinal).utf8ToString(),
                    (long) occurrences[i][ordinal],
                    Long::sum);
          }
        }
      }
    }
  }
}

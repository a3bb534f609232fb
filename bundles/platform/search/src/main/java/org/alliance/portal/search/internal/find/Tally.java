package org.alliance.portal.search.internal.find;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts documents, and how many of them have each value of some fields. */
final class Tally extends SimpleCollector {
  private final List<String> fields;
  private final SortedSetDocValues[] values;
  private final int[][] occurrences;
  private final Map<String, Map<String, Long>> counts = new HashMap<>();
  private long total;

  Tally(List<String> fields) {
    this.fields = fields;
    values = new SortedSetDocValues[fields.size()];
    occurrences = new int[fields.size()][];
    fields.forEach(field -> counts.put(field, new HashMap<>()));
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = DocValues.getSortedSet(context.reader(), fields.get(i));
      occurrences[i] = new int[(int) values[i].getValueCount()];
    }
  }

  @Override
  public void collect(int document) throws IOException {
    total++;
    for (int i = 0; i < values.length; i++) {
      if (values[i].advanceExact(document)) {
        for (int n = values[i].docValueCount(); n > 0; n--) {
          occurrences[i][(int) values[i].nextOrd()]++;
        }
      }
    }
  }

  @Override
  public void finish() throws IOException {
    for (int i = 0; i < values.length; i++) {
      Map<String, Long> known = counts.get(fields.get(i));
      for (int ordinal = 0; ordinal < occurrences[i].length; ordinal++) {
        if (occurrences[i][ordinal] > 0) {
          known.merge(
              values[i].lookupOrd(ordinal).utf8ToString(),
              (long) occurrences[i][ordinal],
              Long::sum);
        }
      }
    }
  }

  /** How many documents there were. */
  long total() {
    return total;
  }

  /** By field and value; only values that some document has. */
  Map<String, Map<String, Long>> counts() {
    return counts;
  }
}

package org.alliance.portal.search.internal.find;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.alliance.portal.search.internal.text.Analysis;
import org.alliance.portal.search.internal.text.Typed;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/** What was typed for one search, taken less strictly at each stage. Not thread-safe. */
final class Wording {
  private final IndexSearcher searcher;
  private final Query sight;
  private final Typed typed;
  private final WordQueries exact;
  private Set<String> unknown;

  /**
   * @param sight what the reader may see
   * @param lang language of the reader
   */
  Wording(IndexSearcher searcher, Query sight, Analysis analysis, Typed typed, String lang) {
    this.searcher = searcher;
    this.sight = sight;
    this.typed = typed;
    this.exact = new WordQueries(analysis, lang);
  }

  /** The words at a stage. */
  WordQueries at(Stage stage) throws IOException {
    return stage == Stage.ALL ? exact : exact.at(stage, unknown());
  }

  /** What has words, of what the reader may see. */
  Query seen(WordQueries words) {
    return both(words.of(typed));
  }

  /** Words that the reader can find nowhere, and so may be spelt otherwise. */
  private Set<String> unknown() throws IOException {
    if (unknown == null) {
      unknown = new HashSet<>();
      for (Typed.Part part : typed.wanted()) {
        if (part.words().size() == 1 && !there(both(exact.part(part)))) {
          unknown.add(part.word());
        }
      }
    }
    return unknown;
  }

  private Query both(Query words) {
    return new BooleanQuery.Builder().add(words, Occur.MUST).add(sight, Occur.FILTER).build();
  }

  /** Stops at the first, as no other can be better. */
  private boolean there(Query query) throws IOException {
    var first = new TopScoreDocCollectorManager(1, null, 1);
    return searcher.search(new ConstantScoreQuery(query), first).scoreDocs.length > 0;
  }
}

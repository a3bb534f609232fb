package org.alliance.portal.search.internal.find;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.ByLanguage.Chosen;
import org.alliance.portal.api.search.Suggestion;
import org.alliance.portal.search.internal.index.Fields;
import org.alliance.portal.search.internal.index.Titles;
import org.alliance.portal.search.internal.text.Analysis;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** Names by their beginning, by the beginnings that the index keeps of every name. */
final class Suggestions {
  private static final int MOST_WORDS = 6;
  private static final int EXPANSIONS = 12;
  private static final float FROM_THE_START = 4;

  private final IndexSearcher searcher;
  private final Sight sight;
  private final String lang;

  Suggestions(IndexSearcher searcher, Sight sight, String lang) {
    this.searcher = searcher;
    this.sight = sight;
    this.lang = lang;
  }

  /**
   * The names that fit best.
   *
   * @param words words of what was typed, as the field for spellings has them
   * @param typed what was typed
   */
  List<Suggestion> of(List<String> words, String typed, int limit) throws IOException {
    Map<Integer, Suggestion> found = new LinkedHashMap<>();
    List<String> few =
        words.stream().limit(MOST_WORDS).map(w -> cut(w, Analysis.LONGEST_BEGINNING)).toList();
    if (few.isEmpty()) {
      return List.of();
    }
    add(found, query(few, typed, false), few, limit);
    if (found.size() < limit && few.stream().anyMatch(w -> WordQueries.edits(w) > 0)) {
      add(found, query(few, typed, true), few, limit);
    }
    return found.values().stream().limit(limit).toList();
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  private Query query(List<String> words, String typed, boolean nearly) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(sight.filter(), Occur.FILTER);
    for (String word : words) {
      Term term = new Term(Fields.BEGINNING, word);
      int edits = Math.min(1, WordQueries.edits(word));
      all.add(
          nearly && edits > 0
              ? new FuzzyQuery(term, edits, 1, EXPANSIONS, true)
              : new TermQuery(term),
          Occur.MUST);
    }
    String start = Analysis.fold(typed.strip());
    Term whole = new Term(Fields.START, start);
    Query begins =
        start.length() <= Analysis.LONGEST_START
            ? new ConstantScoreQuery(new TermQuery(whole))
            : new PrefixQuery(whole);
    all.add(new BoostQuery(begins, FROM_THE_START), Occur.SHOULD);
    return all.build();
  }

  private void add(Map<Integer, Suggestion> found, Query query, List<String> words, int limit)
      throws IOException {
    for (ScoreDoc hit : searcher.search(query, limit).scoreDocs) {
      if (!found.containsKey(hit.doc)) {
        Stored stored = Stored.of(searcher, hit.doc);
        found.put(hit.doc, new Suggestion(stored.ref(), stored.path(sight), title(stored, words)));
      }
    }
  }

  /** The name in which most of the words begin; of several the one in the reader's language. */
  private Chosen<String> title(Stored stored, List<String> words) {
    List<Chosen<String>> titles = new ArrayList<>(stored.titles());
    Chosen<String> best = Titles.best(titles, lang);
    long most = fitting(best, words);
    for (Chosen<String> title : titles) {
      long fits = fitting(title, words);
      if (fits > most) {
        best = title;
        most = fits;
      }
    }
    return best;
  }

  private static long fitting(Chosen<String> title, List<String> words) {
    String folded = " " + Analysis.fold(title.value()).replaceAll("[^\\p{L}\\p{N}]+", " ");
    return words.stream().filter(word -> folded.contains(" " + word)).count();
  }
}

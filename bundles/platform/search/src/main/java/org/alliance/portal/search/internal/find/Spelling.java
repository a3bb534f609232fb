package org.alliance.portal.search.internal.find;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alliance.portal.api.search.SearchDocument.Weight;
import org.alliance.portal.search.internal.index.Fields;
import org.alliance.portal.search.internal.text.Analysis;
import org.alliance.portal.search.internal.text.Languages;
import org.alliance.portal.search.internal.text.Typed;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;

/**
 * Likely spellings. A word is only ever suggested after it was found in a document that the reader
 * may see; a word that others wrote where the reader may not look is as unknown as any other.
 */
final class Spelling {
  private static final int CANDIDATES = 8;
  private static final List<String> TEXTS = texts();
  private final Analysis analysis;
  private final DirectSpellChecker checker = new DirectSpellChecker();

  Spelling(Analysis analysis) {
    this.analysis = analysis;
    checker.setMaxQueryFrequency(Integer.MAX_VALUE);
    checker.setMinQueryLength(4);
    checker.setThresholdFrequency(0);
  }

  /**
   * What was probably meant.
   *
   * @param sight what the reader may see
   * @return null when there is nothing better
   */
  String corrected(IndexSearcher searcher, Query sight, Typed typed) throws IOException {
    boolean other = false;
    List<Typed.Part> parts = new ArrayList<>();
    for (Typed.Part part : typed.wanted()) {
      List<String> words = new ArrayList<>();
      for (String word : part.words()) {
        String better = better(searcher, sight, word);
        other |= better != null;
        words.add(better == null ? word : better);
      }
      parts.add(new Typed.Part(words, false, part.quoted()));
    }
    return other ? new Typed(parts, typed.unwanted()).written() : null;
  }

  private String better(IndexSearcher searcher, Query sight, String word) throws IOException {
    List<String> forms = analysis.words(Fields.text(Weight.BODY, Languages.NEUTRAL), word);
    if (forms.size() != 1
        || WordQueries.edits(forms.get(0)) == 0
        || seen(searcher, sight, forms.get(0))) {
      return null;
    }
    List<SuggestWord> candidates = new ArrayList<>();
    for (String field : TEXTS) {
      candidates.addAll(
          List.of(
              checker.suggestSimilar(
                  new Term(field, forms.get(0)),
                  CANDIDATES,
                  searcher.getIndexReader(),
                  SuggestMode.SUGGEST_ALWAYS)));
    }
    candidates.sort(
        Comparator.comparingDouble((SuggestWord candidate) -> -candidate.score)
            .thenComparingInt(candidate -> -candidate.freq)
            .thenComparing(candidate -> candidate.string));
    for (SuggestWord candidate : candidates) {
      if (seen(searcher, sight, candidate.string)) {
        return candidate.string;
      }
    }
    return null;
  }

  private static boolean seen(IndexSearcher searcher, Query sight, String word) throws IOException {
    BooleanQuery.Builder anywhere = new BooleanQuery.Builder();
    TEXTS.forEach(field -> anywhere.add(new TermQuery(new Term(field, word)), Occur.SHOULD));
    Query both =
        new BooleanQuery.Builder()
            .add(sight, Occur.FILTER)
            .add(anywhere.build(), Occur.FILTER)
            .build();
    return searcher.search(both, 1).scoreDocs.length > 0;
  }

  private static List<String> texts() {
    List<String> fields = new ArrayList<>();
    for (Weight weight : Weight.values()) {
      Languages.ALL.forEach(lang -> fields.add(Fields.text(weight, lang)));
    }
    return List.copyOf(fields);
  }
}

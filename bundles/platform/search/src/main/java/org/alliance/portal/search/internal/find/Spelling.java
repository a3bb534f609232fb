package org.alliance.portal.search.internal.find;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.search.internal.index.Fields;
import org.alliance.portal.search.internal.text.Analysis;
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
    List<String> forms = analysis.words(Fields.SPELLING, word);
    if (forms.size() != 1 || WordQueries.edits(forms.get(0)) == 0) {
      return null;
    }
    Term term = new Term(Fields.SPELLING, forms.get(0));
    if (seen(searcher, sight, term)) {
      return null;
    }
    for (SuggestWord candidate :
        checker.suggestSimilar(
            term, CANDIDATES, searcher.getIndexReader(), SuggestMode.SUGGEST_ALWAYS)) {
      if (seen(searcher, sight, new Term(Fields.SPELLING, candidate.string))) {
        return candidate.string;
      }
    }
    return null;
  }

  private static boolean seen(IndexSearcher searcher, Query sight, Term term) throws IOException {
    Query both =
        new BooleanQuery.Builder()
            .add(sight, Occur.FILTER)
            .add(new TermQuery(term), Occur.FILTER)
            .build();
    return searcher.search(both, 1).scoreDocs.length > 0;
  }
}

package org.alliance.portal.search.internal.find;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.alliance.portal.api.search.SearchDocument.Weight;
import org.alliance.portal.api.search.SearchResult.Extract;
import org.alliance.portal.api.search.SearchResult.Piece;
import org.alliance.portal.search.internal.index.Fields;
import org.alliance.portal.search.internal.text.Languages;
import org.alliance.portal.search.internal.text.Typed;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.util.BytesRef;

/** Cuts out of a hit's texts where the words are, by the offsets that the index has. */
final class Extracts {
  private static final int LENGTH = 220;
  private static final int LEAD = 60;
  private static final int MOST_MATCHES = 200;
  private static final int MOST_FORMS = 40;
  private static final String MORE = "…";

  private record Match(int start, int end, int word) {}

  private record Window(int from, List<Match> matches, int words) {}

  private final IndexSearcher searcher;
  private final WordQueries queries;
  private final List<Typed.Part> parts;
  private final List<String> languages;

  /**
   * @param lang language of the reader, whose texts come first
   */
  Extracts(IndexSearcher searcher, WordQueries queries, Typed typed, String lang) {
    this.searcher = searcher;
    this.queries = queries;
    this.parts = typed.wanted();
    this.languages = new ArrayList<>(Languages.ALL);
    String own = Languages.of(lang);
    languages.remove(own);
    languages.add(0, own);
  }

  /** The fields an extract needs of a document. */
  static List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (Weight weight : List.of(Weight.BODY, Weight.KEYWORD)) {
      for (String language : Languages.ALL) {
        fields.add(Fields.text(weight, language));
        fields.add(Fields.languages(Fields.text(weight, language)));
      }
    }
    return fields;
  }

  /**
   * The extract of a hit.
   *
   * @param document number of the document
   * @param stored its stored fields
   */
  Extract of(int document, Document stored) throws IOException {
    LeafReaderContext leaf =
        searcher.getLeafContexts().get(ReaderUtil.subIndex(document, searcher.getLeafContexts()));
    String bestField = null;
    Window best = null;
    for (Weight weight : List.of(Weight.BODY, Weight.KEYWORD)) {
      for (String language : languages) {
        String field = Fields.text(weight, language);
        List<Match> matches = matches(leaf.reader(), field, document - leaf.docBase);
        Window window = matches.isEmpty() ? null : window(matches);
        if (window != null && (best == null || window.words > best.words)) {
          best = window;
          bestField = field;
        }
      }
    }
    return best == null ? beginning(stored) : cut(bestField, stored, best);
  }

  private List<Match> matches(LeafReader reader, String field, int document) throws IOException {
    List<Match> matches = new ArrayList<>();
    Terms terms = reader.terms(field);
    if (terms == null) {
      return matches;
    }
    int number = 0;
    for (Typed.Part part : parts) {
      for (String word : part.words()) {
        Typed.Part one = new Typed.Part(List.of(word), part.beginning(), part.quoted());
        TermsEnum exact = terms.iterator();
        for (String form : queries.forms(field, word)) {
          if (exact.seekExact(new BytesRef(form))) {
            add(matches, exact, document, number);
          }
        }
        for (MultiTermQuery way : queries.wider(field, one)) {
          TermsEnum more = way.getTermsEnum(terms);
          for (int i = 0; i < MOST_FORMS && more.next() != null; i++) {
            add(matches, more, document, number);
          }
        }
        number++;
      }
    }
    matches.sort(Comparator.comparingInt(Match::start).thenComparingInt(Match::end));
    return matches;
  }

  private static void add(List<Match> matches, TermsEnum term, int document, int word)
      throws IOException {
    PostingsEnum postings = term.postings(null, PostingsEnum.OFFSETS);
    if (postings.advance(document) != document) {
      return;
    }
    for (int n = postings.freq(); n > 0 && matches.size() < MOST_MATCHES; n--) {
      postings.nextPosition();
      matches.add(new Match(postings.startOffset(), postings.endOffset(), word));
    }
  }

  /** The stretch with the most different words. */
  private static Window window(List<Match> matches) {
    Window best = null;
    for (int i = 0; i < matches.size(); i++) {
      int from = matches.get(i).start;
      BitSet words = new BitSet();
      int last = i;
      while (last < matches.size() && matches.get(last).end <= from + LENGTH - LEAD) {
        words.set(matches.get(last++).word);
      }
      List<Match> within = matches.subList(i, Math.max(last, i + 1));
      if (best == null
          || words.cardinality() > best.words
          || (words.cardinality() == best.words && within.size() > 2 * best.matches.size())) {
        best = new Window(from, within, Math.max(1, words.cardinality()));
      }
    }
    return best;
  }

  private static Extract cut(String field, Document stored, Window window) {
    String[] values = stored.getValues(field);
    int base = 0;
    int which = 0;
    while (which < values.length - 1 && window.from > base + values[which].length()) {
      base += values[which].length() + 1;
      which++;
    }
    String text = values[which];
    int from = start(text, Math.max(0, window.from - base - LEAD), window.from - base);
    int to = end(text, Math.min(text.length(), from + LENGTH));
    List<Piece> pieces = new ArrayList<>();
    int at = from;
    StringBuilder plain = new StringBuilder(from > 0 ? MORE : "");
    for (Match match : merged(window.matches)) {
      int start = match.start - base;
      int end = match.end - base;
      if (start < at || end > to) {
        continue;
      }
      plain.append(text, at, start);
      if (!plain.isEmpty()) {
        pieces.add(new Piece(plain.toString(), false));
        plain.setLength(0);
      }
      pieces.add(new Piece(text.substring(start, end), true));
      at = end;
    }
    plain.append(text, at, to).append(to < text.length() ? MORE : "");
    if (!plain.isEmpty()) {
      pieces.add(new Piece(plain.toString(), false));
    }
    return new Extract(language(field, stored, which), pieces);
  }

  /** Of matches at one place the longest. */
  private static Iterable<Match> merged(List<Match> matches) {
    TreeSet<Match> longest = new TreeSet<>(Comparator.comparingInt(Match::start));
    for (int i = matches.size() - 1; i >= 0; i--) {
      longest.add(matches.get(i));
    }
    return longest;
  }

  private static int start(String text, int wanted, int most) {
    int at = wanted;
    while (at > 0 && at < most && text.charAt(at - 1) != ' ') {
      at++;
    }
    return Math.min(at, most);
  }

  private static int end(String text, int wanted) {
    int at = wanted;
    while (at < text.length() && at > wanted - LEAD && at > 0 && text.charAt(at) != ' ') {
      at--;
    }
    return at <= wanted - LEAD ? wanted : at;
  }

  private static String language(String field, Document stored, int which) {
    String ending = field.substring(field.lastIndexOf('_') + 1);
    if (!ending.equals(Languages.NEUTRAL)) {
      return ending;
    }
    String known = stored.get(Fields.languages(field));
    String lang = known == null ? "" : known.split(",", -1)[which];
    return lang.isEmpty() ? null : lang;
  }

  /** The words are in the name alone: how the text begins, without a mark. */
  private Extract beginning(Document stored) {
    for (String language : languages) {
      String field = Fields.text(Weight.BODY, language);
      String text = stored.get(field);
      if (text != null) {
        int to = end(text, Math.min(text.length(), LENGTH));
        String shown = text.substring(0, to) + (to < text.length() ? MORE : "");
        return new Extract(language(field, stored, 0), List.of(new Piece(shown, false)));
      }
    }
    return new Extract(null, List.of());
  }
}

package org.alliance.portal.search.internal.find;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alliance.portal.api.search.SearchDocument.Weight;
import org.alliance.portal.api.search.SearchResult.Extract;
import org.alliance.portal.api.search.SearchResult.Piece;
import org.alliance.portal.search.internal.index.Fields;
import org.alliance.portal.search.internal.text.Languages;
import org.alliance.portal.search.internal.text.Typed;
import org.apache.lucene.document.Document;
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
  private final Map<Integer, Map<String, List<Match>>> matches = new HashMap<>();

  /**
   * @param lang language of the reader, whose texts come first
   * @param documents numbers of the documents that extracts are wanted of
   */
  Extracts(IndexSearcher searcher, WordQueries queries, Typed typed, String lang, int[] documents)
      throws IOException {
    this.searcher = searcher;
    this.queries = queries;
    this.parts = typed.wanted();
    this.languages = new ArrayList<>(Languages.ALL);
    String own = Languages.of(lang);
    languages.remove(own);
    languages.add(0, own);
    look(documents);
  }

  /**
   * Looks where the words are: the postings of each are walked once for all documents of a leaf.
   */
  private void look(int[] documents) throws IOException {
    int[] sorted = documents.clone();
    Arrays.sort(sorted);
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    int from = 0;
    while (from < sorted.length) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(sorted[from], leaves));
      int end = leaf.docBase + leaf.reader().maxDoc();
      int to = from;
      while (to < sorted.length && sorted[to] < end) {
        to++;
      }
      int[] within = Arrays.copyOfRange(sorted, from, to);
      for (Weight weight : List.of(Weight.BODY, Weight.KEYWORD)) {
        for (String language : languages) {
          look(leaf, Fields.text(weight, language), within);
        }
      }
      from = to;
    }
  }

  private void look(LeafReaderContext leaf, String field, int[] documents) throws IOException {
    Terms terms = leaf.reader().terms(field);
    if (terms == null) {
      return;
    }
    int number = 0;
    for (Typed.Part part : parts) {
      for (String word : part.words()) {
        Typed.Part one = new Typed.Part(List.of(word), part.beginning(), part.quoted());
        TermsEnum exact = terms.iterator();
        for (String form : queries.forms(field, word)) {
          if (exact.seekExact(new BytesRef(form))) {
            add(leaf, field, documents, exact, number);
          }
        }
        for (MultiTermQuery way : queries.wider(field, one)) {
          TermsEnum more = way.getTermsEnum(terms);
          for (int i = 0; i < MOST_FORMS && more.next() != null; i++) {
            add(leaf, field, documents, more, number);
          }
        }
        number++;
      }
    }
  }

  private void add(LeafReaderContext leaf, String field, int[] documents, TermsEnum term, int word)
      throws IOException {
    PostingsEnum postings = term.postings(null, PostingsEnum.OFFSETS);
    for (int document : documents) {
      int local = document - leaf.docBase;
      if (postings.docID() < local && postings.advance(local) == PostingsEnum.NO_MORE_DOCS) {
        return;
      }
      if (postings.docID() == local) {
        List<Match> found =
            matches
                .computeIfAbsent(document, d -> new HashMap<>())
                .computeIfAbsent(field, f -> new ArrayList<>());
        for (int n = postings.freq(); n > 0 && found.size() < MOST_MATCHES; n--) {
          postings.nextPosition();
          found.add(new Match(postings.startOffset(), postings.endOffset(), word));
        }
      }
    }
  }

  /** The fields that the beginning of a text may be taken from. */
  private static Set<String> fields() {
    Set<String> fields = new HashSet<>();
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
   */
  Extract of(int document) throws IOException {
    Map<String, List<Match>> found = matches.getOrDefault(document, Map.of());
    String bestField = null;
    Window best = null;
    for (Weight weight : List.of(Weight.BODY, Weight.KEYWORD)) {
      for (String language : languages) {
        String field = Fields.text(weight, language);
        List<Match> some = found.get(field);
        Window window = some == null ? null : window(some);
        if (window != null && (best == null || window.words > best.words)) {
          best = window;
          bestField = field;
        }
      }
    }
    if (best == null) {
      return beginning(searcher.storedFields().document(document, fields()));
    }
    Set<String> one = Set.of(bestField, Fields.languages(bestField));
    return cut(bestField, searcher.storedFields().document(document, one), best);
  }

  /** The stretch with the most different words. */
  private static Window window(List<Match> matches) {
    matches.sort(Comparator.comparingInt(Match::start).thenComparingInt(Match::end));
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
    String ending = Languages.ending(field);
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

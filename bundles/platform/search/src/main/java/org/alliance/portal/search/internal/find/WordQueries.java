package org.alliance.portal.search.internal.find;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.search.SearchDocument.Weight;
import org.alliance.portal.search.internal.index.Fields;
import org.alliance.portal.search.internal.text.Analysis;
import org.alliance.portal.search.internal.text.Languages;
import org.alliance.portal.search.internal.text.Typed;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/** Turns what was typed into a query over the texts of every language. */
final class WordQueries {
  private static final float TIE = 0.3f;
  private static final float OWN_LANGUAGE = 2f;
  private static final float STEM = 0.8f;
  private static final float BEGINNING = 0.3f;
  private static final float NEARLY = 0.3f;
  private static final float IN_A_ROW = 1f;
  private static final float EVERY = 100;
  private static final int EXPANSIONS = 25;
  private static final int ONE_EDIT = 4;
  private static final int TWO_EDITS = 8;
  private static final int IMPLICIT_BEGINNING = 2;

  /** A part as a field has it. */
  private record InField(String field, Typed.Part part) {}

  private final Analysis analysis;
  private final Map<String, Float> boosts;

  /** By the language of the field and the word; the same are asked for again and again. */
  private final Map<String, List<String>> forms;

  private final Map<InField, List<MultiTermQuery>> wider = new HashMap<>();
  private final Stage stage;
  private final Set<String> unknown;

  /** Every word must be there as it was typed. */
  WordQueries(Analysis analysis, String lang) {
    this(analysis, boosts(lang), new HashMap<>(), Stage.ALL, Set.of());
  }

  private WordQueries(
      Analysis analysis,
      Map<String, Float> boosts,
      Map<String, List<String>> forms,
      Stage stage,
      Set<String> unknown) {
    this.analysis = analysis;
    this.boosts = boosts;
    this.forms = forms;
    this.stage = stage;
    this.unknown = unknown;
  }

  /**
   * The same at another stage.
   *
   * @param unknown words that are nowhere, and so may be spelt otherwise
   */
  WordQueries at(Stage other, Set<String> unknown) {
    return new WordQueries(analysis, boosts, forms, other, Set.copyOf(unknown));
  }

  private static Map<String, Float> boosts(String lang) {
    Map<String, Float> boosts = new LinkedHashMap<>();
    for (Weight weight : Weight.values()) {
      for (String language : Languages.ALL) {
        float own = language.equals(lang) ? OWN_LANGUAGE : 1;
        boosts.put(Fields.text(weight, language), own * boost(weight));
      }
    }
    return boosts;
  }

  private static float boost(Weight weight) {
    return switch (weight) {
      case TITLE -> 4;
      case KEYWORD -> 1.5f;
      case BODY -> 1;
    };
  }

  /** The query. */
  Query of(Typed typed) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    List<Query> parts = new ArrayList<>();
    for (Typed.Part part : typed.wanted()) {
      Query query = part(part);
      if (query != null) {
        parts.add(query);
      }
    }
    if (parts.isEmpty()) {
      all.add(new MatchAllDocsQuery(), Occur.MUST);
    }
    boolean some = stage == Stage.SOME && parts.size() > 1;
    if (some) {
      all.add(some(parts), Occur.MUST);
      BooleanQuery.Builder every = new BooleanQuery.Builder();
      parts.forEach(part -> every.add(part, Occur.FILTER));
      all.add(new BoostQuery(new ConstantScoreQuery(every.build()), EVERY), Occur.SHOULD);
    } else {
      parts.forEach(part -> all.add(part, Occur.MUST));
    }
    if (parts.size() > 1) {
      all.add(inARow(typed.wanted()), Occur.SHOULD);
    }
    for (Typed.Part part : typed.unwanted()) {
      Query query = part.words().size() > 1 ? phrase(part.words(), 0, 1) : exact(part.word());
      all.add(query, Occur.MUST_NOT);
    }
    return all.build();
  }

  private static Query some(List<Query> parts) {
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    parts.forEach(part -> some.add(part, Occur.SHOULD));
    return some.setMinimumNumberShouldMatch(Math.max(1, parts.size() / 2)).build();
  }

  /** The query for one part alone. */
  Query part(Typed.Part part) {
    if (part.words().size() > 1) {
      return phrase(part.words(), 0, 1);
    }
    List<Query> fields = new ArrayList<>();
    boosts.forEach((field, boost) -> fields.add(boosted(word(field, part), boost)));
    return new DisjunctionMaxQuery(fields, TIE);
  }

  private static Query boosted(Query query, float boost) {
    return boost == 1 ? query : new BoostQuery(query, boost);
  }

  private Query exact(String word) {
    List<Query> fields = new ArrayList<>();
    boosts.keySet().forEach(field -> fields.add(terms(field, word)));
    return new DisjunctionMaxQuery(fields, 0);
  }

  /** A word in one field, with its stem, its continuations and its near spellings. */
  private Query word(String field, Typed.Part part) {
    Query exact = terms(field, part.word());
    List<MultiTermQuery> wider = wider(field, part);
    if (wider.isEmpty()) {
      return exact;
    }
    List<Query> ways = new ArrayList<>(List.of(exact));
    for (MultiTermQuery way : wider) {
      ways.add(new BoostQuery(way, way instanceof PrefixQuery ? BEGINNING : NEARLY));
    }
    return new DisjunctionMaxQuery(ways, 0);
  }

  /** The ways in which other words than the one typed are found. */
  List<MultiTermQuery> wider(String field, Typed.Part part) {
    return wider.computeIfAbsent(new InField(field, part), this::ways);
  }

  private List<MultiTermQuery> ways(InField in) {
    String field = in.field;
    Typed.Part part = in.part;
    List<MultiTermQuery> ways = new ArrayList<>();
    String folded = Analysis.fold(part.word());
    if (part.beginning() && !part.quoted() && folded.length() >= IMPLICIT_BEGINNING) {
      ways.add(new PrefixQuery(new Term(field, folded)));
    }
    int edits = edits(folded);
    if (unknown.contains(part.word()) && !part.quoted() && edits > 0) {
      ways.add(new FuzzyQuery(new Term(field, folded), edits, 1, EXPANSIONS, true));
    }
    return ways;
  }

  /** How many letters may be wrong. */
  static int edits(String folded) {
    if (folded.length() < ONE_EDIT || folded.chars().anyMatch(Character::isDigit)) {
      return 0;
    }
    return folded.length() < TWO_EDITS ? 1 : 2;
  }

  /** The words that a field may have for a word: itself, its stem, and that as a word. */
  List<String> forms(String field, String word) {
    String key = Languages.ending(field) + ' ' + word;
    return forms.computeIfAbsent(key, k -> analysed(field, word));
  }

  private List<String> analysed(String field, String word) {
    List<String> forms = analysis.words(field, word);
    if (field.endsWith(Languages.NEUTRAL) || forms.isEmpty()) {
      return forms;
    }
    boolean other = forms.size() > 1;
    String stem = other ? forms.get(1).substring(1) : forms.get(0);
    return other
        ? List.of(forms.get(0), Analysis.STEM + stem, stem)
        : List.of(forms.get(0), Analysis.STEM + stem);
  }

  private Query terms(String field, String word) {
    List<String> forms = forms(field, word);
    if (forms.size() == 1) {
      return new TermQuery(new Term(field, forms.get(0)));
    }
    SynonymQuery.Builder same = new SynonymQuery.Builder(field);
    for (int i = 0; i < forms.size(); i++) {
      same.addTerm(new Term(field, forms.get(i)), i == 0 ? 1 : STEM);
    }
    return same.build();
  }

  private Query phrase(List<String> words, int slop, float factor) {
    List<Query> fields = new ArrayList<>();
    boosts.forEach(
        (field, boost) -> {
          PhraseQuery.Builder row = new PhraseQuery.Builder().setSlop(slop);
          for (String word : words) {
            forms(field, word).stream().limit(1).forEach(form -> row.add(new Term(field, form)));
          }
          fields.add(boosted(row.build(), boost * factor));
        });
    return new DisjunctionMaxQuery(fields, TIE);
  }

  /** Words that follow each other as they were typed count for more. */
  private Query inARow(List<Typed.Part> parts) {
    List<String> words = new ArrayList<>();
    parts.forEach(part -> words.addAll(part.words()));
    return phrase(words, 2, IN_A_ROW);
  }
}

package org.alliance.portal.vocabulary.internal;

import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;

/**
 * All terms at one moment. What a reader asks for is worked out once for each language and then
 * only looked up, because pages ask for many words each.
 */
final class Snapshot {
  private static final String FALLBACK = "en";
  private static final Scheme NONE = new Scheme(List.of());

  private final long position;
  private final Map<String, Scheme> schemes = new HashMap<>();

  /**
   * @param position of the change log, all of whose entries up to there are in the terms
   * @param terms every one of every scheme
   */
  Snapshot(long position, Collection<Term> terms) {
    this.position = position;
    Map<String, List<Term>> sorted = new TreeMap<>();
    terms.forEach(
        term -> sorted.computeIfAbsent(term.scheme(), s -> new java.util.ArrayList<>()).add(term));
    sorted.forEach((name, members) -> schemes.put(name, new Scheme(members)));
  }

  long position() {
    return position;
  }

  private Scheme scheme(String name) {
    return name == null ? NONE : schemes.getOrDefault(name, NONE);
  }

  /** Every term of a scheme, by code. */
  List<Term> all(String scheme) {
    return scheme(scheme).all;
  }

  List<Term> active(String scheme, String lang) {
    return scheme(scheme).named(lang).active();
  }

  Optional<Term> term(String scheme, String code) {
    return code == null ? Optional.empty() : Optional.ofNullable(scheme(scheme).byCode.get(code));
  }

  String label(String scheme, String code, String lang) {
    String label = code == null ? null : scheme(scheme).named(lang).labels().get(code);
    return label == null ? code : label;
  }

  String current(String scheme, String code) {
    return code == null ? null : scheme(scheme).current.getOrDefault(code, code);
  }

  /** What readers of one language see. */
  private record Named(List<Term> active, Map<String, String> labels) {}

  private static final class Scheme {
    /** Bounds what is worked out: a language of an address may be any two letters. */
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final List<Term> all;
    private final Map<String, Term> byCode = new HashMap<>();

    /** Of merged terms only. */
    private final Map<String, String> current = new HashMap<>();

    private final Map<String, Named> byLanguage = new ConcurrentHashMap<>();

    Scheme(List<Term> terms) {
      all = terms.stream().sorted(Comparator.comparing(Term::code)).toList();
      all.forEach(term -> byCode.put(term.code(), term));
      all.stream()
          .filter(term -> term.state() == Term.State.MERGED)
          .forEach(term -> current.put(term.code(), end(term).code()));
    }

    /** A merge refuses to close a circle; the bound keeps a damaged table from hanging a page. */
    private Term end(Term term) {
      Term at = term;
      for (int steps = 0; steps < all.size() && at.state() == Term.State.MERGED; steps++) {
        Term next = at.mergedInto() == null ? null : byCode.get(at.mergedInto());
        if (next == null) {
          return at;
        }
        at = next;
      }
      return at;
    }

    Named named(String lang) {
      String asked = lang != null && LANGUAGES.contains(lang) ? lang : FALLBACK;
      Named known = byLanguage.get(asked);
      return known != null ? known : byLanguage.computeIfAbsent(asked, this::name);
    }

    private Named name(String lang) {
      Map<String, String> labels = new HashMap<>();
      all.forEach(term -> labels.put(term.code(), label(end(term), lang)));
      Collator collator = Collator.getInstance(Locale.forLanguageTag(lang));
      List<Term> active =
          all.stream()
              .filter(term -> term.state() == Term.State.ACTIVE)
              .sorted(
                  Comparator.comparing((Term term) -> labels.get(term.code()), collator)
                      .thenComparing(Term::code))
              .toList();
      return new Named(active, Map.copyOf(labels));
    }

    /** Kosovo carries a mark: the terminology page has the Council of Europe's note on it. */
    private static String label(Term term, String lang) {
      String name = term.names().in(lang).value();
      boolean marked = Vocabulary.COUNTRY.equals(term.scheme()) && "XK".equals(term.code());
      return marked && !name.endsWith("*") ? name + "*" : name;
    }
  }
}

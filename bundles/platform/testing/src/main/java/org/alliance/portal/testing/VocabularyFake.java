package org.alliance.portal.testing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;

/** The words of a vocabulary in memory: some themes, and the countries and languages of ISO. */
public final class VocabularyFake implements Vocabulary {
  private final Map<String, Term> terms = new HashMap<>();

  public VocabularyFake() {
    for (String kind : new String[] {"municipality", "region", "association", "ngo"}) {
      add(KIND, kind, kind);
    }
    for (String theme :
        new String[] {
          "education",
          "employment",
          "health",
          "housing",
          "antigypsyism",
          "participation",
          "culture",
          "poverty"
        }) {
      add(THEME, theme, theme);
    }
    for (String competence : new String[] {"mediation", "housing-projects", "eu-funds"}) {
      add(COMPETENCE, competence, competence);
    }
    Arrays.stream(Locale.getISOCountries())
        .forEach(code -> add(COUNTRY, code, new Locale("", code).getDisplayCountry(Locale.UK)));
    add(COUNTRY, "XK", "Kosovo*");
    Arrays.stream(Locale.getISOLanguages())
        .forEach(code -> add(LANGUAGE, code, new Locale(code).getDisplayLanguage(Locale.UK)));
    add(LANGUAGE, "rom", "Romani");
  }

  public Term add(String scheme, String code, String name) {
    return put(scheme, code, name, Term.State.ACTIVE, null);
  }

  public void retire(String scheme, String code) {
    put(scheme, code, code, Term.State.RETIRED, null);
  }

  public Term merge(String scheme, String code, String into) {
    return put(scheme, code, code, Term.State.MERGED, into);
  }

  private Term put(String scheme, String code, String name, Term.State state, String into) {
    Term before = terms.get(scheme + " " + code);
    Id id = before == null ? new Id(5_000 + terms.size()) : before.id();
    Term term =
        new Term(
            id,
            before == null ? 1 : before.version() + 1,
            scheme,
            code,
            new ByLanguage<>("en", Map.of("en", name, "fr", name + " (fr)")),
            state,
            into);
    terms.put(scheme + " " + code, term);
    return term;
  }

  @Override
  public List<Term> active(String scheme, String lang) {
    return terms.values().stream()
        .filter(t -> t.scheme().equals(scheme) && t.state() == Term.State.ACTIVE)
        .sorted(Comparator.comparing(Term::code))
        .toList();
  }

  @Override
  public Optional<Term> term(String scheme, String code) {
    return Optional.ofNullable(terms.get(scheme + " " + code));
  }

  @Override
  public String label(String scheme, String code, String lang) {
    return term(scheme, current(scheme, code)).map(t -> t.names().in(lang).value()).orElse(code);
  }

  @Override
  public String current(String scheme, String code) {
    Term term = terms.get(scheme + " " + code);
    return term == null || term.mergedInto() == null ? code : current(scheme, term.mergedInto());
  }

  @Override
  public Optional<Term> stored(Id id) {
    return terms.values().stream().filter(term -> term.id().equals(id)).findFirst();
  }
}

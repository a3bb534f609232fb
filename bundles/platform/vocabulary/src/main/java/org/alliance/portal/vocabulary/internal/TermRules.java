package org.alliance.portal.vocabulary.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;

/** What a term must be like. Every problem is told at once. */
final class TermRules {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_CODE = 40;

  /** Organisations keep their kind in twenty characters. */
  private static final int LONGEST_KIND = 20;

  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern NOT_IN_CODE = Pattern.compile("[^a-z0-9]+");
  private static final Set<String> COUNTRIES = with(Locale.getISOCountries(), "XK");
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Set<String> LANGUAGE_CODES = with(Locale.getISOLanguages(), "rom");

  private TermRules() {}

  private static Set<String> with(String[] codes, String another) {
    Set<String> all = new HashSet<>(Arrays.asList(codes));
    all.add(another);
    return Set.copyOf(all);
  }

  /** A name as names are compared: without case, accents and doubled spaces. */
  static String folded(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    return SPACES.matcher(plain.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  /**
   * A new term's code and names, checked.
   *
   * @param code as typed; blank where one shall be made of the name
   * @param names as typed, by language; blank ones are left out
   * @param others the terms of the scheme
   * @return a term to be stored, without id
   * @throws ValidationException naming {@code names.<lang>} and {@code code}
   */
  static Term added(String scheme, String code, Map<String, String> names, List<Term> others) {
    List<FieldProblem> problems = new ArrayList<>();
    String typed = code == null ? "" : code.strip();
    ByLanguage<String> valid = names(names, null, others, problems);
    if (!typed.isEmpty() || coded(scheme)) {
      code(scheme, typed, others, problems);
    }
    refuse(problems);
    String kept = typed.isEmpty() ? made(scheme, valid.in("en").value(), others) : typed;
    return new Term(null, 1, scheme, kept, valid, Term.State.ACTIVE, null);
  }

  /**
   * Other names for a term, checked.
   *
   * @param names as typed, by language; blank ones are left out
   * @param others the terms of the scheme
   * @throws ValidationException naming {@code names.<lang>}
   */
  static ByLanguage<String> renamed(Term term, Map<String, String> names, List<Term> others) {
    List<FieldProblem> problems = new ArrayList<>();
    ByLanguage<String> valid = names(names, term, others, problems);
    refuse(problems);
    return valid;
  }

  /** Whether others have meanwhile taken a term's names, so that it cannot come back with them. */
  static void nameFree(Term term, List<Term> others) {
    List<FieldProblem> problems = new ArrayList<>();
    term.names()
        .values()
        .forEach((lang, name) -> unique(lang, name, without(term, others), problems));
    refuse(problems);
  }

  private static void refuse(List<FieldProblem> problems) {
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
  }

  /** Countries and languages have codes of their own; others get one from their name. */
  private static boolean coded(String scheme) {
    return Vocabulary.COUNTRY.equals(scheme) || Vocabulary.LANGUAGE.equals(scheme);
  }

  private static int longest(String scheme) {
    return Vocabulary.KIND.equals(scheme) ? LONGEST_KIND : LONGEST_CODE;
  }

  private static void code(
      String scheme, String code, List<Term> others, List<FieldProblem> problems) {
    String problem =
        switch (scheme) {
          case Vocabulary.COUNTRY ->
              COUNTRIES.contains(code) ? null : "vocabulary.problem.country-code";
          case Vocabulary.LANGUAGE ->
              LANGUAGE_CODES.contains(code) ? null : "vocabulary.problem.language-code";
          default -> CODE.matcher(code).matches() ? null : "vocabulary.problem.code";
        };
    if (code.isEmpty()) {
      problems.add(FieldProblem.of("code", "portal.problem.required"));
    } else if (problem != null) {
      problems.add(FieldProblem.of("code", problem));
    } else if (code.length() > longest(scheme)) {
      problems.add(FieldProblem.of("code", "portal.problem.too-long", "max", longest(scheme)));
    } else if (taken(code, others)) {
      problems.add(codeTaken());
    }
  }

  static FieldProblem codeTaken() {
    return FieldProblem.of("code", "vocabulary.problem.code-taken");
  }

  private static boolean taken(String code, Collection<Term> others) {
    return others.stream().anyMatch(other -> other.code().equalsIgnoreCase(code));
  }

  private static String made(String scheme, String name, List<Term> others) {
    String words = NOT_IN_CODE.matcher(folded(name)).replaceAll("-").replaceAll("^[-0-9]+", "");
    String start = words.isEmpty() || words.equals("-") ? scheme : words;
    for (int number = 1; ; number++) {
      String end = number == 1 ? "" : "-" + number;
      int most = longest(scheme) - end.length();
      String cut = start.length() > most ? start.substring(0, most) : start;
      String code = cut.replaceAll("-+$", "") + end;
      if (!taken(code, others)) {
        return code;
      }
    }
  }

  private static ByLanguage<String> names(
      Map<String, String> typed, Term term, List<Term> others, List<FieldProblem> problems) {
    Map<String, String> names = new TreeMap<>();
    typed.forEach(
        (lang, name) -> {
          String text = name == null ? "" : SPACES.matcher(name.strip()).replaceAll(" ");
          if (!text.isEmpty()) {
            names.put(lang, text);
          }
        });
    List<Term> rest = without(term, others);
    names.forEach((lang, name) -> name(lang, name, rest, problems));
    if (!names.containsKey("en") && !names.containsKey("fr")) {
      problems.add(FieldProblem.of("names.en", "vocabulary.problem.name-required"));
      return null;
    }
    String original = term == null ? "en" : term.names().original();
    if (!names.containsKey(original)) {
      original = names.containsKey("en") ? "en" : "fr";
    }
    return new ByLanguage<>(original, names);
  }

  private static void name(
      String lang, String name, List<Term> others, List<FieldProblem> problems) {
    String field = "names." + lang;
    if (!LANGUAGES.contains(lang)) {
      problems.add(FieldProblem.of(field, "portal.problem.unknown-value"));
    } else if (name.length() > LONGEST_NAME) {
      problems.add(FieldProblem.of(field, "portal.problem.too-long", "max", LONGEST_NAME));
    } else {
      unique(lang, name, others, problems);
    }
  }

  private static void unique(
      String lang, String name, List<Term> others, List<FieldProblem> problems) {
    String folded = folded(name);
    others.stream()
        .filter(other -> other.names().values().containsKey(lang))
        .filter(other -> folded(other.names().values().get(lang)).equals(folded))
        .findFirst()
        .ifPresent(
            other ->
                problems.add(
                    FieldProblem.of(
                        "names." + lang, "vocabulary.problem.duplicate", "code", other.code())));
  }

  /** Those whose names a term may not have: a merged one has given its own away. */
  private static List<Term> without(Term term, List<Term> others) {
    return others.stream()
        .filter(other -> other.state() != Term.State.MERGED)
        .filter(other -> term == null || !other.code().equals(term.code()))
        .toList();
  }
}

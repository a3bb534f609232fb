package org.alliance.portal.membership.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.organisations.NameKey;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.membership.internal.Application.Way;

/** What an application may say. */
public final class ApplicationRules {
  /** Longest text. */
  public static final int TEXT = 4_000;

  /** Most themes. */
  public static final int THEMES = 5;

  private static final int KIND = 20;

  /**
   * The kinds of the first vocabulary that are authorities; the secretariat's own fit both ways.
   */
  private static final Set<String> AUTHORITIES = Set.of("municipality", "region", "association");

  private static final Set<String> OTHERS = Set.of("ngo");
  private static final Set<String> TRANSLATIONS = Set.of("en", "fr");

  private final Vocabulary vocabulary;
  private final List<String> languages;

  /**
   * @param languages in which letters are written
   */
  public ApplicationRules(Vocabulary vocabulary, List<String> languages) {
    this.vocabulary = vocabulary;
    this.languages = List.copyOf(languages);
  }

  /**
   * A form, looked at.
   *
   * @param answers what is right in it; null for the rest
   * @param lang language of the letters; null when it is not right
   * @param problems what is wrong, in the order of the fields; consent is not asked for
   */
  public record Checked(Application.Answers answers, String lang, List<FieldProblem> problems) {

    /** Whether nothing is wrong in a step. */
    public boolean right(Step step) {
      return problems.stream().noneMatch(p -> Step.with(p.field()) == step);
    }

    /** The name as it is compared; null without a right one. */
    public String matchKey() {
      return answers.name() == null ? null : NameKey.of(answers.name());
    }
  }

  /** Looks at a form as it was typed. */
  public Checked check(Way way, Form typed) {
    List<FieldProblem> problems = new ArrayList<>();
    String name = name(typed, problems);
    String nameLang = code(Vocabulary.LANGUAGE, typed, "nameLang", 2, problems);
    String translated =
        Fields.line(
            typed,
            "nameTranslated",
            nameLang != null && !TRANSLATIONS.contains(nameLang),
            problems);
    String country = code(Vocabulary.COUNTRY, typed, "country", 2, problems);
    String kind = kind(way, typed, problems);
    String website = Fields.website(typed, problems);
    Integer population = way == Way.JOIN ? Fields.population(typed, problems) : null;
    List<String> themes = themes(typed, problems);
    String about = Fields.text(typed, "about", TEXT, true, problems);
    String reasons = Fields.text(typed, "reasons", TEXT, false, problems);
    String contact = Fields.line(typed, "contactName", true, problems);
    String function = Fields.line(typed, "contactFunction", true, problems);
    String email = Fields.email(typed, problems);
    String phone = Fields.phone(typed, problems);
    String lang = typed.value("lang");
    if (!languages.contains(lang)) {
      problems.add(required("lang", lang));
    }
    return new Checked(
        new Application.Answers(
            name,
            nameLang,
            translated,
            country,
            kind,
            website,
            population,
            themes,
            about,
            reasons,
            contact,
            function,
            email,
            phone),
        languages.contains(lang) ? lang : null,
        problems);
  }

  /** Kinds that fit a way, in the order of their names in a language. */
  public List<Term> kinds(Way way, String lang) {
    return vocabulary.active(Vocabulary.KIND, lang).stream()
        .filter(term -> fits(way, term.code()))
        .toList();
  }

  private static boolean fits(Way way, String kind) {
    return kind.length() <= KIND && !(way == Way.JOIN ? OTHERS : AUTHORITIES).contains(kind);
  }

  private static String name(Form typed, List<FieldProblem> problems) {
    String name = Fields.line(typed, "name", true, problems);
    if (name != null && NameKey.of(name).isEmpty()) {
      problems.add(FieldProblem.of("name", "membership.problem.name"));
      return null;
    }
    return name;
  }

  private String code(
      String scheme, Form typed, String field, int length, List<FieldProblem> problems) {
    String code = vocabulary.current(scheme, typed.value(field));
    if (code.length() == length && vocabulary.selectable(scheme, code)) {
      return code;
    }
    problems.add(required(field, code));
    return null;
  }

  private String kind(Way way, Form typed, List<FieldProblem> problems) {
    String kind = vocabulary.current(Vocabulary.KIND, typed.value("kind"));
    if (vocabulary.selectable(Vocabulary.KIND, kind) && fits(way, kind)) {
      return kind;
    }
    problems.add(required("kind", kind));
    return null;
  }

  private static FieldProblem required(String field, String value) {
    return FieldProblem.of(
        field, value.isEmpty() ? "portal.problem.required" : "portal.problem.unknown-value");
  }

  private List<String> themes(Form typed, List<FieldProblem> problems) {
    List<String> themes =
        typed.all("themes").stream()
            .map(code -> vocabulary.current(Vocabulary.THEME, code))
            .distinct()
            .toList();
    if (themes.isEmpty() || themes.size() > THEMES) {
      problems.add(FieldProblem.of("themes", "membership.problem.themes", "max", THEMES));
    } else if (!themes.stream().allMatch(c -> vocabulary.selectable(Vocabulary.THEME, c))) {
      problems.add(FieldProblem.of("themes", "portal.problem.unknown-value"));
    } else {
      return themes;
    }
    return List.of();
  }
}

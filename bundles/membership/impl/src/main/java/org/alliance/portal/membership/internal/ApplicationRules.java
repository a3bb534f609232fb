package org.alliance.portal.membership.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.organisations.NameKey;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.membership.internal.Application.Way;

/** What an application may say. */
public final class ApplicationRules {
  /** Longest name and function. */
  public static final int NAME = 200;

  /** Longest text. */
  public static final int TEXT = 4_000;

  /** Most themes. */
  public static final int THEMES = 5;

  private static final int WEBSITE = 300;
  private static final int EMAIL = 254;
  private static final int PHONE = 40;
  private static final int KIND = 20;
  private static final int MOST_PEOPLE = 100_000_000;
  private static final int FEWEST_DIGITS = 5;

  /**
   * The kinds of the first vocabulary that are authorities; the secretariat's own fit both ways.
   */
  private static final Set<String> AUTHORITIES = Set.of("municipality", "region", "association");

  private static final Set<String> OTHERS = Set.of("ngo");
  private static final Set<String> TRANSLATIONS = Set.of("en", "fr");

  /** Only what is surely wrong: whether an address exists, only a letter can tell. */
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>(),;:\"\\\\]{1,64}@[^\\s@<>(),;:\"\\\\]{1,180}\\.[^\\s@.,<>]{2,60}");

  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9() ./-]+(?:(?:ext|x)\\.? ?\\d+)?");
  private static final Pattern GROUPS =
      Pattern.compile("[0-9]{1,3}(?:[ .,'\\u00a0\\u202f][0-9]{3}){1,3}|[0-9]{1,9}");

  /**
   * Names go into letters to addresses that anybody may have typed: no place for advertisements.
   */
  private static final Pattern LINK = Pattern.compile("(?i)://|\\bwww\\.|\\bhttps?:");

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

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
        line(
            typed,
            "nameTranslated",
            nameLang != null && !TRANSLATIONS.contains(nameLang),
            problems);
    String country = code(Vocabulary.COUNTRY, typed, "country", 2, problems);
    String kind = kind(way, typed, problems);
    String website = website(typed, problems);
    Integer population = way == Way.JOIN ? population(typed, problems) : null;
    List<String> themes = themes(typed, problems);
    String about = text(typed, "about", TEXT, true, problems);
    String reasons = text(typed, "reasons", TEXT, false, problems);
    String contact = line(typed, "contactName", true, problems);
    String function = line(typed, "contactFunction", true, problems);
    String email = email(typed, problems);
    String phone = phone(typed, problems);
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

  /**
   * An address as it is stored and compared.
   *
   * @return null when it cannot be one
   */
  public static String email(String typed) {
    String email = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    return email.length() <= EMAIL && ADDRESS.matcher(email).matches() ? email : null;
  }

  /** A text without what no person types; line ends as they are stored. */
  public static String clean(String text) {
    return CONTROL.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("").strip();
  }

  private static String name(Form typed, List<FieldProblem> problems) {
    String name = line(typed, "name", true, problems);
    if (name != null && NameKey.of(name).isEmpty()) {
      problems.add(FieldProblem.of("name", "membership.problem.name"));
      return null;
    }
    return name;
  }

  private static String line(
      Form typed, String field, boolean required, List<FieldProblem> problems) {
    String text = text(typed, field, NAME, required, problems);
    if (text != null && LINK.matcher(text).find()) {
      problems.add(FieldProblem.of(field, "membership.problem.link"));
      return null;
    }
    return text == null ? null : text.replaceAll("\\s+", " ");
  }

  private static String text(
      Form typed, String field, int longest, boolean required, List<FieldProblem> problems) {
    String text = clean(typed.value(field));
    if (text.isEmpty()) {
      if (required) {
        problems.add(FieldProblem.of(field, "portal.problem.required"));
      }
      return null;
    }
    if (text.length() > longest) {
      problems.add(FieldProblem.of(field, "portal.problem.too-long", "max", longest));
      return null;
    }
    return text;
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

  private static String website(Form typed, List<FieldProblem> problems) {
    String text = clean(typed.value("website"));
    if (text.isEmpty()) {
      return null;
    }
    String address = text.matches("(?i)[a-z][a-z0-9+.-]*:.*") ? text : "https://" + text;
    if (address.length() > WEBSITE) {
      problems.add(FieldProblem.of("website", "portal.problem.too-long", "max", WEBSITE));
      return null;
    }
    if (!web(address)) {
      problems.add(FieldProblem.of("website", "portal.problem.url"));
      return null;
    }
    return address;
  }

  private static boolean web(String address) {
    try {
      URI uri = new URI(address);
      return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && uri.getHost().contains(".")
          && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Integer population(Form typed, List<FieldProblem> problems) {
    String text = clean(typed.value("population"));
    if (text.isEmpty()) {
      return null;
    }
    if (!GROUPS.matcher(text).matches()) {
      problems.add(FieldProblem.of("population", "portal.problem.not-a-number"));
      return null;
    }
    long number = Long.parseLong(text.replaceAll("[^0-9]", ""));
    if (number < 1 || number > MOST_PEOPLE) {
      problems.add(
          new FieldProblem(
              "population", "portal.problem.range", Map.of("min", 1, "max", MOST_PEOPLE)));
      return null;
    }
    return (int) number;
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

  private static String email(Form typed, List<FieldProblem> problems) {
    String text = typed.value("email");
    String email = email(text);
    if (email == null) {
      problems.add(
          FieldProblem.of(
              "email", text.isEmpty() ? "portal.problem.required" : "portal.problem.email"));
    }
    return email;
  }

  private static String phone(Form typed, List<FieldProblem> problems) {
    String text = text(typed, "phone", PHONE, false, problems);
    if (text != null
        && (!NUMBER.matcher(text).matches()
            || text.chars().filter(c -> c >= '0' && c <= '9').count() < FEWEST_DIGITS)) {
      problems.add(FieldProblem.of("phone", "membership.problem.phone"));
      return null;
    }
    return text;
  }
}

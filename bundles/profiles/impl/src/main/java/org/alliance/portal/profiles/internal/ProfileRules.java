package org.alliance.portal.profiles.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileText;

/** What a profile may say. */
public final class ProfileRules {
  /** Longest name. */
  public static final int NAME = 200;

  /** Longest summary. */
  public static final int SUMMARY = 1_000;

  /** Longest of the other texts. */
  public static final int TEXT = 4_000;

  /** Most themes: a profile that names all of them says nothing. */
  public static final int THEMES = 7;

  /** Most competences. */
  public static final int COMPETENCES = 30;

  /** Most working languages. */
  public static final int WORKING_LANGUAGES = 40;

  private static final int LINK = 300;
  private static final int MOST_INHABITANTS = 100_000_000;
  private static final int MOST_MEDIATORS = 10_000;
  private static final int FIRST_YEAR = 1945;
  private static final int LAST_PLAN_YEAR = 2100;

  /** The kind that stands for no territory, so that its figures could point at a neighbourhood. */
  static final String NGO = "ngo";

  /** Romani texts are written, but names and texts are kept under codes of two letters. */
  private static final int CODE = 2;

  /** Where NUTS writes another code for a country than ISO. */
  private static final Map<String, String> NUTS_COUNTRIES = Map.of("GR", "EL", "GB", "UK");

  private final Vocabulary vocabulary;
  private final PlaceCheck places;
  private final Clock clock;

  public ProfileRules(Vocabulary vocabulary, PlaceCheck places, Clock clock) {
    this.vocabulary = vocabulary;
    this.places = places;
    this.clock = clock;
  }

  /** Everything that stands against a new profile, in the order of its fields. */
  public List<FieldProblem> problems(ProfileDraft draft) {
    return problems(draft, null);
  }

  /**
   * Everything that stands against a draft, in the order of its fields.
   *
   * @param before the stored profile, whose retired words may stay; null for a new one
   */
  public List<FieldProblem> problems(ProfileDraft draft, ProfileDraft before) {
    List<FieldProblem> problems = new ArrayList<>();
    names(draft, before, problems);
    word("kind", Vocabulary.KIND, draft.kind(), before == null ? null : before.kind(), problems);
    word(
        "country",
        Vocabulary.COUNTRY,
        draft.country(),
        before == null ? null : before.country(),
        problems);
    nuts(draft, problems);
    lau(draft, problems);
    position(draft, problems);
    population(draft.population(), problems);
    link("website", draft.website(), problems);
    accession(draft.accession(), problems);
    words(
        "workingLanguages",
        Vocabulary.LANGUAGE,
        draft.workingLanguages(),
        before == null ? List.of() : before.workingLanguages(),
        WORKING_LANGUAGES,
        problems);
    words(
        "themes",
        Vocabulary.THEME,
        draft.themes(),
        before == null ? List.of() : before.themes(),
        THEMES,
        problems);
    words(
        "competences",
        Vocabulary.COMPETENCE,
        draft.competences(),
        before == null ? List.of() : before.competences(),
        COMPETENCES,
        problems);
    texts(draft.texts(), before, problems);
    plan(draft.actionPlan(), problems);
    range("mediators", draft.mediators(), 0, MOST_MEDIATORS, problems);
    estimate(draft, problems);
    return problems;
  }

  private void word(
      String field, String scheme, String code, String kept, List<FieldProblem> problems) {
    if (code == null) {
      problems.add(required(field));
    } else if (!code.equals(kept) && !vocabulary.selectable(scheme, code)) {
      problems.add(FieldProblem.of(field, "portal.problem.unknown-value"));
    }
  }

  private void words(
      String field,
      String scheme,
      List<String> codes,
      List<String> kept,
      int most,
      List<FieldProblem> problems) {
    if (codes.size() > most) {
      problems.add(FieldProblem.of(field, "profiles.problem.too-many", "max", most));
    } else if (!codes.stream()
        .allMatch(
            code -> code != null && (kept.contains(code) || vocabulary.selectable(scheme, code)))) {
      problems.add(FieldProblem.of(field, "portal.problem.unknown-value"));
    }
  }

  private boolean language(String code, ProfileDraft before) {
    return code.length() == CODE
        && (vocabulary.selectable(Vocabulary.LANGUAGE, code)
            || before != null
                && (before.names().containsKey(code) || before.texts().containsKey(code)));
  }

  private void names(ProfileDraft draft, ProfileDraft before, List<FieldProblem> problems) {
    if (draft.original() == null) {
      problems.add(required("original"));
    } else if (!language(draft.original(), before)) {
      problems.add(FieldProblem.of("original", "portal.problem.unknown-value"));
    } else if (!draft.names().containsKey(draft.original())) {
      problems.add(required("names." + draft.original()));
    }
    draft
        .names()
        .forEach(
            (lang, name) -> {
              if (!language(lang, before)) {
                problems.add(FieldProblem.of("names", "portal.problem.unknown-value"));
              }
              length("names." + lang, name, NAME, problems);
            });
  }

  private static void nuts(ProfileDraft draft, List<FieldProblem> problems) {
    Profile.StatisticalCode nuts = draft.nuts();
    if (nuts == null) {
      return;
    }
    String country = NUTS_COUNTRIES.getOrDefault(draft.country(), draft.country());
    if (nuts.code() == null) {
      problems.add(required("nuts.code"));
    } else if (!nuts.code().matches("[A-Z]{2}[A-Z0-9]{0,3}")) {
      problems.add(FieldProblem.of("nuts.code", "profiles.problem.nuts"));
    } else if (country != null && !nuts.code().startsWith(country)) {
      problems.add(
          FieldProblem.of("nuts.code", "profiles.problem.nuts-country", "country", country));
    }
    classification("nuts.version", nuts.version(), problems);
  }

  private static void lau(ProfileDraft draft, List<FieldProblem> problems) {
    Profile.StatisticalCode lau = draft.lau();
    if (lau == null) {
      return;
    }
    if (lau.code() == null) {
      problems.add(required("lau.code"));
    } else if (!lau.code().matches("[A-Za-z0-9_.-]{1,20}")) {
      problems.add(FieldProblem.of("lau.code", "profiles.problem.lau"));
    }
    classification("lau.version", lau.version(), problems);
  }

  private static void classification(String field, String version, List<FieldProblem> problems) {
    if (version == null) {
      problems.add(required(field));
    } else if (!version.matches("(19|20)\\d\\d")) {
      problems.add(FieldProblem.of(field, "portal.problem.year"));
    }
  }

  private void position(ProfileDraft draft, List<FieldProblem> problems) {
    Profile.Position at = draft.position();
    if (at == null) {
      return;
    }
    boolean there =
        degrees("position.latitude", at.latitude(), 90, problems)
            & degrees("position.longitude", at.longitude(), 180, problems);
    if (there && draft.country() != null) {
      FieldProblem elsewhere = places.problem(draft.country(), at.latitude(), at.longitude());
      if (elsewhere != null) {
        problems.add(elsewhere);
      }
    }
  }

  private static boolean degrees(
      String field, Double value, int most, List<FieldProblem> problems) {
    if (value == null) {
      problems.add(required(field));
      return false;
    }
    if (!(Math.abs(value) <= most)) {
      problems.add(outside(field, -most, most));
      return false;
    }
    return true;
  }

  private void population(Profile.Population population, List<FieldProblem> problems) {
    if (population == null) {
      return;
    }
    if (population.count() == null) {
      problems.add(required("population.count"));
    }
    range("population.count", population.count(), 1, MOST_INHABITANTS, problems);
    if (population.year() == null) {
      problems.add(required("population.year"));
    }
    range("population.year", population.year(), FIRST_YEAR, today().getYear(), problems);
  }

  private void accession(Profile.Accession accession, List<FieldProblem> problems) {
    if (accession == null) {
      return;
    }
    if (accession.status() == null) {
      problems.add(required("accession.status"));
    }
    if (accession.date() != null && !plausible(accession.date(), today())) {
      problems.add(FieldProblem.of("accession.date", "profiles.problem.past-date"));
    }
  }

  private void texts(
      Map<String, ProfileText> texts, ProfileDraft before, List<FieldProblem> problems) {
    texts.forEach(
        (lang, text) -> {
          String field = "texts." + lang;
          if (!language(lang, before)) {
            problems.add(FieldProblem.of("texts", "portal.problem.unknown-value"));
          }
          length(field + ".summary", text.summary(), SUMMARY, problems);
          length(field + ".needs", text.needs(), TEXT, problems);
          length(field + ".competences", text.competences(), TEXT, problems);
          length(field + ".fundsExperience", text.fundsExperience(), TEXT, problems);
          length(field + ".participationBody", text.participationBody(), TEXT, problems);
        });
  }

  private void plan(Profile.ActionPlan plan, List<FieldProblem> problems) {
    if (plan == null) {
      return;
    }
    boolean from = range("actionPlan.from", plan.from(), FIRST_YEAR, LAST_PLAN_YEAR, problems);
    boolean to = range("actionPlan.to", plan.to(), FIRST_YEAR, LAST_PLAN_YEAR, problems);
    if (from && to && plan.from() > plan.to()) {
      problems.add(FieldProblem.of("actionPlan.to", "profiles.problem.range-reversed"));
    }
    if (plan.adopted() != null && !plausible(plan.adopted(), today())) {
      problems.add(FieldProblem.of("actionPlan.adopted", "profiles.problem.past-date"));
    }
    link("actionPlan.link", plan.link(), problems);
  }

  private static void estimate(ProfileDraft draft, List<FieldProblem> problems) {
    ProfileDraft.EstimateDraft e = draft.estimate();
    if (e == null) {
      return;
    }
    if (NGO.equals(draft.kind())) {
      problems.add(FieldProblem.of("estimate", "profiles.problem.estimate-territory"));
      return;
    }
    List<FieldProblem> own =
        Estimate.problems(e.minimum(), e.maximum(), e.groups(), e.source(), e.year(), e.method());
    problems.addAll(own);
    Integer all = draft.population() == null ? null : draft.population().count();
    if (own.isEmpty() && all != null && e.maximum() > all) {
      problems.add(FieldProblem.of("estimate.maximum", "profiles.problem.more-than-all"));
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static boolean plausible(LocalDate date, LocalDate today) {
    // A day on: somewhere east of Greenwich it is tomorrow already.
    return date.getYear() >= FIRST_YEAR && !date.isAfter(today.plusDays(1));
  }

  private static boolean range(
      String field, Integer value, int min, int max, List<FieldProblem> problems) {
    if (value == null) {
      return false;
    }
    if (value < min || value > max) {
      problems.add(outside(field, min, max));
      return false;
    }
    return true;
  }

  private static void length(String field, String text, int max, List<FieldProblem> problems) {
    if (text != null && text.length() > max) {
      problems.add(FieldProblem.of(field, "portal.problem.too-long", "max", max));
    }
  }

  private static void link(String field, String address, List<FieldProblem> problems) {
    if (address == null) {
      return;
    }
    length(field, address, LINK, problems);
    if (!web(address)) {
      problems.add(FieldProblem.of(field, "portal.problem.url"));
    }
  }

  private static boolean web(String address) {
    try {
      URI uri = new URI(address);
      return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static FieldProblem required(String field) {
    return FieldProblem.of(field, "portal.problem.required");
  }

  private static FieldProblem outside(String field, int min, int max) {
    return new FieldProblem(field, "portal.problem.range", Map.of("min", min, "max", max));
  }
}

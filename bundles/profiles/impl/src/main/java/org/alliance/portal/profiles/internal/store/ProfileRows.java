package org.alliance.portal.profiles.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.data.Row;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.internal.ProfileFactory;
import org.alliance.portal.profiles.internal.SortNames;

/** Profiles as rows: one of facts, and one of texts for each language. */
final class ProfileRows {
  /** Columns that an update replaces, in the order of {@link #values}. */
  static final String COLUMNS =
      "sort_name, original, country, kind, nuts_code, nuts_version, lau_code, lau_version,"
          + " latitude, longitude, population, population_year, website, accession,"
          + " accession_date, working_languages, plan_from, plan_to, plan_adopted, plan_link,"
          + " mediators, estimate_minimum, estimate_maximum, estimate_groups, estimate_source,"
          + " estimate_year, estimate_method, themes, competences, visibility, updated,"
          + " last_confirmed";

  static final String FACTS =
      "select id, version, "
          + COLUMNS
          + ", created, sample, published from profiles_profile where id ";

  static final String TEXTS =
      "select id, lang, name, summary, needs, competences as offers, funds_experience,"
          + " participation_body"
          + " from profiles_profile_text where id ";

  /**
   * One profile with its words. A join, though it repeats the facts for each language: measured, a
   * second query costs more, and both are of one moment this way.
   */
  static final String WHOLE =
      "select p.id, p.version, p."
          + COLUMNS.replace(", ", ", p.")
          + ", p.created, p.sample, p.published, t.lang, t.name, t.summary, t.needs, t.competences as offers,"
          + " t.funds_experience, t.participation_body"
          + " from profiles_profile p join profiles_profile_text t on t.id = p.id where p.id = ?";

  private ProfileRows() {}

  static List<Object> values(Profile p) {
    Profile.StatisticalCode none = new Profile.StatisticalCode(null, null);
    Profile.StatisticalCode nuts = p.nuts() == null ? none : p.nuts();
    Profile.StatisticalCode lau = p.lau() == null ? none : p.lau();
    Profile.Position at = p.position() == null ? new Profile.Position(null, null) : p.position();
    Profile.Population population =
        p.population() == null ? new Profile.Population(null, null) : p.population();
    Profile.Accession accession =
        p.accession() == null ? new Profile.Accession(null, null) : p.accession();
    Profile.ActionPlan plan =
        p.actionPlan() == null ? new Profile.ActionPlan(null, null, null, null) : p.actionPlan();
    Estimate estimate = p.estimate();
    List<Object> values = new ArrayList<>();
    values.add(sortName(p.names()));
    values.add(p.names().original());
    values.add(p.country());
    values.add(p.kind());
    values.add(nuts.code());
    values.add(nuts.version());
    values.add(lau.code());
    values.add(lau.version());
    values.add(at.latitude());
    values.add(at.longitude());
    values.add(population.count());
    values.add(population.year());
    values.add(p.website());
    values.add(accession.status());
    values.add(accession.date());
    values.add(joined(p.workingLanguages()));
    values.add(plan.from());
    values.add(plan.to());
    values.add(plan.adopted());
    values.add(plan.link());
    values.add(p.mediators());
    values.add(estimate == null ? null : estimate.minimum());
    values.add(estimate == null ? null : estimate.maximum());
    values.add(estimate == null ? null : estimate.groups());
    values.add(estimate == null ? null : estimate.source());
    values.add(estimate == null ? null : estimate.year());
    values.add(estimate == null ? null : estimate.method());
    values.add(joined(p.themes()));
    values.add(joined(p.competences()));
    values.add(Visible.letters(p.visibility()));
    values.add(p.updated());
    values.add(p.lastConfirmed());
    return values;
  }

  private static String sortName(ByLanguage<String> names) {
    String original = SortNames.of(names.values().get(names.original()));
    return original.isEmpty() ? SortNames.of(names.in("en").value()) : original;
  }

  private static String joined(List<String> codes) {
    return codes.isEmpty() ? null : String.join(" ", codes);
  }

  static Profile.Position position(Row row) {
    Double latitude = row.decimal("latitude");
    return latitude == null ? null : new Profile.Position(latitude, row.decimal("longitude"));
  }

  static List<String> split(String codes) {
    return codes == null ? List.of() : List.of(codes.split(" "));
  }

  /** What a profile says in words. */
  static final class Words {
    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, ProfileText> texts = new TreeMap<>();
    private Profile facts;

    /** A row of {@link #WHOLE}, whose facts are read once. */
    Words takeWhole(Row row) {
      if (facts == null) {
        facts = ProfileRows.facts(row);
      }
      return take(row);
    }

    /** The profile of rows of {@link #WHOLE}; null without rows. */
    Profile profile() {
      return facts == null ? null : ProfileRows.profile(facts, this);
    }

    Words take(Row row) {
      String lang = row.text("lang");
      if (row.text("name") != null) {
        names.put(lang, row.text("name"));
      }
      ProfileText text =
          new ProfileText(
              row.text("summary"),
              row.text("needs"),
              row.text("offers"),
              row.text("funds_experience"),
              row.text("participation_body"));
      if (!text.empty()) {
        texts.put(lang, text);
      }
      return this;
    }
  }

  /**
   * Facts and words together.
   *
   * @return null when there are no words: the profile was removed between two queries
   */
  static Profile profile(Profile facts, Words words) {
    String original = facts.names().original();
    if (words == null || !words.names.containsKey(original)) {
      return null;
    }
    return new Profile(
        facts.id(),
        facts.version(),
        new ByLanguage<>(original, words.names),
        facts.kind(),
        facts.country(),
        facts.nuts(),
        facts.lau(),
        facts.position(),
        facts.population(),
        facts.website(),
        facts.accession(),
        facts.workingLanguages(),
        facts.themes(),
        facts.competences(),
        ProfileFactory.texts(words.texts, original),
        facts.actionPlan(),
        facts.mediators(),
        facts.estimate(),
        facts.created(),
        facts.updated(),
        facts.lastConfirmed(),
        facts.sample(),
        facts.visibility(),
        facts.hidden(),
        facts.published());
  }

  /** A profile without words. */
  static Profile facts(Row row) {
    return new Profile(
        row.id("id"),
        row.number("version"),
        ByLanguage.of(row.text("original"), ""),
        row.text("kind"),
        row.text("country"),
        code(row, "nuts"),
        code(row, "lau"),
        position(row),
        row.numberOrNull("population") == null
            ? null
            : new Profile.Population(
                row.numberOrNull("population"), row.numberOrNull("population_year")),
        row.text("website"),
        row.text("accession") == null
            ? null
            : new Profile.Accession(
                row.choice("accession", Profile.Accession.Status.class),
                row.date("accession_date")),
        split(row.text("working_languages")),
        split(row.text("themes")),
        split(row.text("competences")),
        null,
        plan(row),
        row.numberOrNull("mediators"),
        estimate(row),
        row.instant("created"),
        row.instant("updated"),
        row.date("last_confirmed"),
        row.flag("sample"),
        Visible.audiences(row.text("visibility")),
        Set.of(),
        row.flag("published"));
  }

  private static Profile.StatisticalCode code(Row row, String name) {
    String code = row.text(name + "_code");
    return code == null ? null : new Profile.StatisticalCode(code, row.text(name + "_version"));
  }

  private static Profile.ActionPlan plan(Row row) {
    Profile.ActionPlan plan =
        new Profile.ActionPlan(
            row.numberOrNull("plan_from"),
            row.numberOrNull("plan_to"),
            row.date("plan_adopted"),
            row.text("plan_link"));
    return plan.equals(new Profile.ActionPlan(null, null, null, null)) ? null : plan;
  }

  private static Estimate estimate(Row row) {
    Integer minimum = row.numberOrNull("estimate_minimum");
    return minimum == null
        ? null
        : new Estimate(
            minimum,
            row.numberOrNull("estimate_maximum"),
            row.text("estimate_groups"),
            row.text("estimate_source"),
            row.number("estimate_year"),
            row.choice("estimate_method", Estimate.Method.class));
  }
}

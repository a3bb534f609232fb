package org.alliance.portal.profiles.internal.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.Reading;

/**
 * The form of a profile: its fields are named as in the other doors, but names and texts in the
 * original language are called {@code local} when that is neither English nor French.
 */
public final class ProfileForm {
  /** What stands for the original language in names of fields. */
  static final String LOCAL = "local";

  private static final Set<String> OWN = Set.of("en", "fr");
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([.,]\\d{3})+");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})");

  private final Form form;
  private final Profile before;
  private final Reading reading = new Reading();

  /**
   * @param form as it was sent
   * @param before the stored profile, whose content that the form does not show is kept; null for a
   *     new one
   * @param accession whether the form shows the accession
   */
  public ProfileForm(Form form, Profile before, boolean accession) {
    this.form = form;
    this.before = before;
    this.draft = read(accession);
  }

  private final ProfileDraft draft;

  /** What the form says, without what could not be read. */
  public ProfileDraft draft() {
    return draft;
  }

  /** Whether anything could not be read. */
  public boolean unreadable() {
    return !reading.problems().isEmpty();
  }

  /** The form with what could not be read and what the rules refuse, at the form's fields. */
  public Form refused(List<FieldProblem> byRules) {
    return form.with(
        reading.with(byRules).stream()
            .map(p -> new FieldProblem(field(p.field(), draft.original()), p.key(), p.args()))
            .toList());
  }

  private static String field(String name, String original) {
    if (original != null && !OWN.contains(original)) {
      if (name.equals("names." + original)) {
        return "names." + LOCAL;
      }
      if (name.startsWith("texts." + original + ".")) {
        return "texts." + LOCAL + name.substring(6 + original.length());
      }
    }
    return switch (name) {
      case "names", "texts" -> "original";
      case "estimate" -> "estimate.minimum";
      case "accession" -> "accession.status";
      case "nuts", "lau" -> name + ".code";
      case "position" -> "position.latitude";
      case "population" -> "population.count";
      case "actionPlan" -> "actionPlan.from";
      default -> name;
    };
  }

  private ProfileDraft read(boolean accession) {
    String original = form.value("original");
    String local = original.isEmpty() || OWN.contains(original) ? null : original;
    return new ProfileDraft(
        original,
        names(local),
        form.value("kind"),
        form.value("country"),
        new Profile.StatisticalCode(
            form.value("nuts.code").toUpperCase(Locale.ROOT), form.value("nuts.version")),
        new Profile.StatisticalCode(form.value("lau.code"), form.value("lau.version")),
        new Profile.Position(decimal("position.latitude"), decimal("position.longitude")),
        new Profile.Population(number("population.count"), number("population.year")),
        link("website"),
        accession ? accession() : before == null ? null : before.accession(),
        codes("workingLanguages", before == null ? null : before.workingLanguages()),
        codes("themes", before == null ? null : before.themes()),
        codes("competences", before == null ? null : before.competences()),
        texts(local),
        new Profile.ActionPlan(
            number("actionPlan.from"),
            number("actionPlan.to"),
            date("actionPlan.adopted"),
            link("actionPlan.link")),
        number("mediators"),
        new ProfileDraft.EstimateDraft(
            number("estimate.minimum"),
            number("estimate.maximum"),
            form.value("estimate.groups"),
            form.value("estimate.source"),
            number("estimate.year"),
            reading.choice(
                "estimate.method", form.value("estimate.method"), Estimate.Method.class)),
        audiences());
  }

  /** Chosen codes; those that are stored when the form does not ask for them. */
  private List<String> codes(String field, List<String> stored) {
    return form.values().containsKey(field)
        ? form.all(field).stream().map(String::strip).filter(code -> !code.isEmpty()).toList()
        : stored;
  }

  private Map<Section, Change.Audience> audiences() {
    Map<Section, Change.Audience> audiences = new EnumMap<>(Section.class);
    if (before != null) {
      audiences.putAll(before.visibility());
    }
    for (Section section : Section.values()) {
      String field = visibility(section);
      Change.Audience chosen = reading.choice(field, form.value(field), Change.Audience.class);
      if (chosen != null) {
        audiences.put(section, chosen);
      }
    }
    return audiences;
  }

  /** Name of the field with the audience of a section. */
  static String visibility(Section section) {
    return "visibility." + section.name().toLowerCase(Locale.ROOT);
  }

  private Map<String, String> names(String local) {
    Map<String, String> names = new TreeMap<>();
    if (before != null) {
      names.putAll(before.names().values());
      names.remove(before.names().original());
    }
    OWN.forEach(lang -> names.put(lang, form.value("names." + lang)));
    String own = form.value("names." + LOCAL);
    if (local != null) {
      names.put(local, own);
    } else if (!own.isEmpty()) {
      languageMissing();
    }
    return names;
  }

  private Map<String, ProfileText> texts(String local) {
    Map<String, ProfileText> texts = new TreeMap<>();
    if (before != null && before.texts() != null) {
      texts.putAll(before.texts().values());
      texts.remove(before.names().original());
    }
    OWN.forEach(lang -> texts.put(lang, text(lang)));
    ProfileText own = text(LOCAL);
    if (local != null) {
      texts.put(local, own);
    } else if (!own.empty()) {
      languageMissing();
    }
    return texts;
  }

  /** Something is written in a language of which the form does not say which it is. */
  private void languageMissing() {
    if (reading.problems().stream().noneMatch(p -> p.field().equals("original"))) {
      reading.value(
          "original",
          LOCAL,
          "profiles.problem.local-language",
          unused -> {
            throw new IllegalArgumentException("no language");
          });
    }
  }

  private ProfileText text(String lang) {
    String field = "texts." + lang + ".";
    return new ProfileText(
        form.value(field + "summary"),
        form.value(field + "needs"),
        form.value(field + "competences"),
        form.value(field + "fundsExperience"),
        form.value(field + "participationBody"));
  }

  private Profile.Accession accession() {
    return new Profile.Accession(
        reading.choice(
            "accession.status", form.value("accession.status"), Profile.Accession.Status.class),
        date("accession.date"));
  }

  private Integer number(String field) {
    return reading.value(
        field, form.value(field), "portal.problem.not-a-number", ProfileForm::wholeNumber);
  }

  /**
   * A whole number as people write it, grouped as in English or French.
   *
   * @throws NumberFormatException when it is none
   */
  static Integer wholeNumber(String text) {
    String plain = text.replaceAll("[\\s\u00a0\u202f'’]", "");
    return Integer.valueOf(GROUPED.matcher(plain).matches() ? plain.replaceAll("[.,]", "") : plain);
  }

  private Double decimal(String field) {
    return reading.value(
        field,
        form.value(field),
        "portal.problem.not-a-number",
        text -> {
          if (!text.matches("[-+]?\\d{1,3}([.,]\\d{1,12})?")) {
            throw new IllegalArgumentException("not a number");
          }
          return Double.valueOf(text.replace(',', '.'));
        });
  }

  private LocalDate date(String field) {
    return reading.value(field, form.value(field), "portal.problem.date", ProfileForm::day);
  }

  private static LocalDate day(String text) {
    Matcher dayFirst = DAY_FIRST.matcher(text);
    if (dayFirst.matches()) {
      return LocalDate.of(
          Integer.parseInt(dayFirst.group(3)),
          Integer.parseInt(dayFirst.group(2)),
          Integer.parseInt(dayFirst.group(1)));
    }
    if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      throw new DateTimeException("not a date");
    }
    return LocalDate.parse(text);
  }

  /** An address as people write it: without the scheme. */
  private String link(String field) {
    String text = form.value(field);
    return text.isEmpty() || text.contains(":") ? text : "https://" + text;
  }

  /** The form's fields with what a draft says. */
  public static Map<String, Object> values(ProfileDraft d) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("original", d.original());
    Map<String, String> names = new TreeMap<>(d.names());
    values.put("names.en", names.get("en"));
    values.put("names.fr", names.get("fr"));
    boolean local = d.original() != null && !OWN.contains(d.original());
    values.put("names." + LOCAL, local ? names.get(d.original()) : null);
    values.put("kind", d.kind());
    values.put("country", d.country());
    values.put("website", d.website());
    values.put("nuts.code", d.nuts() == null ? null : d.nuts().code());
    values.put("nuts.version", d.nuts() == null ? null : d.nuts().version());
    values.put("lau.code", d.lau() == null ? null : d.lau().code());
    values.put("lau.version", d.lau() == null ? null : d.lau().version());
    values.put("position.latitude", d.position() == null ? null : d.position().latitude());
    values.put("position.longitude", d.position() == null ? null : d.position().longitude());
    values.put("population.count", d.population() == null ? null : d.population().count());
    values.put("population.year", d.population() == null ? null : d.population().year());
    values.put("accession.status", d.accession() == null ? null : name(d.accession().status()));
    values.put("accession.date", d.accession() == null ? null : d.accession().date());
    values.put("workingLanguages", d.workingLanguages());
    values.put("themes", d.themes());
    values.put("competences", d.competences());
    texts(values, "en", d.texts().get("en"));
    texts(values, "fr", d.texts().get("fr"));
    texts(values, LOCAL, local ? d.texts().get(d.original()) : null);
    Profile.ActionPlan plan = d.actionPlan();
    values.put("actionPlan.from", plan == null ? null : plan.from());
    values.put("actionPlan.to", plan == null ? null : plan.to());
    values.put("actionPlan.adopted", plan == null ? null : plan.adopted());
    values.put("actionPlan.link", plan == null ? null : plan.link());
    values.put("mediators", d.mediators());
    ProfileDraft.EstimateDraft estimate = d.estimate();
    values.put("estimate.minimum", estimate == null ? null : estimate.minimum());
    values.put("estimate.maximum", estimate == null ? null : estimate.maximum());
    values.put("estimate.groups", estimate == null ? null : estimate.groups());
    values.put("estimate.source", estimate == null ? null : estimate.source());
    values.put("estimate.year", estimate == null ? null : estimate.year());
    values.put("estimate.method", estimate == null ? null : name(estimate.method()));
    d.visibility().forEach((section, audience) -> values.put(visibility(section), name(audience)));
    return values;
  }

  private static void texts(Map<String, Object> values, String lang, ProfileText text) {
    String field = "texts." + lang + ".";
    values.put(field + "summary", text == null ? null : text.summary());
    values.put(field + "needs", text == null ? null : text.needs());
    values.put(field + "competences", text == null ? null : text.competences());
    values.put(field + "fundsExperience", text == null ? null : text.fundsExperience());
    values.put(field + "participationBody", text == null ? null : text.participationBody());
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT);
  }

  /**
   * A field of which two versions differ.
   *
   * @param name the field's name
   * @param mine what the user typed; empty for nothing
   * @param theirs what is stored; empty for nothing
   */
  public record Difference(String name, String mine, String theirs) {}

  /** The fields in which two versions differ, in the form's order. */
  public static List<Difference> differences(ProfileDraft mine, ProfileDraft theirs) {
    Map<String, Object> a = values(mine);
    Map<String, Object> b = values(theirs);
    List<Difference> differences = new ArrayList<>();
    a.forEach(
        (name, value) -> {
          if (!Objects.equals(value, b.get(name))) {
            differences.add(new Difference(name, shown(value), shown(b.get(name))));
          }
        });
    return differences;
  }

  static String shown(Object value) {
    return value instanceof List<?> many
        ? String.join(", ", many.stream().map(String::valueOf).toList())
        : Objects.toString(value, "");
  }
}

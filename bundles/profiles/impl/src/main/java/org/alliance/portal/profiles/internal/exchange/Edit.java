package org.alliance.portal.profiles.internal.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.api.Section;

/** What a row makes of a profile, cell by cell. */
final class Edit {
  /** Stands for the language of the original in names of columns. */
  static final String ORIGINAL = "original";

  private static final Set<String> OWN_COLUMNS = Set.of("en", "fr");

  final Codes codes;
  String original;
  String kind;
  String country;
  String nutsCode;
  String nutsVersion;
  String lauCode;
  String lauVersion;
  Double latitude;
  Double longitude;
  Integer population;
  Integer populationYear;
  String website;
  Profile.Accession.Status accession;
  LocalDate accessionDate;
  List<String> workingLanguages = List.of();
  List<String> themes = List.of();
  List<String> competences = List.of();
  Integer planFrom;
  Integer planTo;
  LocalDate planAdopted;
  String planLink;
  Integer mediators;
  Integer minimum;
  Integer maximum;
  String groups;
  String source;
  Integer estimateYear;
  Estimate.Method method;
  final Map<Section, Change.Audience> visibility = new EnumMap<>(Section.class);

  /** Names and texts by field, then by language. */
  private final Map<Words, Map<String, String>> words = new EnumMap<>(Words.class);

  /** What stands in the columns of the file, by column. */
  private final Map<Words, Map<String, String>> cells = new EnumMap<>(Words.class);

  /** What is written in several languages. */
  enum Words {
    NAME(t -> null),
    SUMMARY(ProfileText::summary),
    NEEDS(ProfileText::needs),
    COMPETENCES(ProfileText::competences),
    FUNDS_EXPERIENCE(ProfileText::fundsExperience),
    PARTICIPATION_BODY(ProfileText::participationBody);

    final java.util.function.Function<ProfileText, String> of;

    Words(java.util.function.Function<ProfileText, String> of) {
      this.of = of;
    }

    /** Name of the column for a language, or for {@link #ORIGINAL}. */
    String column(String lang) {
      return switch (this) {
        case NAME -> "names." + lang;
        case SUMMARY -> "texts." + lang + ".summary";
        case NEEDS -> "texts." + lang + ".needs";
        case COMPETENCES -> "texts." + lang + ".competences";
        case FUNDS_EXPERIENCE -> "texts." + lang + ".fundsExperience";
        case PARTICIPATION_BODY -> "texts." + lang + ".participationBody";
      };
    }
  }

  /**
   * @param before what the profile says; null for a new one
   */
  Edit(Codes codes, ProfileDraft before) {
    this.codes = codes;
    for (Words field : Words.values()) {
      words.put(field, new HashMap<>());
      cells.put(field, new HashMap<>());
    }
    if (before != null) {
      fill(before);
    }
  }

  private void fill(ProfileDraft d) {
    original = d.original();
    kind = d.kind();
    country = d.country();
    nutsCode = d.nuts() == null ? null : d.nuts().code();
    nutsVersion = d.nuts() == null ? null : d.nuts().version();
    lauCode = d.lau() == null ? null : d.lau().code();
    lauVersion = d.lau() == null ? null : d.lau().version();
    latitude = d.position() == null ? null : d.position().latitude();
    longitude = d.position() == null ? null : d.position().longitude();
    population = d.population() == null ? null : d.population().count();
    populationYear = d.population() == null ? null : d.population().year();
    website = d.website();
    accession = d.accession() == null ? null : d.accession().status();
    accessionDate = d.accession() == null ? null : d.accession().date();
    workingLanguages = d.workingLanguages();
    themes = d.themes();
    competences = d.competences();
    Profile.ActionPlan plan = d.actionPlan();
    planFrom = plan == null ? null : plan.from();
    planTo = plan == null ? null : plan.to();
    planAdopted = plan == null ? null : plan.adopted();
    planLink = plan == null ? null : plan.link();
    mediators = d.mediators();
    ProfileDraft.EstimateDraft e = d.estimate();
    minimum = e == null ? null : e.minimum();
    maximum = e == null ? null : e.maximum();
    groups = e == null ? null : e.groups();
    source = e == null ? null : e.source();
    estimateYear = e == null ? null : e.year();
    method = e == null ? null : e.method();
    visibility.putAll(d.visibility());
    words.get(Words.NAME).putAll(d.names());
    d.texts()
        .forEach(
            (lang, text) -> {
              for (Words field : Words.values()) {
                if (field != Words.NAME) {
                  words.get(field).put(lang, field.of.apply(text));
                }
              }
            });
  }

  /** Notes what stands in a column of names or texts. */
  void words(Words field, String lang, String text) {
    cells.get(field).put(lang, text);
  }

  /** The column of the file in which a field of the profile is. */
  String column(String field) {
    for (String start : new String[] {"names.", "texts."}) {
      String own = start + original;
      if (original != null
          && !OWN_COLUMNS.contains(original)
          && (field.equals(own) || field.startsWith(own + "."))) {
        return start + ORIGINAL + field.substring(own.length());
      }
    }
    return field;
  }

  /** The name the row gives in the original language; null for none. */
  String originalName() {
    return original == null ? null : words.get(Words.NAME).get(original);
  }

  /**
   * The draft. Once, after all cells were read: in which language the columns of the original are,
   * is known only then.
   *
   * @param problems takes what contradicts itself
   */
  ProfileDraft draft(List<FieldProblem> problems) {
    cells.forEach((field, byColumn) -> settle(field, byColumn, problems));
    return new ProfileDraft(
        original,
        words.get(Words.NAME),
        kind,
        country,
        new Profile.StatisticalCode(nutsCode, nutsVersion),
        new Profile.StatisticalCode(lauCode, lauVersion),
        new Profile.Position(latitude, longitude),
        new Profile.Population(population, populationYear),
        website,
        new Profile.Accession(accession, accessionDate),
        workingLanguages,
        themes,
        competences,
        texts(),
        new Profile.ActionPlan(planFrom, planTo, planAdopted, planLink),
        mediators,
        new ProfileDraft.EstimateDraft(minimum, maximum, groups, source, estimateYear, method),
        visibility);
  }

  /** Whether two texts differ in nothing that a spreadsheet would keep. */
  static boolean same(String a, String b) {
    return a == null || b == null ? a == b : bare(a).equals(bare(b));
  }

  private static String bare(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && space(text.charAt(start))) {
      start++;
    }
    while (end > start && space(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end).replace("\r\n", "\n").replace('\r', '\n');
  }

  private static boolean space(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static void put(Map<String, String> values, String lang, String text) {
    if (!same(values.get(lang), text)) {
      values.put(lang, text);
    }
  }

  private void settle(Words field, Map<String, String> byColumn, List<FieldProblem> problems) {
    Map<String, String> values = words.get(field);
    byColumn.forEach(
        (lang, text) -> {
          if (!ORIGINAL.equals(lang)) {
            put(values, lang, text);
          }
        });
    if (!byColumn.containsKey(ORIGINAL) || original == null) {
      return;
    }
    String text = byColumn.get(ORIGINAL);
    if (!OWN_COLUMNS.contains(original)) {
      put(values, original, text);
    } else if (text != null) {
      // It has a column of its own, which is usually the one that is filled in.
      String own = byColumn.get(original);
      if (own != null && !same(own, text)) {
        problems.add(
            FieldProblem.of(
                field.column(ORIGINAL),
                "profiles.problem.two-originals",
                "column",
                field.column(original)));
      } else {
        put(values, original, text);
      }
    }
  }

  private Map<String, ProfileText> texts() {
    Set<String> languages = new HashSet<>();
    List<Words> fields = new ArrayList<>(words.keySet());
    fields.remove(Words.NAME);
    fields.forEach(field -> languages.addAll(words.get(field).keySet()));
    Map<String, ProfileText> texts = new HashMap<>();
    for (String lang : languages) {
      texts.put(
          lang,
          new ProfileText(
              words.get(Words.SUMMARY).get(lang),
              words.get(Words.NEEDS).get(lang),
              words.get(Words.COMPETENCES).get(lang),
              words.get(Words.FUNDS_EXPERIENCE).get(lang),
              words.get(Words.PARTICIPATION_BODY).get(lang)));
    }
    return texts;
  }
}

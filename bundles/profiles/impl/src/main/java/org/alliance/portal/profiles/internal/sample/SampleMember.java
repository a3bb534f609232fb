package org.alliance.portal.profiles.internal.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.api.Section;

/**
 * An invented member.
 *
 * @param key its own name, by which it is known once it was made
 * @param organisation the organisation that is there already; null when one has to be made
 * @param draft its profile
 * @param daysAgo how many days before it is made it was last confirmed
 * @param figures what it said for earlier years
 */
record SampleMember(
    String key, Id organisation, ProfileDraft draft, int daysAgo, List<Figure> figures) {
  /** The first one is that of the sample accounts, which security makes. */
  static final Id FIRST = new Id(1001);

  private static final String NUTS_VERSION = "2024";
  private static final int FIGURE = 6;

  static List<SampleMember> all() {
    List<SampleMember> members = new ArrayList<>();
    try (InputStream in = SampleMember.class.getResourceAsStream("/sample/members.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map<String, String> row : Csv.read(text)) {
        members.add(
            new SampleMember(
                row.get("country") + "/" + row.get("name_en"),
                members.isEmpty() ? FIRST : null,
                draft(row),
                number(row, "confirmed_days"),
                figures(row.get("earlier"))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return members;
  }

  private static ProfileDraft draft(Map<String, String> row) {
    return new ProfileDraft(
        row.get("local_lang"),
        names(row),
        row.get("kind"),
        row.get("country"),
        row.get("nuts_code").isBlank()
            ? null
            : new Profile.StatisticalCode(row.get("nuts_code"), NUTS_VERSION),
        null,
        new Profile.Position(decimal(row, "lat"), decimal(row, "lon")),
        new Profile.Population(number(row, "population"), number(row, "population_year")),
        row.get("website"),
        new Profile.Accession(Profile.Accession.Status.JOINED, date(row, "joined")),
        Arrays.stream(row.get("working_languages").split(";")).filter(l -> !l.isBlank()).toList(),
        words(row.get("themes")),
        words(row.get("competences")),
        texts(row),
        new Profile.ActionPlan(
            number(row, "plan_from"), number(row, "plan_to"), date(row, "plan_adopted"), null),
        number(row, "mediators"),
        new ProfileDraft.EstimateDraft(
            number(row, "est_min"),
            number(row, "est_max"),
            row.get("est_groups"),
            row.get("est_source"),
            number(row, "est_year"),
            choice(row.get("est_method"), Estimate.Method.class)),
        visibility(row.get("visibility")));
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.split(" "));
  }

  /** Such as {@code about=public contacts=organisation}. */
  private static Map<Section, Change.Audience> visibility(String text) {
    Map<Section, Change.Audience> visibility = new EnumMap<>(Section.class);
    for (String pair : words(text)) {
      String[] parts = pair.split("=");
      visibility.put(choice(parts[0], Section.class), choice(parts[1], Change.Audience.class));
    }
    return visibility;
  }

  /** Kind, year, minimum, maximum, method and source, such as {@code plan:2015::2019::}. */
  private static List<Figure> figures(String text) {
    List<Figure> figures = new ArrayList<>();
    for (String part : text.isBlank() ? new String[0] : text.split("\\|")) {
      String[] parts = part.split(":", FIGURE);
      figures.add(
          new Figure(
              choice(parts[0], Figure.Kind.class),
              Integer.parseInt(parts[1]),
              number(parts[2]),
              number(parts[3]),
              parts[5],
              choice(parts[4], Estimate.Method.class)));
    }
    return figures;
  }

  private static Map<String, String> names(Map<String, String> row) {
    Map<String, String> names = new HashMap<>();
    names.put("en", row.get("name_en"));
    names.put("fr", row.get("name_fr"));
    names.put(row.get("local_lang"), row.get("name_local"));
    return names;
  }

  private static Map<String, ProfileText> texts(Map<String, String> row) {
    Map<String, ProfileText> texts = new HashMap<>();
    for (String lang : new String[] {"en", "fr"}) {
      texts.put(
          lang,
          new ProfileText(
              row.get("summary_" + lang),
              row.get("needs_" + lang),
              row.get("offers_" + lang),
              row.get("funds_" + lang),
              null));
    }
    return texts;
  }

  private static Integer number(Map<String, String> row, String column) {
    return number(row.get(column));
  }

  private static Integer number(String text) {
    return text.isBlank() ? null : Integer.valueOf(text);
  }

  private static Double decimal(Map<String, String> row, String column) {
    return row.get(column).isBlank() ? null : Double.valueOf(row.get(column));
  }

  private static LocalDate date(Map<String, String> row, String column) {
    return row.get(column).isBlank() ? null : LocalDate.parse(row.get(column));
  }

  private static <E extends Enum<E>> E choice(String text, Class<E> type) {
    return text.isBlank() ? null : Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }
}

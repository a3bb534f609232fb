package org.alliance.portal.profiles.internal.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.api.Section;

/**
 * The columns of the table of profiles, in their order. Names and texts have columns for English,
 * French and the original; that of the original is blank when the original is English or French, so
 * that nothing stands in two places. What is written in still other languages is in no column, and
 * an import leaves it.
 */
final class Columns {
  static final String ID = "id";
  static final String VERSION = "version";

  private static final List<String> LANGUAGES = List.of(Edit.ORIGINAL, "en", "fr");
  private static final List<Column> ALL = all();

  private Columns() {}

  /** All of them, in the order of the file. */
  static List<Column> list() {
    return ALL;
  }

  /**
   * Those of a file, by the names as written there.
   *
   * @throws ValidationException naming every column that does not exist
   */
  static Map<String, Column> of(List<String> headers) {
    Map<String, Column> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ALL.forEach(column -> byName.put(column.name(), column));
    Map<String, Column> found = new LinkedHashMap<>();
    List<FieldProblem> problems = new ArrayList<>();
    for (String header : headers) {
      Column column = byName.get(header);
      if (column == null) {
        problems.add(FieldProblem.of(header, "profiles.problem.column", "column", header));
      }
      found.put(header, column);
    }
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    return found;
  }

  private static List<Column> all() {
    List<Column> all = new ArrayList<>();
    all.add(plain(ID, null, Profile::id, (edit, row, header) -> {}));
    all.add(plain(VERSION, null, Profile::version, (edit, row, header) -> {}));
    all.add(plain("original", null, p -> p.names().original(), Columns::original));
    LANGUAGES.forEach(lang -> all.add(words(Edit.Words.NAME, lang)));
    all.add(code("kind", Vocabulary.KIND, Profile::kind, (e, v) -> e.kind = v));
    all.add(code("country", Vocabulary.COUNTRY, Profile::country, (e, v) -> e.country = v));
    facts(all);
    about(all);
    for (Edit.Words field : Edit.Words.values()) {
      if (field != Edit.Words.NAME) {
        LANGUAGES.forEach(lang -> all.add(words(field, lang)));
      }
    }
    planAndEstimate(all);
    for (Section section : Section.values()) {
      all.add(visibility(section));
    }
    return List.copyOf(all);
  }

  private static void facts(List<Column> all) {
    Section facts = Section.FACTS;
    all.add(text("nuts.code", facts, part(Profile::nuts, n -> n.code()), (e, v) -> e.nutsCode = v));
    all.add(
        text(
            "nuts.version",
            facts,
            part(Profile::nuts, n -> n.version()),
            (e, v) -> e.nutsVersion = v));
    all.add(text("lau.code", facts, part(Profile::lau, l -> l.code()), (e, v) -> e.lauCode = v));
    all.add(
        text(
            "lau.version",
            facts,
            part(Profile::lau, l -> l.version()),
            (e, v) -> e.lauVersion = v));
    all.add(
        number(
            "population.count",
            facts,
            part(Profile::population, p -> p.count()),
            (e, v) -> e.population = v));
    all.add(
        number(
            "population.year",
            facts,
            part(Profile::population, p -> p.year()),
            (e, v) -> e.populationYear = v));
    all.add(number("mediators", facts, Profile::mediators, (e, v) -> e.mediators = v));
  }

  private static void about(List<Column> all) {
    Section about = Section.ABOUT;
    all.add(
        plain(
            "position.latitude",
            about,
            part(Profile::position, p -> p.latitude()),
            (e, row, header) -> e.latitude = row.decimal(header)));
    all.add(
        plain(
            "position.longitude",
            about,
            part(Profile::position, p -> p.longitude()),
            (e, row, header) -> e.longitude = row.decimal(header)));
    all.add(text("website", about, Profile::website, (e, v) -> e.website = v));
    all.add(
        choice(
            "accession.status",
            null,
            part(Profile::accession, a -> a.status()),
            Profile.Accession.Status.class,
            (e, v) -> e.accession = v));
    all.add(
        plain(
            "accession.date",
            null,
            part(Profile::accession, a -> a.date()),
            (e, row, header) -> e.accessionDate = row.date(header)));
    all.add(
        codes(
            "workingLanguages",
            about,
            Vocabulary.LANGUAGE,
            Profile::workingLanguages,
            (e, v) -> e.workingLanguages = v));
    all.add(
        codes("themes", Section.WORK, Vocabulary.THEME, Profile::themes, (e, v) -> e.themes = v));
    all.add(
        codes(
            "competences",
            Section.WORK,
            Vocabulary.COMPETENCE,
            Profile::competences,
            (e, v) -> e.competences = v));
  }

  private static void planAndEstimate(List<Column> all) {
    Section plan = Section.PARTICIPATION;
    all.add(
        number(
            "actionPlan.from",
            plan,
            part(Profile::actionPlan, a -> a.from()),
            (e, v) -> e.planFrom = v));
    all.add(
        number(
            "actionPlan.to", plan, part(Profile::actionPlan, a -> a.to()), (e, v) -> e.planTo = v));
    all.add(
        plain(
            "actionPlan.adopted",
            plan,
            part(Profile::actionPlan, a -> a.adopted()),
            (e, row, header) -> e.planAdopted = row.date(header)));
    all.add(
        text(
            "actionPlan.link",
            plan,
            part(Profile::actionPlan, a -> a.link()),
            (e, v) -> e.planLink = v));
    estimate(all);
  }

  private static void estimate(List<Column> all) {
    Section estimate = Section.ESTIMATE;
    all.add(
        number(
            "estimate.minimum",
            estimate,
            part(Profile::estimate, e -> e.minimum()),
            (e, v) -> e.minimum = v));
    all.add(
        number(
            "estimate.maximum",
            estimate,
            part(Profile::estimate, e -> e.maximum()),
            (e, v) -> e.maximum = v));
    all.add(
        text(
            "estimate.groups",
            estimate,
            part(Profile::estimate, e -> e.groups()),
            (e, v) -> e.groups = v));
    all.add(
        text(
            "estimate.source",
            estimate,
            part(Profile::estimate, e -> e.source()),
            (e, v) -> e.source = v));
    all.add(
        number(
            "estimate.year",
            estimate,
            part(Profile::estimate, e -> e.year()),
            (e, v) -> e.estimateYear = v));
    all.add(
        choice(
            "estimate.method",
            estimate,
            part(Profile::estimate, e -> e.method()),
            Estimate.Method.class,
            (e, v) -> e.method = v));
  }

  private static Column visibility(Section section) {
    return choice(
        "visibility." + section.name().toLowerCase(Locale.ROOT),
        null,
        p -> p.visibility().get(section),
        Change.Audience.class,
        (e, v) -> e.visibility.put(section, v));
  }

  private static Column words(Edit.Words field, String lang) {
    return new Column(
        field.column(lang),
        section(field),
        true,
        p -> word(p, field, lang),
        (edit, row, header) -> edit.words(field, lang, row.text(header)));
  }

  private static Section section(Edit.Words field) {
    return switch (field) {
      case NAME -> null;
      case SUMMARY -> Section.ABOUT;
      case NEEDS, COMPETENCES -> Section.WORK;
      case FUNDS_EXPERIENCE -> Section.FUNDS;
      case PARTICIPATION_BODY -> Section.PARTICIPATION;
    };
  }

  private static String word(Profile p, Edit.Words field, String lang) {
    String own = p.names().original();
    boolean original = Edit.ORIGINAL.equals(lang);
    if (original && LANGUAGES.contains(own)) {
      return null;
    }
    String key = original ? own : lang;
    if (field == Edit.Words.NAME) {
      return p.names().values().get(key);
    }
    ProfileText text = p.texts() == null ? null : p.texts().values().get(key);
    return text == null ? null : field.of.apply(text);
  }

  private static <P> Function<Profile, Object> part(
      Function<Profile, P> part, Function<P, Object> value) {
    return p -> part.apply(p) == null ? null : value.apply(part.apply(p));
  }

  private static Column plain(
      String name, Section section, Function<Profile, Object> get, Column.Setter set) {
    return new Column(name, section, false, get, set);
  }

  private static Column text(
      String name, Section section, Function<Profile, Object> get, BiConsumer<Edit, String> set) {
    return plain(name, section, get, (edit, row, header) -> set.accept(edit, row.text(header)));
  }

  private static Column number(
      String name, Section section, Function<Profile, Object> get, BiConsumer<Edit, Integer> set) {
    return plain(name, section, get, (edit, row, header) -> set.accept(edit, row.number(header)));
  }

  private static <E extends Enum<E>> Column choice(
      String name,
      Section section,
      Function<Profile, Object> get,
      Class<E> type,
      BiConsumer<Edit, E> set) {
    return plain(
        name,
        section,
        get,
        (edit, row, header) -> {
          String text = row.text(header);
          set.accept(edit, text == null ? null : Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
        });
  }

  private static Column code(
      String name, String scheme, Function<Profile, Object> get, BiConsumer<Edit, String> set) {
    return plain(
        name,
        null,
        get,
        (edit, row, header) -> {
          String text = row.text(header);
          set.accept(
              edit,
              text == null
                  ? null
                  : edit.codes.one(scheme, text).orElseThrow(IllegalArgumentException::new));
        });
  }

  private static Column codes(
      String name,
      Section section,
      String scheme,
      Function<Profile, List<String>> get,
      BiConsumer<Edit, List<String>> set) {
    return plain(
        name,
        section,
        p -> get.apply(p).isEmpty() ? null : String.join(" ", get.apply(p)),
        (edit, row, header) -> {
          String text = row.text(header);
          set.accept(
              edit,
              text == null
                  ? List.of()
                  : edit.codes.several(scheme, text).orElseThrow(IllegalArgumentException::new));
        });
  }

  /** Names may be in languages that nobody can be addressed in, so a mere code will do. */
  private static void original(Edit edit, Csv.Row row, String header) {
    String text = row.text(header);
    if (text == null) {
      edit.original = null;
    } else if (text.matches("[A-Za-z]{2,3}")) {
      edit.original = text.toLowerCase(Locale.ROOT);
    } else {
      edit.original =
          edit.codes.one(Vocabulary.LANGUAGE, text).orElseThrow(IllegalArgumentException::new);
    }
  }
}

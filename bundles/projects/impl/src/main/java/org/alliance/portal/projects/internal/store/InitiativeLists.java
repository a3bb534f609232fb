package org.alliance.portal.projects.internal.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists of published initiatives from the database. */
@Component(service = InitiativeLists.class)
public class InitiativeLists {
  private static final String ENTRY =
      "select i.id, i.version, i.organisation_id, i.country, i.kind, i.status, i.evidence,"
          + " i.date_from, i.date_to, i.budget_cents, i.themes, i.original, i.adoptions, i.updated,"
          + " i.sample from ";
  private static final String INITIATIVES = "projects_initiative i";
  private static final String PUBLISHED = "i.state = 'published'";

  private final Database database;

  @Activate
  public InitiativeLists(@Reference(target = "(portal.schema=projects)") Database database) {
    this.database = database;
  }

  /**
   * An entry of a list, in all languages.
   *
   * @param summaries null when there is none
   */
  public record Listed(
      Id id,
      int version,
      Id organisation,
      String country,
      InitiativeDraft.Kind kind,
      ByLanguage<String> titles,
      ByLanguage<String> summaries,
      List<String> themes,
      InitiativeDraft.Status status,
      InitiativeDraft.Evidence evidence,
      LocalDate from,
      LocalDate to,
      BigDecimal budget,
      int adoptions,
      Instant updated,
      boolean sample) {}

  /** One page in two queries, whatever its size. */
  public Slice<Listed> list(InitiativeFilter filter, int limit, String after) {
    Lists.Query query = page(filter, limit, after);
    List<Entry> entries = database.list(query.sql(), InitiativeLists::entry, query.params());
    boolean more = entries.size() > limit;
    List<Entry> shown = more ? entries.subList(0, limit) : entries;
    String next = null;
    if (more) {
      Entry last = shown.get(limit - 1);
      next =
          new Cursor(List.of(Long.toString(last.updated.toEpochMilli()), last.id.toString()))
              .toString();
    }
    return new Slice<>(titled(shown), next);
  }

  /** Those of the initiatives that are published, in two queries for each 500. */
  public List<Listed> entries(Collection<Id> ids) {
    List<Entry> entries = new ArrayList<>();
    Lists.each(
        database,
        ENTRY + INITIATIVES + " where " + PUBLISHED + " and i.id",
        ids,
        row -> entries.add(entry(row)));
    return titled(entries);
  }

  /** Languages in which something is told. */
  public List<String> languages() {
    return database.list(
        "select distinct t.lang from projects_title t order by t.lang fetch first 500 rows only",
        row -> row.text("lang"));
  }

  /** Those in which a member took part, last begun first. */
  public List<Listed> partnered(Id organisation, int limit) {
    return titled(
        database.list(
            ENTRY
                + "projects_partner p join projects_initiative i on i.id = p.id where "
                + PUBLISHED
                + " and p.organisation_id = ? order by p.id desc fetch first ? rows only",
            InitiativeLists::entry,
            organisation,
            limit));
  }

  /**
   * The query for one page and the entry that tells whether there is another. It walks along the
   * index of what leaves the least; a theme is looked for in the rows of a member or a country,
   * which may be few where the theme has many.
   */
  static Lists.Query page(InitiativeFilter filter, int limit, String after) {
    boolean narrowed = filter.organisation() != null || filter.country() != null;
    boolean byTheme = filter.theme() != null && !narrowed;
    String at = byTheme ? "t" : "i";
    List<String> equal = new ArrayList<>();
    List<Object> params = new ArrayList<>();
    equal("t.theme", byTheme ? filter.theme() : null, equal, params);
    equal("i.organisation_id", filter.organisation(), equal, params);
    equal("i.country", filter.country(), equal, params);
    equal("i.kind", filter.kind(), equal, params);
    String where =
        String.join("", equal.stream().map(column -> " and " + column + " = ?").toList());
    if (filter.theme() != null && !byTheme) {
      // Not by like, of which PostgreSQL thinks that it leaves so little that it may sort.
      where += " and {fn locate(cast(? as varchar(42)), ' ' || i.themes || ' ')} > 0";
      params.add(" " + filter.theme() + " ");
    }
    Cursor cursor = Cursor.parse(after, 2);
    long until = cursor == null ? Long.MAX_VALUE : time(cursor);
    params.addAll(
        List.of(until, until, cursor == null ? new Id(Long.MAX_VALUE) : id(cursor), limit + 1));
    return new Lists.Query(
        ENTRY
            + (byTheme ? "projects_theme t join projects_initiative i on i.id = t.id" : INITIATIVES)
            + " where "
            + PUBLISHED
            + where
            + " and "
            + at
            + ".updated <= ? and ("
            + at
            + ".updated < ? or "
            + at
            + ".id < ?) order by "
            + (byTheme ? "t.theme, " : walked(equal))
            + at
            + ".updated desc, "
            + at
            + ".id desc fetch first ? rows only",
        params.toArray());
  }

  /** Naming the equal columns too lets Derby see that the index already has this order. */
  private static String walked(List<String> equal) {
    boolean one = equal.contains("i.organisation_id");
    return String.join("", equal.stream().limit(one ? 1 : 2).map(column -> column + ", ").toList())
        + "i.state, ";
  }

  private static void equal(String column, Object value, List<String> equal, List<Object> params) {
    if (value != null) {
      equal.add(column);
      params.add(value);
    }
  }

  private static long time(Cursor cursor) {
    try {
      return Long.parseLong(cursor.keys().get(0));
    } catch (NumberFormatException e) {
      throw refused();
    }
  }

  private static Id id(Cursor cursor) {
    try {
      return Id.parse(cursor.keys().get(1));
    } catch (IllegalArgumentException e) {
      throw refused();
    }
  }

  private static ValidationException refused() {
    return new ValidationException(FieldProblem.of("after", "portal.problem.cursor"));
  }

  /** Entries with their words. */
  private List<Listed> titled(List<Entry> entries) {
    Map<Id, Map<String, String>> titles = new HashMap<>();
    Map<Id, Map<String, String>> summaries = new HashMap<>();
    Lists.each(
        database,
        "select id, lang, title, summary from projects_title where id",
        new LinkedHashSet<>(entries.stream().map(Entry::id).toList()),
        row -> {
          put(titles, row, "title");
          put(summaries, row, "summary");
        });
    return entries.stream()
        // One that was deleted between the two queries has no title any more.
        .filter(entry -> titles.containsKey(entry.id))
        .map(entry -> entry.listed(titles.get(entry.id), summaries.get(entry.id)))
        .toList();
  }

  private static void put(Map<Id, Map<String, String>> texts, Row row, String column) {
    if (row.text(column) != null) {
      texts
          .computeIfAbsent(row.id("id"), id -> new TreeMap<>())
          .put(row.text("lang"), row.text(column));
    }
  }

  /** An entry without words. */
  record Entry(Id id, Instant updated, Listed facts, String original) {

    Listed listed(Map<String, String> titles, Map<String, String> summaries) {
      return new Listed(
          id,
          facts.version,
          facts.organisation,
          facts.country,
          facts.kind,
          words(titles),
          summaries == null ? null : words(summaries),
          facts.themes,
          facts.status,
          facts.evidence,
          facts.from,
          facts.to,
          facts.budget,
          facts.adoptions,
          updated,
          facts.sample);
    }

    private ByLanguage<String> words(Map<String, String> words) {
      return new ByLanguage<>(
          words.containsKey(original) ? original : words.keySet().iterator().next(), words);
    }
  }

  private static Entry entry(Row row) {
    String themes = row.text("themes");
    return new Entry(
        row.id("id"),
        row.instant("updated"),
        new Listed(
            row.id("id"),
            row.number("version"),
            row.id("organisation_id"),
            row.text("country"),
            row.choice("kind", InitiativeDraft.Kind.class),
            null,
            null,
            themes.isEmpty() ? List.of() : List.of(themes.split(" ")),
            row.choice("status", InitiativeDraft.Status.class),
            row.choice("evidence", InitiativeDraft.Evidence.class),
            row.date("date_from"),
            row.date("date_to"),
            InitiativeStore.euros(row.bigOrNull("budget_cents")),
            row.number("adoptions"),
            row.instant("updated"),
            row.flag("sample")),
        row.text("original"));
  }
}

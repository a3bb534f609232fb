package org.alliance.portal.profiles.internal.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileCounts;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.ProfileFactory;
import org.alliance.portal.profiles.internal.store.ProfileStore.Query;

/** Lists of profiles from the database. */
public final class ProfileLists {
  private static final String ENTRY =
      "select id, version, sort_name, original, country, kind, population, latitude, longitude,"
          + " themes, visibility, updated, last_confirmed, sample, accession, published"
          + " from profiles_profile";

  private static final String PUBLISHED = "published = 1";

  /** As {@link org.alliance.portal.profiles.api.Profile#takesPart}. */
  private static final String TAKES_PART =
      PUBLISHED + " and (accession is null or accession = 'joined')";

  private static final Pattern SORT_NAME = Pattern.compile("[A-Z0-9 ]{0,400}");

  private final Database database;

  ProfileLists(Database database) {
    this.database = database;
  }

  /**
   * An entry of a list with nothing hidden.
   *
   * @param summary the entry
   * @param visibility who may see each section
   * @param takesPart as {@link Profile#takesPart}
   */
  public record Listed(
      ProfileSummary summary, Map<Section, Change.Audience> visibility, boolean takesPart) {}

  /** One page of profiles in two queries, whatever its size. */
  public Slice<Listed> list(ProfileFilter filter, int limit, String after, String lang) {
    return list(page(filter, limit, after, false), limit, lang);
  }

  /** As {@link #list(ProfileFilter, int, String, String)}, of those that take part. */
  public Slice<Listed> participants(ProfileFilter filter, int limit, String after, String lang) {
    return list(page(filter, limit, after, true), limit, lang);
  }

  private Slice<Listed> list(Query query, int limit, String lang) {
    List<Entry> entries = database.list(query.sql(), ProfileLists::entry, query.params());
    boolean more = entries.size() > limit;
    List<Entry> shown = more ? entries.subList(0, limit) : entries;
    String next = null;
    if (more) {
      Entry last = shown.get(limit - 1);
      next = new Cursor(List.of(last.sortName, last.id.toString())).toString();
    }
    return new Slice<>(summaries(shown, lang), next);
  }

  /** Those of the profiles that are published as entries, in two queries; at most 1,000 ids. */
  public List<Listed> entries(Collection<Id> ids, String lang) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Query query =
        ProfileStore.in(
            ENTRY + " where " + PUBLISHED + " and id ", List.copyOf(new LinkedHashSet<>(ids)));
    return summaries(database.list(query.sql(), ProfileLists::entry, query.params()), lang);
  }

  /**
   * The query for one page and the entry that tells whether there is another.
   *
   * @param takingPart whether only those are wanted that take part: few do not, and few are not
   *     published, so neither needs an index
   */
  public static Query page(ProfileFilter filter, int limit, String after, boolean takingPart) {
    StringBuilder sql = new StringBuilder(ENTRY);
    List<Object> params = new ArrayList<>();
    sql.append(" where ").append(takingPart ? TAKES_PART : PUBLISHED);
    if (filter.country() != null) {
      sql.append(" and country = ?");
      params.add(filter.country());
    }
    if (filter.kind() != null) {
      sql.append(" and kind = ?");
      params.add(filter.kind());
    }
    Cursor cursor = Cursor.parse(after, 2);
    String from = cursor == null ? "" : cursor.keys().get(0);
    // The first page has a start too: without a range Derby would rather read and sort everything.
    sql.append(" and sort_name >= ? and (sort_name > ? or id > ?)");
    params.addAll(List.of(from, from, cursor == null ? new Id(0) : cursorId(cursor)));
    sql.append(" order by ");
    // Naming the equal columns too lets Derby see that the index already has this order.
    sql.append(filter.country() == null ? "" : "country, ");
    sql.append(filter.kind() == null ? "" : "kind, ");
    sql.append("sort_name, id fetch first ? rows only");
    params.add(limit + 1);
    return new Query(sql.toString(), params.toArray());
  }

  private static Id cursorId(Cursor cursor) {
    try {
      if (SORT_NAME.matcher(cursor.keys().get(0)).matches()) {
        return Id.parse(cursor.keys().get(1));
      }
    } catch (IllegalArgumentException e) {
      // Told below: to the client both are the same mistake.
    }
    throw new ValidationException(FieldProblem.of("after", "portal.problem.cursor"));
  }

  /** The profiles added last. */
  public List<Listed> newest(int limit, String lang) {
    Query query = newest(limit);
    return summaries(database.list(query.sql(), ProfileLists::entry, query.params()), lang);
  }

  /** The query for the profiles added last. */
  public static Query newest(int limit) {
    return new Query(
        ENTRY
            + " where created > ? and "
            + PUBLISHED
            + " order by created desc, id desc fetch first ? rows only",
        new Object[] {0L, limit});
  }

  /** How many there are of each country and kind. */
  public ProfileCounts counts() {
    return counts(PUBLISHED);
  }

  /** How many take part of each country and kind. */
  public ProfileCounts participantCounts() {
    return counts(TAKES_PART);
  }

  private ProfileCounts counts(String which) {
    return new ProfileCounts(
        database.list(
            "select country, kind, count(*) as members from profiles_profile where "
                + which
                + " group by country, kind fetch first 10000 rows only",
            row ->
                new ProfileCounts.Cell(
                    row.text("country"), row.text("kind"), row.number("members"))));
  }

  /**
   * What a profile is called.
   *
   * @param names its names
   * @param takesPart as {@link Profile#takesPart}
   * @param published as {@link Profile#published}
   */
  public record Named(ByLanguage<String> names, boolean takesPart, boolean published) {}

  /** Names by profile, in one query; at most 1,000 ids. */
  public Map<Id, Named> names(Collection<Id> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Query query =
        ProfileStore.in(
            "select t.id, t.lang, t.name, p.original, p.accession, p.published from profiles_profile_text t"
                + " join profiles_profile p on p.id = t.id where t.name is not null and t.id ",
            List.copyOf(new LinkedHashSet<>(ids)));
    Map<Id, Map<String, String>> names = new LinkedHashMap<>();
    Map<Id, String> originals = new HashMap<>();
    Set<Id> participants = new HashSet<>();
    Set<Id> drafts = new HashSet<>();
    database.each(
        query.sql(),
        row -> {
          put(names, row.id("id"), row.text("lang"), row.text("name"));
          originals.put(row.id("id"), row.text("original"));
          if (takesPart(row)) {
            participants.add(row.id("id"));
          }
          if (!row.flag("published")) {
            drafts.add(row.id("id"));
          }
        },
        query.params());
    Map<Id, Named> found = new LinkedHashMap<>();
    names.forEach(
        (id, values) ->
            found.put(
                id,
                new Named(
                    new ByLanguage<>(originals.get(id), values),
                    participants.contains(id),
                    !drafts.contains(id))));
    return found;
  }

  private static boolean takesPart(Row row) {
    String accession = row.text("accession");
    return row.flag("published") && (accession == null || "joined".equals(accession));
  }

  private record Entry(
      Id id,
      int version,
      String sortName,
      String original,
      String country,
      String kind,
      Integer population,
      Profile.Position position,
      List<String> themes,
      Map<Section, Change.Audience> visibility,
      Instant updated,
      LocalDate lastConfirmed,
      boolean sample,
      boolean takesPart) {}

  private static Entry entry(Row row) {
    return new Entry(
        row.id("id"),
        row.number("version"),
        row.text("sort_name"),
        row.text("original"),
        row.text("country"),
        row.text("kind"),
        row.numberOrNull("population"),
        ProfileRows.position(row),
        ProfileRows.split(row.text("themes")),
        Visible.audiences(row.text("visibility")),
        row.instant("updated"),
        row.date("last_confirmed"),
        row.flag("sample"),
        takesPart(row));
  }

  private List<Listed> summaries(List<Entry> entries, String lang) {
    if (entries.isEmpty()) {
      return List.of();
    }
    Map<Id, Map<String, String>> names = new HashMap<>();
    Map<Id, Map<String, String>> summaries = new HashMap<>();
    Query query = texts(entries.stream().map(Entry::id).toList());
    database.list(
        query.sql(),
        row -> {
          Id id = row.id("id");
          put(names, id, row.text("lang"), row.text("name"));
          put(summaries, id, row.text("lang"), row.text("summary"));
          return id;
        },
        query.params());
    return entries.stream()
        // Without names: deleted between the two queries.
        .filter(e -> names.containsKey(e.id))
        .map(
            e ->
                new Listed(
                    new ProfileSummary(
                        e.id,
                        e.version,
                        choose(names.get(e.id), e.original, lang),
                        e.kind,
                        e.country,
                        e.population,
                        choose(summaries.get(e.id), e.original, lang),
                        e.position,
                        e.themes,
                        e.updated,
                        e.lastConfirmed,
                        e.sample),
                    e.visibility,
                    e.takesPart))
        .toList();
  }

  /** The query for names and summaries. */
  public static Query texts(List<Id> ids) {
    return ProfileStore.in(
        "select id, lang, name, summary from profiles_profile_text where id ", ids);
  }

  private static void put(Map<Id, Map<String, String>> all, Id id, String lang, String value) {
    if (value != null) {
      all.computeIfAbsent(id, unused -> new TreeMap<>()).put(lang, value);
    }
  }

  private static ByLanguage.Chosen<String> choose(
      Map<String, String> values, String original, String lang) {
    return values == null
        ? null
        : new ByLanguage<>(ProfileFactory.first(values, original), values).in(lang);
  }
}

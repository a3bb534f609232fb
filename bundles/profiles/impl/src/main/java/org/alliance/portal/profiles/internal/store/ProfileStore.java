package org.alliance.portal.profiles.internal.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileCounts;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.ProfileFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Profiles in the database. */
@Component(service = ProfileStore.class)
public class ProfileStore {
  private static final String ENTRY =
      "select id, version, sort_name, original, country, kind, population, latitude, longitude,"
          + " themes, visibility, updated, last_confirmed, sample from profiles_profile";
  private static final String INSERT =
      "insert into profiles_profile ("
          + ProfileRows.COLUMNS
          + ", id, version, created, sample) values ("
          + "?, ".repeat(ProfileRows.COLUMNS.split(",").length)
          + "?, ?, ?, ?)";
  private static final String UPDATE =
      "update profiles_profile set "
          + ProfileRows.COLUMNS.replace(",", " = ?,")
          + " = ?, version = version + 1 where id = ? and version = ?";
  private static final String INSERT_TEXT =
      "insert into profiles_profile_text (id, lang, name, summary, needs, competences,"
          + " funds_experience, participation_body) values (?, ?, ?, ?, ?, ?, ?, ?)";

  /** Tables whose rows go with their profile. */
  private static final List<String> PARTS =
      List.of("profiles_profile_text", "profiles_code", "profiles_audience", "profiles_figure");

  /** So few sizes of lists that each database keeps their plans. */
  private static final int[] SIZES = {1, 10, 25, 50, 100, 200, 500, 1_000};

  private static final int MANY = 500;

  private static final Pattern SORT_NAME = Pattern.compile("[A-Z0-9 ]{0,400}");

  private final Database database;

  @Activate
  public ProfileStore(@Reference(target = "(portal.schema=profiles)") Database database) {
    this.database = database;
  }

  /**
   * An entry of a list with nothing hidden.
   *
   * @param summary the entry
   * @param visibility who may see each section
   */
  public record Listed(ProfileSummary summary, Map<Section, Change.Audience> visibility) {}

  /** A statement with its parameters. */
  public record Query(String sql, Object[] params) {}

  /** One profile, in two queries. */
  public Optional<Profile> get(Id id) {
    return database
        .first(ProfileRows.FACTS + "= ?", ProfileRows::facts, id)
        .map(
            facts -> {
              ProfileRows.Words words = new ProfileRows.Words();
              database.list(ProfileRows.TEXTS + "= ?", words::take, id);
              return ProfileRows.profile(facts, words);
            });
  }

  /** Those of the profiles that exist, in two queries for each {@value #MANY}. */
  public Map<Id, Profile> get(Collection<Id> ids) {
    Map<Id, Profile> found = new LinkedHashMap<>();
    List<Id> all = List.copyOf(new LinkedHashSet<>(ids));
    for (int from = 0; from < all.size(); from += MANY) {
      List<Id> some = all.subList(from, Math.min(all.size(), from + MANY));
      together(in(ProfileRows.FACTS, some), in(ProfileRows.TEXTS, some))
          .forEach(profile -> found.put(profile.id(), profile));
    }
    return found;
  }

  /** Profiles by id, in two queries; the texts are those of the same range. */
  public List<Profile> after(Id after, int limit) {
    Query facts = afterQuery(after, limit);
    List<Profile> rows = database.list(facts.sql(), ProfileRows::facts, facts.params());
    return rows.isEmpty()
        ? List.of()
        : together(
            rows,
            new Query(
                ProfileRows.TEXTS + ">= ? and id <= ?",
                new Object[] {rows.get(0).id(), rows.get(rows.size() - 1).id()}));
  }

  /** The query for the facts of profiles by id. */
  static Query afterQuery(Id after, int limit) {
    return new Query(
        ProfileRows.FACTS + "> ? order by id fetch first ? rows only", new Object[] {after, limit});
  }

  private List<Profile> together(Query facts, Query texts) {
    return together(database.list(facts.sql(), ProfileRows::facts, facts.params()), texts);
  }

  private List<Profile> together(List<Profile> rows, Query texts) {
    Map<Id, ProfileRows.Words> words = new HashMap<>();
    // Streamed: 500 profiles in all languages may be more rows than a list takes.
    database.each(
        texts.sql(),
        row -> words.computeIfAbsent(row.id("id"), id -> new ProfileRows.Words()).take(row),
        texts.params());
    List<Profile> profiles = new ArrayList<>();
    for (Profile row : rows) {
      Profile profile = ProfileRows.profile(row, words.get(row.id()));
      if (profile != null) {
        profiles.add(profile);
      }
    }
    return profiles;
  }

  /** Names by profile, in one query; at most 1,000 ids. */
  public Map<Id, ByLanguage<String>> names(Collection<Id> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Query query =
        in(
            "select t.id, t.lang, t.name, p.original from profiles_profile_text t"
                + " join profiles_profile p on p.id = t.id where t.name is not null and t.id ",
            List.copyOf(new LinkedHashSet<>(ids)));
    Map<Id, Map<String, String>> names = new LinkedHashMap<>();
    Map<Id, String> originals = new HashMap<>();
    database.each(
        query.sql(),
        row -> {
          put(names, row.id("id"), row.text("lang"), row.text("name"));
          originals.put(row.id("id"), row.text("original"));
        },
        query.params());
    Map<Id, ByLanguage<String>> found = new LinkedHashMap<>();
    names.forEach((id, values) -> found.put(id, new ByLanguage<>(originals.get(id), values)));
    return found;
  }

  /** One page of profiles in two queries, whatever its size. */
  public Slice<Listed> list(ProfileFilter filter, int limit, String after, String lang) {
    Query query = page(filter, limit, after);
    List<Entry> entries = database.list(query.sql(), ProfileStore::entry, query.params());
    boolean more = entries.size() > limit;
    List<Entry> shown = more ? entries.subList(0, limit) : entries;
    String next = null;
    if (more) {
      Entry last = shown.get(limit - 1);
      next = new Cursor(List.of(last.sortName, last.id.toString())).toString();
    }
    return new Slice<>(summaries(shown, lang), next);
  }

  /** Those of the profiles that exist as entries, in two queries; at most {@value #MANY} ids. */
  public List<Listed> entries(Collection<Id> ids, String lang) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Query query = in(ENTRY + " where id ", List.copyOf(new LinkedHashSet<>(ids)));
    return summaries(database.list(query.sql(), ProfileStore::entry, query.params()), lang);
  }

  /** The query for one page and the entry that tells whether there is another. */
  public static Query page(ProfileFilter filter, int limit, String after) {
    StringBuilder sql = new StringBuilder(ENTRY);
    List<Object> params = new ArrayList<>();
    String word = " where ";
    if (filter.country() != null) {
      sql.append(word).append("country = ?");
      params.add(filter.country());
      word = " and ";
    }
    if (filter.kind() != null) {
      sql.append(word).append("kind = ?");
      params.add(filter.kind());
      word = " and ";
    }
    Cursor cursor = Cursor.parse(after, 2);
    if (cursor != null) {
      sql.append(word).append("sort_name >= ? and (sort_name > ? or id > ?)");
      params.add(cursor.keys().get(0));
      params.add(cursor.keys().get(0));
      params.add(cursorId(cursor));
    }
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
    return summaries(database.list(query.sql(), ProfileStore::entry, query.params()), lang);
  }

  /** The query for the profiles added last. */
  public static Query newest(int limit) {
    return new Query(
        ENTRY + " order by created desc, id desc fetch first ? rows only", new Object[] {limit});
  }

  /** How many there are of each country and kind. */
  public ProfileCounts counts() {
    return new ProfileCounts(
        database.list(
            "select country, kind, count(*) as members from profiles_profile"
                + " group by country, kind fetch first 10000 rows only",
            row ->
                new ProfileCounts.Cell(
                    row.text("country"), row.text("kind"), row.number("members"))));
  }

  /** Adds a profile as it stands in the record. */
  public void insert(Profile profile) {
    List<Object> values = ProfileRows.values(profile);
    values.add(profile.id());
    values.add(profile.version());
    values.add(profile.created());
    values.add(profile.sample());
    database.update(INSERT, values.toArray());
    insertTexts(profile);
    insertCodes(List.of(profile));
  }

  /**
   * Replaces a profile.
   *
   * @param profile with the version it gets
   * @return whether the database had the version before that one
   */
  public boolean update(Profile profile) {
    List<Object> values = ProfileRows.values(profile);
    values.add(profile.id());
    values.add(profile.version() - 1);
    if (database.update(UPDATE, values.toArray()) == 0) {
      return false;
    }
    database.update("delete from profiles_profile_text where id = ?", profile.id());
    insertTexts(profile);
    database.update("delete from profiles_code where id = ?", profile.id());
    insertCodes(List.of(profile));
    return true;
  }

  /**
   * Gives a profile that says the same as before its new version and days.
   *
   * @param profile with the version it gets
   * @return whether the database had the version before that one
   */
  public boolean stamp(Profile profile) {
    return database.update(
            "update profiles_profile set version = version + 1, updated = ?, last_confirmed = ?"
                + " where id = ? and version = ?",
            profile.updated(),
            profile.lastConfirmed(),
            profile.id(),
            profile.version() - 1)
        == 1;
  }

  /**
   * Removes a profile.
   *
   * @return whether the database had this version
   */
  public boolean delete(Id id, int version) {
    if (database.update("delete from profiles_profile where id = ? and version = ?", id, version)
        == 0) {
      return false;
    }
    PARTS.forEach(part -> database.update("delete from " + part + " where id = ?", id));
    return true;
  }

  /**
   * Replaces the facts of some profiles, whose words stay; one that has changed since it was read
   * stays as it is.
   *
   * @param profiles with the version that each gets
   */
  public void updateFacts(List<Profile> profiles) {
    List<Object[]> sets = new ArrayList<>();
    for (Profile profile : profiles) {
      List<Object> values = ProfileRows.values(profile);
      values.add(profile.id());
      values.add(profile.version() - 1);
      sets.add(values.toArray());
    }
    database.batch(UPDATE, sets);
    database.batch(
        "delete from profiles_code where id = ?",
        profiles.stream().map(p -> new Object[] {p.id()}).toList());
    insertCodes(profiles);
  }

  /** Lets the profiles that have certain words be found by them. */
  public void insertCodes(Collection<Profile> profiles) {
    List<Object[]> sets = new ArrayList<>();
    for (Profile p : profiles) {
      p.themes().forEach(code -> sets.add(new Object[] {Vocabulary.THEME, code, p.id()}));
      p.competences().forEach(code -> sets.add(new Object[] {Vocabulary.COMPETENCE, code, p.id()}));
      p.workingLanguages()
          .forEach(code -> sets.add(new Object[] {Vocabulary.LANGUAGE, code, p.id()}));
    }
    database.batch("insert into profiles_code (scheme, code, id) values (?, ?, ?)", sets);
  }

  /** Removes profiles of any version. */
  public void delete(List<Id> ids) {
    List<Object[]> sets = ids.stream().map(id -> new Object[] {id}).toList();
    PARTS.forEach(part -> database.batch("delete from " + part + " where id = ?", sets));
    database.batch("delete from profiles_profile where id = ?", sets);
  }

  private void insertTexts(Profile profile) {
    Set<String> languages = new TreeSet<>(profile.names().values().keySet());
    if (profile.texts() != null) {
      languages.addAll(profile.texts().values().keySet());
    }
    List<Object[]> sets = new ArrayList<>();
    for (String lang : languages) {
      ProfileText text = profile.texts() == null ? null : profile.texts().values().get(lang);
      ProfileText t = text == null ? new ProfileText(null, null, null, null, null) : text;
      sets.add(
          new Object[] {
            profile.id(),
            lang,
            profile.names().values().get(lang),
            t.summary(),
            t.needs(),
            t.competences(),
            t.fundsExperience(),
            t.participationBody()
          });
    }
    database.batch(INSERT_TEXT, sets);
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
      boolean sample) {}

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
        row.flag("sample"));
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
                    e.visibility))
        .toList();
  }

  /** The query for names and summaries. */
  public static Query texts(List<Id> ids) {
    return in("select id, lang, name, summary from profiles_profile_text where id ", ids);
  }

  /** A query for some ids; the last one fills the list up to a usual size. */
  static Query in(String select, List<Id> ids) {
    int size = ids.size();
    for (int usual : SIZES) {
      if (usual >= ids.size()) {
        size = usual;
        break;
      }
    }
    Object[] params = new Object[size];
    for (int i = 0; i < size; i++) {
      params[i] = ids.get(Math.min(i, ids.size() - 1));
    }
    return new Query(select + "in (?" + ", ?".repeat(size - 1) + ")", params);
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

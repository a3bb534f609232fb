package org.alliance.portal.profiles.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Profiles in the database. */
@Component(service = ProfileStore.class)
public class ProfileStore {
  private static final String INSERT =
      "insert into profiles_profile ("
          + ProfileRows.COLUMNS
          + ", id, version, created, sample, published) values ("
          + "?, ".repeat(ProfileRows.COLUMNS.split(",").length)
          + "?, ?, ?, ?, ?)";
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

  private final Database database;
  private final ProfileLists lists;

  @Activate
  public ProfileStore(@Reference(target = "(portal.schema=profiles)") Database database) {
    this.database = database;
    this.lists = new ProfileLists(database);
  }

  /** Lists of profiles. */
  public ProfileLists lists() {
    return lists;
  }

  /** A statement with its parameters. */
  public record Query(String sql, Object[] params) {}

  /** One profile, in one query. */
  public Optional<Profile> get(Id id) {
    ProfileRows.Words words = new ProfileRows.Words();
    database.list(ProfileRows.WHOLE, words::takeWhole, id);
    return Optional.ofNullable(words.profile());
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

  /** Adds a profile as it stands in the record. */
  public void insert(Profile profile) {
    List<Object> values = ProfileRows.values(profile);
    values.add(profile.id());
    values.add(profile.version());
    values.add(profile.created());
    values.add(profile.sample());
    values.add(profile.published());
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
   * Gives a profile that says the same as before its new version and days, and publishes it when it
   * is to be.
   *
   * @param profile with the version it gets
   * @return whether the database had the version before that one
   */
  public boolean stamp(Profile profile) {
    return database.update(
            "update profiles_profile set version = version + 1, updated = ?, last_confirmed = ?,"
                + " published = ? where id = ? and version = ?",
            profile.updated(),
            profile.lastConfirmed(),
            profile.published(),
            profile.id(),
            profile.version() - 1)
        == 1;
  }

  /**
   * Whether an organisation has a profile, or had one that was removed, or that was a sample: then
   * none is to be made for it.
   */
  public boolean had(Id id) {
    return database
        .first(
            "select id from profiles_profile where id = ? union all"
                + " select id from profiles_removed where id = ? union all"
                + " select id from profiles_sample where id = ? fetch first 1 rows only",
            row -> row.id("id"),
            id,
            id,
            id)
        .isPresent();
  }

  /**
   * Removes a profile, and remembers that there was one.
   *
   * @return whether the database had this version
   */
  public boolean delete(Id id, int version) {
    if (database.update("delete from profiles_profile where id = ? and version = ?", id, version)
        == 0) {
      return false;
    }
    forget(List.of(id));
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
    forget(ids);
    database.batch("delete from profiles_profile where id = ?", sets(ids));
  }

  private void forget(List<Id> ids) {
    List<Object[]> sets = sets(ids);
    PARTS.forEach(part -> database.batch("delete from " + part + " where id = ?", sets));
    database.batch("delete from profiles_removed where id = ?", sets);
    database.batch("insert into profiles_removed (id) values (?)", sets);
  }

  private static List<Object[]> sets(List<Id> ids) {
    return ids.stream().map(id -> new Object[] {id}).toList();
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
}

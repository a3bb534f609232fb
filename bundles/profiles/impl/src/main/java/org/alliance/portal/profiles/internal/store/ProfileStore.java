package org.alliance.portal.profiles.internal.store;

import java.util.ArrayList;
import java.util.HashMap;
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
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileCounts;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.internal.SortNames;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Profiles in the database. */
@Component(service = ProfileStore.class)
public class ProfileStore {
  private static final String GET =
      "select p.id, p.version, p.original, p.country, p.kind, p.nuts_code, p.nuts_version,"
          + " p.lau_code, p.lau_version, p.latitude, p.longitude, p.population, p.population_year,"
          + " p.website, p.accession, p.accession_date, p.working_languages, p.plan_from,"
          + " p.plan_to, p.plan_adopted, p.plan_link, p.mediators, p.estimate_minimum,"
          + " p.estimate_maximum, p.estimate_groups, p.estimate_source, p.estimate_year,"
          + " p.estimate_method, p.created, p.updated, p.last_confirmed, p.sample, t.lang, t.name,"
          + " t.summary, t.needs, t.competences, t.funds_experience, t.participation_body"
          + " from profiles_profile p join profiles_profile_text t on t.id = p.id where p.id = ?";
  private static final String ENTRY =
      "select id, version, sort_name, original, country, kind, population, updated, sample"
          + " from profiles_profile";
  private static final String COLUMNS =
      "sort_name, original, country, kind, nuts_code, nuts_version, lau_code, lau_version,"
          + " latitude, longitude, population, population_year, website, accession,"
          + " accession_date, working_languages, plan_from, plan_to, plan_adopted, plan_link,"
          + " mediators, estimate_minimum, estimate_maximum, estimate_groups, estimate_source,"
          + " estimate_year, estimate_method, updated, last_confirmed";
  private static final String INSERT =
      "insert into profiles_profile ("
          + COLUMNS
          + ", id, version, created, sample) values ("
          + "?, ".repeat(COLUMNS.split(",").length)
          + "?, ?, ?, ?)";
  private static final String UPDATE =
      "update profiles_profile set "
          + COLUMNS.replace(",", " = ?,")
          + " = ?, version = version + 1 where id = ? and version = ?";
  private static final String INSERT_TEXT =
      "insert into profiles_profile_text (id, lang, name, summary, needs, competences,"
          + " funds_experience, participation_body) values (?, ?, ?, ?, ?, ?, ?, ?)";

  /** So few sizes of lists that each database keeps their plans. */
  private static final int[] SIZES = {10, 25, 50, 100, 200};

  private static final Pattern SORT_NAME = Pattern.compile("[A-Z0-9 ]{0,400}");

  private final Database database;

  @Activate
  public ProfileStore(@Reference(target = "(portal.schema=profiles)") Database database) {
    this.database = database;
  }

  /** A statement with its parameters. */
  public record Query(String sql, Object[] params) {}

  /** One profile, in one query. */
  public Optional<Profile> get(Id id) {
    Assembly assembly = new Assembly();
    database.list(GET, assembly::take, id);
    return Optional.ofNullable(assembly.profile());
  }

  /** One page of profiles in two queries, whatever its size. */
  public Slice<ProfileSummary> list(ProfileFilter filter, int limit, String after, String lang) {
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
  public List<ProfileSummary> newest(int limit, String lang) {
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
                    row.text("country"),
                    row.choice("kind", Organisation.Kind.class),
                    row.number("members"))));
  }

  /** Adds a profile as it stands in the record. */
  public void insert(Profile profile) {
    List<Object> values = values(profile);
    values.add(profile.id());
    values.add(profile.version());
    values.add(profile.created());
    values.add(profile.sample());
    database.update(INSERT, values.toArray());
    insertTexts(profile);
  }

  /**
   * Replaces a profile.
   *
   * @param profile with the version it gets
   * @return whether the database had the version before that one
   */
  public boolean update(Profile profile) {
    List<Object> values = values(profile);
    values.add(profile.id());
    values.add(profile.version() - 1);
    if (database.update(UPDATE, values.toArray()) == 0) {
      return false;
    }
    database.update("delete from profiles_profile_text where id = ?", profile.id());
    insertTexts(profile);
    return true;
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
    database.update("delete from profiles_profile_text where id = ?", id);
    return true;
  }

  /**
   * A sample member that was made at least once.
   *
   * @param organisation its organisation, which stays when the profile goes
   * @param made whether it was made since samples were last wanted
   */
  public record Sample(Id organisation, boolean made) {}

  /** The sample members that were made at least once, by their own names. */
  public Map<String, Sample> samples() {
    Map<String, Sample> samples = new TreeMap<>();
    database.list(
        "select sample_key, id, made from profiles_sample fetch first 10000 rows only",
        row -> samples.put(row.text("sample_key"), new Sample(row.id("id"), row.flag("made"))));
    return samples;
  }

  /** Remembers that a sample member was made. */
  public void sampleMade(String key, Id organisation) {
    if (database.update(
            "update profiles_sample set made = 1 where sample_key = ? and id = ?",
            key,
            organisation)
        == 0) {
      database.update(
          "insert into profiles_sample (sample_key, id, made) values (?, ?, 1)", key, organisation);
    }
  }

  /** Some of the profiles that are samples. */
  public List<Id> sampleProfiles(int limit) {
    return database.list(
        "select id from profiles_profile where sample = 1 fetch first ? rows only",
        row -> row.id("id"),
        limit);
  }

  /** Removes sample profiles; that their organisations are there is still known. */
  public void deleteSamples(List<Id> ids) {
    List<Object[]> sets = ids.stream().map(id -> new Object[] {id}).toList();
    database.batch("delete from profiles_profile_text where id = ?", sets);
    database.batch("delete from profiles_profile where id = ?", sets);
  }

  /** Samples that are wanted again are to be made again, those that somebody removed too. */
  public void samplesUnmade() {
    database.update("update profiles_sample set made = 0");
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

  private static List<Object> values(Profile p) {
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
    values.add(p.workingLanguages().isEmpty() ? null : String.join(" ", p.workingLanguages()));
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
    values.add(p.updated());
    values.add(p.lastConfirmed());
    return values;
  }

  private static String sortName(ByLanguage<String> names) {
    String original = SortNames.of(names.values().get(names.original()));
    return original.isEmpty() ? SortNames.of(names.in("en").value()) : original;
  }

  private record Entry(
      Id id,
      int version,
      String sortName,
      String original,
      String country,
      Organisation.Kind kind,
      Integer population,
      java.time.Instant updated,
      boolean sample) {}

  private static Entry entry(Row row) {
    return new Entry(
        row.id("id"),
        row.number("version"),
        row.text("sort_name"),
        row.text("original"),
        row.text("country"),
        row.choice("kind", Organisation.Kind.class),
        row.numberOrNull("population"),
        row.instant("updated"),
        row.flag("sample"));
  }

  private List<ProfileSummary> summaries(List<Entry> entries, String lang) {
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
                new ProfileSummary(
                    e.id,
                    e.version,
                    choose(names.get(e.id), e.original, lang),
                    e.kind,
                    e.country,
                    e.population,
                    choose(summaries.get(e.id), e.original, lang),
                    e.updated,
                    e.sample))
        .toList();
  }

  /** The query for names and summaries; the last id fills the list up to a usual size. */
  public static Query texts(List<Id> ids) {
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
    return new Query(
        "select id, lang, name, summary from profiles_profile_text where id in (?"
            + ", ?".repeat(size - 1)
            + ")",
        params);
  }

  private static void put(Map<Id, Map<String, String>> all, Id id, String lang, String value) {
    if (value != null) {
      all.computeIfAbsent(id, unused -> new TreeMap<>()).put(lang, value);
    }
  }

  private static ByLanguage.Chosen<String> choose(
      Map<String, String> values, String original, String lang) {
    return values == null ? null : new ByLanguage<>(first(values, original), values).in(lang);
  }

  /** Texts need not exist in the language of the name: then English, French or any stands in. */
  private static String first(Map<String, ?> values, String original) {
    for (String candidate : new String[] {original, "en", "fr"}) {
      if (values.containsKey(candidate)) {
        return candidate;
      }
    }
    return values.keySet().iterator().next();
  }

  /** The original of texts whose names have another original. */
  public static ByLanguage<ProfileText> texts(Map<String, ProfileText> values, String original) {
    return values.isEmpty() ? null : new ByLanguage<>(first(values, original), values);
  }

  /** Puts the rows of one profile, one per language, together. */
  private static final class Assembly {
    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, ProfileText> texts = new TreeMap<>();
    private Profile facts;

    Id take(Row row) {
      if (row.text("name") != null) {
        names.put(row.text("lang"), row.text("name"));
      }
      ProfileText text =
          new ProfileText(
              row.text("summary"),
              row.text("needs"),
              row.text("competences"),
              row.text("funds_experience"),
              row.text("participation_body"));
      if (!text.empty()) {
        texts.put(row.text("lang"), text);
      }
      if (facts == null) {
        facts = facts(row);
      }
      return facts.id();
    }

    Profile profile() {
      if (facts == null) {
        return null;
      }
      String original = facts.names().original();
      return new Profile(
          facts.id(),
          facts.version(),
          new ByLanguage<>(original, names),
          facts.kind(),
          facts.country(),
          facts.nuts(),
          facts.lau(),
          facts.position(),
          facts.population(),
          facts.website(),
          facts.accession(),
          facts.workingLanguages(),
          texts(texts, original),
          facts.actionPlan(),
          facts.mediators(),
          facts.estimate(),
          facts.created(),
          facts.updated(),
          facts.lastConfirmed(),
          facts.sample());
    }

    private static Profile facts(Row row) {
      String languages = row.text("working_languages");
      return new Profile(
          row.id("id"),
          row.number("version"),
          ByLanguage.of(row.text("original"), ""),
          row.choice("kind", Organisation.Kind.class),
          row.text("country"),
          code(row, "nuts"),
          code(row, "lau"),
          row.decimal("latitude") == null
              ? null
              : new Profile.Position(row.decimal("latitude"), row.decimal("longitude")),
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
          languages == null ? List.of() : List.of(languages.split(" ")),
          null,
          plan(row),
          row.numberOrNull("mediators"),
          estimate(row),
          row.instant("created"),
          row.instant("updated"),
          row.date("last_confirmed"),
          row.flag("sample"));
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
}

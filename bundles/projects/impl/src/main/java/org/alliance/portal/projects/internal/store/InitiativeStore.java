package org.alliance.portal.projects.internal.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeText;
import org.alliance.portal.projects.internal.Contents;
import org.alliance.portal.projects.internal.store.Stored.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Initiatives in the database. */
@Component(service = InitiativeStore.class)
public class InitiativeStore {
  /** What a publication replaces, in the order of {@link #values}. */
  static final String SAID =
      "version, country, kind, status, evidence, date_from, date_to, budget_cents, themes,"
          + " original, content, updated";

  private static final String INSERT =
      "insert into projects_initiative ("
          + SAID
          + ", id, state, organisation_id, adoptions, created, sample) values ("
          + "?, ".repeat(SAID.split(",").length)
          + "?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "update projects_initiative set " + SAID.replace(",", " = ?,") + " = ? where id = ?";
  static final String SELECT =
      "select id, version, state, organisation_id, country, evidence, adoptions, content, created,"
          + " updated, replaced_by, sample from projects_initiative where ";

  /** Tables whose rows go with what an initiative says. */
  private static final List<String> PARTS =
      List.of("projects_title", "projects_theme", "projects_programme", "projects_partner");

  private static final Id ALL = new Id(Long.MAX_VALUE);

  private final Database database;

  @Activate
  public InitiativeStore(@Reference(target = "(portal.schema=projects)") Database database) {
    this.database = database;
  }

  /** One initiative in any state. */
  public Optional<Stored> get(Id id) {
    return database.first(SELECT + "id = ?", InitiativeStore::stored, id);
  }

  /** Those of the initiatives that are published, in a query for each 500. */
  public Map<Id, Stored> get(Collection<Id> ids) {
    return get(SELECT + "state = 'published' and id", ids);
  }

  private Map<Id, Stored> get(String select, Collection<Id> ids) {
    Map<Id, Stored> found = new LinkedHashMap<>();
    Lists.each(database, select, ids, row -> found.put(row.id("id"), stored(row)));
    return found;
  }

  /** Published initiatives by id. */
  public List<Stored> after(Id after, int limit) {
    Lists.Query query = afterQuery(after, limit);
    return database.list(query.sql(), InitiativeStore::stored, query.params());
  }

  static Lists.Query afterQuery(Id after, int limit) {
    return new Lists.Query(
        SELECT + "id > ? and state = 'published' order by id fetch first ? rows only",
        new Object[] {after, limit});
  }

  /**
   * Waits until nobody else changes an initiative, and keeps others from it until the transaction
   * ends.
   *
   * @return the initiative as it is now
   */
  public Optional<Stored> lock(Id id) {
    database.update("update projects_initiative set adoptions = adoptions where id = ?", id);
    return get(id);
  }

  /** As {@link #lock(Id)}, in the order of their ids; in any state. */
  public Collection<Stored> lock(Collection<Id> ids) {
    List<Id> sorted = ids.stream().sorted().toList();
    database.batch(
        "update projects_initiative set adoptions = adoptions where id = ?", sets(sorted));
    return get(SELECT + "id", sorted).values();
  }

  /**
   * Adds an initiative.
   *
   * @return false when its id is taken: somebody else has published it
   */
  public boolean insert(Initiative initiative, String country, State state) {
    List<Object> values = values(initiative, country);
    values.add(initiative.id());
    values.add(state);
    values.add(initiative.organisation());
    values.add(initiative.adoptions());
    values.add(initiative.created());
    values.add(initiative.sample());
    if (!database.insert(INSERT, values.toArray())) {
      return false;
    }
    insertParts(List.of(initiative));
    return true;
  }

  /** Replaces what an initiative says; whoever calls has locked it. */
  public void update(Initiative initiative, String country) {
    List<Object> values = values(initiative, country);
    values.add(initiative.id());
    database.update(UPDATE, values.toArray());
    deleteParts(List.of(initiative.id()));
    insertParts(List.of(initiative));
  }

  /** Remembers how many adopted it, and what that says of its effect. */
  public void adopted(Id id, int adoptions, InitiativeDraft.Evidence evidence) {
    database.update(
        "update projects_initiative set adoptions = ?, evidence = ? where id = ?",
        adoptions,
        evidence,
        id);
  }

  /** Keeps of an initiative that it was there, and what replaced it. */
  public void delete(Id id, Instant now, Id replacedBy) {
    deleteParts(List.of(id));
    database.update(
        "update projects_initiative set state = 'deleted', version = version + 1, status = null,"
            + " evidence = null, date_from = null, date_to = null, budget_cents = null,"
            + " themes = '', adoptions = 0, content = '{}', updated = ?, replaced_by = ?"
            + " where id = ?",
        now,
        replacedBy,
        id);
  }

  /** Removes initiatives as if they had never been. */
  public void remove(Collection<Id> ids) {
    deleteParts(ids);
    database.batch("delete from projects_initiative where id = ?", sets(ids));
  }

  /** Some of the initiatives that are samples. */
  public List<Id> samples(int limit) {
    return database.list(
        "select id from projects_initiative where sample = 1 order by id fetch first ? rows only",
        row -> row.id("id"),
        limit);
  }

  /** Some of the initiatives that have a theme, those of imports under way too. */
  public List<Id> having(String theme, int limit) {
    return database.list(
        "select id from projects_theme where theme = ? fetch first ? rows only",
        row -> row.id("id"),
        theme,
        limit);
  }

  /** Some of the initiatives that name a programme, those of imports under way too. */
  public List<Id> naming(String programme, int limit) {
    Lists.Query query = namingQuery(programme, limit);
    return database.list(query.sql(), row -> row.id("id"), query.params());
  }

  static Lists.Query namingQuery(String programme, int limit) {
    return new Lists.Query(
        "select id from projects_programme where programme = ? fetch first ? rows only",
        new Object[] {programme, limit});
  }

  /** Up to which initiative they are listed by their programmes; empty when all are. */
  public Optional<Id> filled() {
    return database
        .first("select last_id from projects_programme_fill where id = 1", row -> row.id("last_id"))
        .filter(last -> !last.equals(ALL));
  }

  /** Remembers up to which initiative they are listed by their programmes; null for all. */
  public void filled(Id last) {
    database.update(
        "update projects_programme_fill set last_id = ? where id = 1", last == null ? ALL : last);
  }

  /** Some of an organisation's initiatives that stand in another country than it. */
  public List<Id> elsewhere(Id organisation, String country, int limit) {
    return database.list(
        "select id from projects_initiative where organisation_id = ? and country <> ? order by id"
            + " fetch first ? rows only",
        row -> row.id("id"),
        organisation,
        country,
        limit);
  }

  /** Brings initiatives to a country. */
  public void move(Collection<Id> some, String country) {
    database.batch(
        "update projects_initiative set country = ? where id = ?",
        some.stream().map(id -> new Object[] {country, id}).toList());
  }

  /**
   * Writes the words of vocabularies that initiatives, which are locked, have instead of others.
   */
  public void words(Collection<Initiative> some) {
    rewrite(some);
    database.batch(
        "delete from projects_theme where id = ?",
        sets(some.stream().map(Initiative::id).toList()));
    insertThemes(some);
    programmes(some);
  }

  /** Writes anew which programmes initiatives, which are locked, name. */
  public void programmes(Collection<Initiative> some) {
    database.batch(
        "delete from projects_programme where id = ?",
        sets(some.stream().map(Initiative::id).toList()));
    insertProgrammes(some);
  }

  /** Writes what initiatives say of vocabularies in the place where they are kept themselves. */
  void rewrite(Collection<Initiative> some) {
    database.batch(
        "update projects_initiative set themes = ?, content = ? where id = ?",
        some.stream()
            .map(
                one ->
                    new Object[] {
                      String.join(" ", one.content().themes()),
                      Contents.json(one.content()),
                      one.id()
                    })
            .toList());
  }

  static List<Object> values(Initiative initiative, String country) {
    InitiativeDraft said = initiative.content();
    List<Object> values = new ArrayList<>();
    values.add(initiative.version());
    values.add(country);
    values.add(said.kind());
    values.add(said.status());
    values.add(initiative.evidence());
    values.add(said.from());
    values.add(said.to());
    values.add(said.budget() == null ? null : said.budget().movePointRight(2).longValueExact());
    values.add(String.join(" ", said.themes()));
    values.add(said.original());
    values.add(Contents.json(said));
    values.add(initiative.updated());
    return values;
  }

  void insertParts(Collection<Initiative> some) {
    List<Object[]> titles = new ArrayList<>();
    List<Object[]> partners = new ArrayList<>();
    for (Initiative initiative : some) {
      Id id = initiative.id();
      InitiativeDraft said = initiative.content();
      for (Map.Entry<String, InitiativeText> text : said.texts().entrySet()) {
        if (text.getValue().title() != null) {
          titles.add(
              new Object[] {id, text.getKey(), text.getValue().title(), text.getValue().summary()});
        }
      }
      said.partners().stream()
          .map(InitiativeDraft.Partner::organisation)
          .filter(Objects::nonNull)
          .distinct()
          .forEach(organisation -> partners.add(new Object[] {organisation, id}));
    }
    database.batch(
        "insert into projects_title (id, lang, title, summary) values (?, ?, ?, ?)", titles);
    insertThemes(some);
    insertProgrammes(some);
    database.batch("insert into projects_partner (organisation_id, id) values (?, ?)", partners);
  }

  private void insertThemes(Collection<Initiative> some) {
    List<Object[]> themes = new ArrayList<>();
    for (Initiative initiative : some) {
      initiative
          .content()
          .themes()
          .forEach(
              theme -> themes.add(new Object[] {initiative.id(), theme, initiative.updated()}));
    }
    database.batch("insert into projects_theme (id, theme, updated) values (?, ?, ?)", themes);
  }

  private void insertProgrammes(Collection<Initiative> some) {
    List<Object[]> programmes = new ArrayList<>();
    for (Initiative initiative : some) {
      initiative.content().fundings().stream()
          .map(InitiativeDraft.Funding::programme)
          .filter(Objects::nonNull)
          .distinct()
          .forEach(programme -> programmes.add(new Object[] {initiative.id(), programme}));
    }
    database.batch("insert into projects_programme (id, programme) values (?, ?)", programmes);
  }

  void deleteParts(Collection<Id> ids) {
    List<Object[]> sets = sets(ids);
    PARTS.forEach(part -> database.batch("delete from " + part + " where id = ?", sets));
  }

  static List<Object[]> sets(Collection<Id> ids) {
    return ids.stream().map(id -> new Object[] {id}).toList();
  }

  static Stored stored(Row row) {
    return new Stored(
        new Initiative(
            row.id("id"),
            row.number("version"),
            row.id("organisation_id"),
            Contents.draft(row.text("content")),
            row.choice("evidence", InitiativeDraft.Evidence.class),
            row.number("adoptions"),
            row.instant("created"),
            row.instant("updated"),
            row.flag("sample")),
        row.text("country"),
        row.choice("state", State.class),
        row.id("replaced_by"));
  }

  /** Euros of what is kept in cents; null for null. */
  static BigDecimal euros(Long cents) {
    if (cents == null) {
      return null;
    }
    BigDecimal euros = BigDecimal.valueOf(cents, 2).stripTrailingZeros();
    return euros.scale() < 0 ? euros.setScale(0) : euros;
  }
}

package org.alliance.portal.projects.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.projects.api.Initiative;

/**
 * The initiatives of imports in the database. One that is hidden has no titles, themes and partners
 * yet: whatever goes through these meets only what readers see, and waits for nothing.
 */
public final class ImportedStore {
  private static final String INSERT =
      "insert into projects_initiative ("
          + InitiativeStore.SAID
          + ", id, state, organisation_id, adoptions, created, sample, import_id) values ("
          + "?, ".repeat(InitiativeStore.SAID.split(",").length)
          + "?, 'hidden', ?, 0, ?, 0, ?)";

  private static final String ADOPTED =
      "select a.source_id as id from projects_adoption a"
          + " join projects_initiative i on i.id = a.source_id"
          + " where i.import_id = ? and a.state <> 'denied'"
          + " union select a.adopter_id as id from projects_adoption a"
          + " join projects_initiative i on i.id = a.adopter_id"
          + " where i.import_id = ? and a.state <> 'denied'";

  private final Database database;
  private final InitiativeStore store;

  /** Over the tables of initiatives. */
  public ImportedStore(Database database, InitiativeStore store) {
    this.database = database;
    this.store = store;
  }

  /**
   * A new initiative of an import.
   *
   * @param country its organisation's
   */
  public record New(Initiative initiative, String country) {}

  /** Adds initiatives that nobody sees. */
  public void insert(Id importId, List<New> some) {
    database.batch(INSERT, some.stream().map(one -> inserted(importId, one)).toList());
  }

  private static Object[] inserted(Id importId, New one) {
    Initiative initiative = one.initiative();
    List<Object> values = InitiativeStore.values(initiative, one.country());
    values.add(initiative.id());
    values.add(initiative.organisation());
    values.add(initiative.created());
    values.add(importId);
    return values.toArray();
  }

  /** Hidden initiatives of an import, by id. */
  public List<Stored> hidden(Id importId, Id after, int limit) {
    Lists.Query query = hiddenQuery(importId, after, limit);
    return database.list(query.sql(), InitiativeStore::stored, query.params());
  }

  static Lists.Query hiddenQuery(Id importId, Id after, int limit) {
    return new Lists.Query(
        InitiativeStore.SELECT
            + "import_id = ? and id > ? and state = 'hidden' order by import_id, id"
            + " fetch first ? rows only",
        new Object[] {importId, after, limit});
  }

  /** Ids of an import's initiatives in a state, in their order. */
  public List<Id> ids(Id importId, Stored.State state, Id after, int limit) {
    return database.list(
        "select id from projects_initiative where import_id = ? and id > ? and state = ?"
            + " order by import_id, id fetch first ? rows only",
        row -> row.id("id"),
        importId,
        after,
        state,
        limit);
  }

  /**
   * Lets readers see initiatives.
   *
   * @param otherwise those of them that say something else than when they were added
   */
  public void show(List<Initiative> some, List<Initiative> otherwise) {
    database.batch(
        "update projects_initiative set state = 'published' where id = ?",
        InitiativeStore.sets(some.stream().map(Initiative::id).toList()));
    store.rewrite(otherwise);
    store.insertParts(some);
  }

  /** Takes initiatives, which are locked, out of readers' sight. */
  public void hide(Collection<Id> ids) {
    store.deleteParts(ids);
    database.batch(
        "update projects_initiative set state = 'hidden', adoptions = 0 where id = ?",
        InitiativeStore.sets(ids));
  }

  /** Waits for whoever changes the initiatives, and keeps others from them; by id. */
  public List<Stored> lock(Collection<Id> ids) {
    return store.lock(ids).stream()
        .sorted(Comparator.comparing(one -> one.initiative().id()))
        .toList();
  }

  /** Removes hidden initiatives as if they had never been. */
  public void remove(Collection<Id> ids) {
    database.batch("delete from projects_initiative where id = ?", InitiativeStore.sets(ids));
  }

  /**
   * Those of an import that adapted something, or were adapted, and it was not denied.
   *
   * @param limit at most so many
   */
  public List<Id> adopted(Id importId, int limit) {
    return database.list(
        "select id from (" + ADOPTED + ") x order by id fetch first ? rows only",
        row -> row.id("id"),
        importId,
        importId,
        limit);
  }

  /**
   * Those that adapted something, or were adapted.
   *
   * @return each with whether that was not denied
   */
  public Map<Id, Boolean> adopted(Collection<Id> some) {
    Map<Id, Boolean> found = new HashMap<>();
    for (String side : List.of("source_id", "adopter_id")) {
      Lists.each(
          database,
          "select " + side + " as id, state from projects_adoption where " + side,
          some,
          row ->
              found.merge(row.id("id"), !row.text("state").equals("denied"), Boolean::logicalOr));
    }
    return found;
  }

  /** Published ones of an import that have more than one version; at most {@code limit}. */
  public List<Id> edited(Id importId, int limit) {
    return database.list(
        "select id from projects_initiative where import_id = ? and state = 'published'"
            + " and version > 1 order by import_id, id fetch first ? rows only",
        row -> row.id("id"),
        importId,
        limit);
  }

  /** How many of these readers see. */
  public int published(Collection<Id> ids) {
    List<Id> found = new ArrayList<>();
    Lists.each(
        database,
        "select id from projects_initiative where state = 'published' and id",
        ids,
        row -> found.add(row.id("id")));
    return found.size();
  }

  /** How many initiatives of an import readers see. */
  public int shown(Id importId) {
    return database
        .first(
            "select count(*) as n from projects_initiative where import_id = ?"
                + " and state = 'published'",
            row -> row.number("n"),
            importId)
        .orElse(0);
  }
}

package org.alliance.portal.projects.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

  /** Adopted or adopting, but for adoptions in one state. */
  private static final String ADOPTED =
      "select a.source_id as id from projects_adoption a"
          + " join projects_initiative i on i.id = a.source_id"
          + " where i.import_id = ? and a.state <> ?"
          + " union select a.adopter_id as id from projects_adoption a"
          + " join projects_initiative i on i.id = a.adopter_id"
          + " where i.import_id = ? and a.state <> ?";

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

  /** Initiatives of an import in a state, by id. */
  public List<Stored> some(Id importId, Stored.State state, Id after, int limit) {
    Lists.Query query = someQuery(importId, state, after, limit);
    return database.list(query.sql(), InitiativeStore::stored, query.params());
  }

  static Lists.Query someQuery(Id importId, Stored.State state, Id after, int limit) {
    return new Lists.Query(
        InitiativeStore.SELECT
            + "import_id = ? and id > ? and state = ? order by import_id, id"
            + " fetch first ? rows only",
        new Object[] {importId, after, state, limit});
  }

  /** Lets readers see initiatives; what they say may have changed since they were added. */
  public void show(List<New> some) {
    List<Object[]> sets = new ArrayList<>();
    for (New one : some) {
      List<Object> values = InitiativeStore.values(one.initiative(), one.country());
      values.add(one.initiative().id());
      sets.add(values.toArray());
    }
    database.batch(
        "update projects_initiative set "
            + InitiativeStore.SAID.replace(",", " = ?,")
            + " = ?, state = 'published' where id = ?",
        sets);
    store.insertParts(some.stream().map(New::initiative).toList());
  }

  /** Takes initiatives, which are locked, out of readers' sight. */
  public void hide(Collection<Id> ids) {
    store.deleteParts(ids);
    database.batch(
        "update projects_initiative set state = 'hidden', adoptions = 0 where id = ?",
        InitiativeStore.sets(ids));
  }

  /** Waits for whoever changes the initiatives, and keeps others from them. */
  public List<Stored> lock(Collection<Id> ids) {
    return List.copyOf(store.lock(ids));
  }

  /** Removes hidden initiatives as if they had never been. */
  public void remove(Collection<Id> ids) {
    database.batch("delete from projects_initiative where id = ?", InitiativeStore.sets(ids));
  }

  /**
   * Those of an import that adapted something, or were adapted.
   *
   * @param denied whether also when it was denied
   * @param limit at most so many
   */
  public Set<Id> adopted(Id importId, boolean denied, int limit) {
    String left = denied ? "" : "denied";
    return new LinkedHashSet<>(
        database.list(
            "select id from (" + ADOPTED + ") x order by id fetch first ? rows only",
            row -> row.id("id"),
            importId,
            left,
            importId,
            left,
            limit));
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

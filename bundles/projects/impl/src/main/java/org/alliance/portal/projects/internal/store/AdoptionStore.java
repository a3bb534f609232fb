package org.alliance.portal.projects.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.alliance.portal.projects.api.Adoption;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who adapted what, in the database. */
@Component(service = AdoptionStore.class)
public class AdoptionStore {
  private static final String SELECT =
      "select a.id, a.source_id, a.adopter_id, a.source_organisation, i.organisation_id, a.changes,"
          + " a.state, a.said_at, a.answered_at from projects_adoption a"
          + " join projects_initiative i on i.id = a.adopter_id where ";

  private final Database database;

  @Activate
  public AdoptionStore(@Reference(target = "(portal.schema=projects)") Database database) {
    this.database = database;
  }

  /**
   * An adoption with the organisations of both.
   *
   * @param source the source's organisation
   * @param adopter the adopter's organisation
   */
  public record Known(Adoption adoption, Id source, Id adopter) {}

  /** One adoption. */
  public Optional<Known> get(Id id) {
    return database.first(SELECT + "a.id = ?", AdoptionStore::known, id);
  }

  /** Adoptions of an initiative, the latest first. */
  public List<Known> bySource(Id source, int limit) {
    return list("a.source_id = ?", source, limit);
  }

  /** What an initiative adapted, the latest first. */
  public List<Known> byAdopter(Id adopter, int limit) {
    return list("a.adopter_id = ?", adopter, limit);
  }

  private List<Known> list(String which, Id id, int limit) {
    return database.list(
        SELECT + which + " order by a.id desc fetch first ? rows only",
        AdoptionStore::known,
        id,
        limit);
  }

  /**
   * Confirmed adoptions of some initiatives, in one query, the latest first.
   *
   * @param which at least one and at most 500
   * @param up what these adapted; else who adapted them
   */
  public List<Adoption> confirmed(Collection<Id> which, boolean up, int limit) {
    Lists.Query query = confirmedQuery(which, up, limit);
    return database.list(query.sql(), row -> known(row).adoption(), query.params());
  }

  private static Lists.Query confirmedQuery(Collection<Id> which, boolean up, int limit) {
    Lists.Query in =
        Lists.in(
            SELECT + "a.state = 'confirmed' and a." + (up ? "adopter_id" : "source_id"),
            List.copyOf(which));
    List<Object> params = new ArrayList<>(List.of(in.params()));
    params.add(limit);
    return new Lists.Query(
        in.sql() + " order by a.id desc fetch first ? rows only", params.toArray());
  }

  /** Adoptions that wait for an answer of an organisation, the longest first. */
  public List<Known> asked(Id organisation, int limit) {
    Lists.Query query = askedQuery(organisation, limit);
    return database.list(query.sql(), AdoptionStore::known, query.params());
  }

  static Lists.Query askedQuery(Id organisation, int limit) {
    return new Lists.Query(
        SELECT
            + "a.source_organisation = ? and a.state = 'asked'"
            + " order by a.source_organisation, a.state, a.id fetch first ? rows only",
        new Object[] {organisation, limit});
  }

  /**
   * What some initiatives adapted, as far as nobody denied it.
   *
   * @param limit most of them
   */
  public Set<Id> sources(Collection<Id> adopters, int limit) {
    Set<Id> sources = new LinkedHashSet<>();
    Lists.each(
        database,
        "select source_id from projects_adoption where state <> 'denied' and adopter_id",
        adopters,
        row -> {
          if (sources.size() < limit) {
            sources.add(row.id("source_id"));
          }
        });
    return sources;
  }

  /** How many adoptions of an initiative are confirmed. */
  public int confirmed(Id source) {
    return database
        .first(
            "select count(*) as n from projects_adoption where source_id = ?"
                + " and state = 'confirmed'",
            row -> row.number("n"),
            source)
        .orElse(0);
  }

  /**
   * Adds an adoption.
   *
   * @param organisation the source's
   * @return false when it was said already that this one adapted that one
   */
  public boolean insert(Adoption adoption, Id organisation) {
    return database.insert(
        "insert into projects_adoption (id, source_id, adopter_id, source_organisation, changes,"
            + " state, said_at, answered_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
        adoption.id(),
        adoption.source(),
        adoption.adopter(),
        organisation,
        adoption.changes(),
        adoption.state(),
        adoption.said(),
        adoption.answered());
  }

  /**
   * Answers an adoption that waits for it.
   *
   * @return false when it was answered already
   */
  public boolean answer(Id id, Adoption.State state, Instant now) {
    return database.update(
            "update projects_adoption set state = ?, answered_at = ? where id = ?"
                + " and state = 'asked'",
            state,
            now,
            id)
        == 1;
  }

  /** Forgets what initiatives adapted, and who adapted them. */
  public void forget(Collection<Id> initiatives) {
    List<Object[]> sets = new ArrayList<>();
    initiatives.forEach(id -> sets.add(new Object[] {id}));
    database.batch("delete from projects_adoption where source_id = ?", sets);
    database.batch("delete from projects_adoption where adopter_id = ?", sets);
  }

  private static Known known(Row row) {
    return new Known(
        new Adoption(
            row.id("id"),
            row.id("source_id"),
            row.id("adopter_id"),
            row.text("changes"),
            row.choice("state", Adoption.State.class),
            row.instant("said_at"),
            row.instant("answered_at")),
        row.id("source_organisation"),
        row.id("organisation_id"));
  }
}

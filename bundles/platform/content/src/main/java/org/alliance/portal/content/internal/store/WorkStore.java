package org.alliance.portal.content.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.content.Reviews.State;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Working copies, in the database. */
@Component(service = WorkStore.class)
public class WorkStore {
  /** How many wait of each type; its plan is tested. */
  public static final String COUNTS =
      "select entity_type, count(*) as works from content_work where state = 'submitted'"
          + " group by entity_type order by entity_type fetch first 100 rows only";

  private static final String HEAD =
      "select entity_id, entity_type, organisation_id, version, base_version, state, title, path,"
          + " note, author, submitter, changed_at, submitted_at";

  private final Database database;

  /** A statement with its parameters. */
  public record Query(String sql, Object[] params) {}

  /**
   * A working copy as it is stored.
   *
   * @param values JSON; null in lists
   * @param remarks JSON; null in lists
   * @param author who wrote it last
   * @param submitter who submitted it last; null when nobody has
   */
  public record Stored(
      EntityRef ref,
      Id organisation,
      int version,
      int base,
      State state,
      String title,
      String path,
      String values,
      String remarks,
      String note,
      String author,
      String submitter,
      Instant changed,
      Instant submitted) {}

  @Activate
  public WorkStore(@Reference(target = "(portal.schema=content)") Database database) {
    this.database = database;
  }

  /** The working copy of a thing. */
  public Optional<Stored> find(EntityRef ref) {
    return database.first(
        HEAD + ", field_values, remarks from content_work where entity_id = ? and entity_type = ?",
        row -> stored(row, row.text("field_values"), row.text("remarks")),
        ref.id(),
        ref.type());
  }

  /** States of the working copies of some things. */
  public Map<Id, State> states(String type, Collection<Id> ids) {
    Map<Id, State> states = new HashMap<>();
    if (!ids.isEmpty()) {
      Query query = of("select entity_id, state", type, ids);
      database.list(
          query.sql(),
          row -> states.put(row.id("entity_id"), row.choice("state", State.class)),
          query.params());
    }
    return states;
  }

  /** The query for working copies by their things' ids. */
  public static Query of(String select, String type, Collection<Id> ids) {
    List<Object> params = new ArrayList<>();
    String sql =
        select
            + " from content_work where entity_id in "
            + Places.of(ids, params)
            + (type == null ? "" : " and entity_type = ?");
    if (type != null) {
      params.add(type);
    }
    return new Query(sql, params.toArray());
  }

  /** How many working copies an owner has. */
  public int count(Id organisation) {
    String owner = organisation == null ? "organisation_id is null" : "organisation_id = ?";
    return database
        .first(
            "select count(*) as works from content_work where " + owner,
            row -> row.number("works"),
            organisation == null ? new Object[0] : new Object[] {organisation})
        .orElse(0);
  }

  /**
   * Adds a working copy.
   *
   * @return false when the thing has one already
   */
  public boolean insert(Stored work) {
    return database.insert(
        "insert into content_work (organisation_id, base_version, state, title, path,"
            + " field_values, author, changed_at, remarks, version, entity_id, entity_type)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, '{}', 1, ?, ?)",
        work.organisation(),
        work.base(),
        work.state(),
        work.title(),
        work.path(),
        work.values(),
        work.author(),
        work.changed(),
        work.ref().id(),
        work.ref().type());
  }

  /**
   * Replaces what was written, as a draft.
   *
   * @param work its version is the one that the writer has seen
   * @return false when it is not that version any more
   */
  public boolean write(Stored work) {
    return database.update(
            "update content_work set organisation_id = ?, base_version = ?, state = ?, title = ?,"
                + " path = ?, field_values = ?, author = ?, changed_at = ?, version = version + 1"
                + " where entity_id = ? and entity_type = ? and version = ?",
            work.organisation(),
            work.base(),
            work.state(),
            work.title(),
            work.path(),
            work.values(),
            work.author(),
            work.changed(),
            work.ref().id(),
            work.ref().type(),
            work.version())
        > 0;
  }

  /**
   * Brings a working copy into its next state.
   *
   * @param work its version is the one that the writer has seen
   * @return false when it is not that version any more
   */
  public boolean move(Stored work) {
    return database.update(
            "update content_work set state = ?, remarks = ?, note = ?, submitter = ?,"
                + " submitted_at = ?, changed_at = ?, version = version + 1"
                + " where entity_id = ? and entity_type = ? and version = ?",
            work.state(),
            work.remarks(),
            work.note(),
            work.submitter(),
            work.submitted(),
            work.changed(),
            work.ref().id(),
            work.ref().type(),
            work.version())
        > 0;
  }

  /**
   * Removes a working copy.
   *
   * @return false when it is not this version any more
   */
  public boolean delete(EntityRef ref, int version) {
    return database.update(
            "delete from content_work where entity_id = ? and entity_type = ? and version = ?",
            ref.id(),
            ref.type(),
            version)
        > 0;
  }

  /**
   * Removes a working copy, whatever its version.
   *
   * @return whether there was one
   */
  public boolean delete(EntityRef ref) {
    return database.update(
            "delete from content_work where entity_id = ? and entity_type = ?",
            ref.id(),
            ref.type())
        > 0;
  }

  /** A page of what is submitted, longest first. */
  public Slice<Stored> waiting(String type, int limit, String after) {
    Query query = page(type, limit, after);
    List<Place> found =
        database.list(
            query.sql(),
            row ->
                new Place(
                    new EntityRef(row.text("entity_type"), row.id("entity_id")),
                    row.instant("submitted_at")),
            query.params());
    boolean more = found.size() > limit;
    List<Place> shown = more ? found.subList(0, limit) : found;
    Map<EntityRef, Stored> heads = heads(shown.stream().map(Place::ref).toList());
    return new Slice<>(
        shown.stream()
            .map(place -> heads.get(place.ref()))
            // Somebody may have taken it back between the two questions.
            .filter(Objects::nonNull)
            .filter(work -> work.state() == State.SUBMITTED)
            .toList(),
        more ? shown.get(limit - 1).cursor().toString() : null);
  }

  /** A place in the queue. */
  private record Place(EntityRef ref, Instant submitted) {
    Cursor cursor() {
      return new Cursor(List.of(Long.toString(submitted.toEpochMilli()), ref.id().toString()));
    }
  }

  /** The query for one page and the place that tells whether there is another. */
  public static Query page(String type, int limit, String after) {
    StringBuilder sql =
        new StringBuilder("select entity_type, entity_id, submitted_at from content_work where ");
    List<Object> params = new ArrayList<>();
    if (type != null) {
      sql.append("entity_type = ? and ");
      params.add(type);
    }
    sql.append("state = ?");
    params.add(State.SUBMITTED);
    Cursor cursor = Cursor.parse(after, 2);
    if (cursor != null) {
      try {
        long submitted = Long.parseLong(cursor.keys().get(0));
        Id id = Id.parse(cursor.keys().get(1));
        sql.append(" and submitted_at >= ? and (submitted_at > ? or entity_id > ?)");
        params.addAll(List.of(submitted, submitted, id));
      } catch (IllegalArgumentException e) {
        throw new ValidationException(FieldProblem.of("after", "portal.problem.cursor"));
      }
    }
    // Naming the equal columns too lets Derby see that the index already has this order.
    sql.append(type == null ? " order by state, " : " order by entity_type, state, ")
        .append("submitted_at, entity_id fetch first ? rows only");
    params.add(limit + 1);
    return new Query(sql.toString(), params.toArray());
  }

  private Map<EntityRef, Stored> heads(List<EntityRef> refs) {
    Map<EntityRef, Stored> heads = new HashMap<>();
    if (!refs.isEmpty()) {
      Query query = of(HEAD, null, refs.stream().map(EntityRef::id).toList());
      database
          .list(query.sql(), row -> stored(row, null, null), query.params())
          .forEach(head -> heads.put(head.ref(), head));
    }
    return heads;
  }

  /** How many wait, by type. */
  public Map<String, Integer> waitingByType() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    database.list(COUNTS, row -> counts.put(row.text("entity_type"), row.number("works")));
    return counts;
  }

  /** Some organisations' working copies, last changed first. */
  public List<Stored> of(Collection<Id> organisations, int limit) {
    if (organisations.isEmpty()) {
      return List.of();
    }
    Query query = owned(organisations, limit);
    return database.list(query.sql(), row -> stored(row, null, null), query.params());
  }

  /** The query for some organisations' working copies. */
  public static Query owned(Collection<Id> organisations, int limit) {
    List<Object> params = new ArrayList<>();
    String sql =
        HEAD
            + " from content_work where organisation_id in "
            + Places.of(organisations, params)
            + " order by changed_at desc, entity_id desc fetch first ? rows only";
    params.add(limit);
    return new Query(sql, params.toArray());
  }

  private static Stored stored(Row row, String values, String remarks) {
    return new Stored(
        new EntityRef(row.text("entity_type"), row.id("entity_id")),
        row.id("organisation_id"),
        row.number("version"),
        row.number("base_version"),
        row.choice("state", State.class),
        row.text("title"),
        row.text("path"),
        values,
        remarks,
        row.text("note"),
        row.text("author"),
        row.text("submitter"),
        row.instant("changed_at"),
        row.instant("submitted_at"));
  }
}

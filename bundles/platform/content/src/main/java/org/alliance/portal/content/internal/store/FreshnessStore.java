package org.alliance.portal.content.internal.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** When things were last said to be right, in the database. */
@Component(service = FreshnessStore.class)
public class FreshnessStore {
  private static final String COLUMNS =
      "select entity_type, entity_id, feature, organisation_id, confirmed_on, state"
          + " from content_freshness";

  private final Database database;

  /** A statement with its parameters. */
  public record Query(String sql, Object[] params) {}

  /**
   * A thing as it is stored.
   *
   * @param feature which feature, as in the change log
   */
  public record Stored(String feature, Freshness.Mark mark) {}

  @Activate
  public FreshnessStore(@Reference(target = "(portal.schema=content)") Database database) {
    this.database = database;
  }

  /** Adds a thing, or replaces what was known of it. */
  public void put(Stored thing) {
    Freshness.Mark mark = thing.mark();
    if (database.update(
            "update content_freshness set feature = ?, organisation_id = ?, confirmed_on = ?,"
                + " state = ?, to_tell = null where entity_type = ? and entity_id = ?",
            thing.feature(),
            mark.organisation(),
            mark.confirmed(),
            mark.state(),
            mark.ref().type(),
            mark.ref().id())
        == 0) {
      database.update(
          "insert into content_freshness (feature, organisation_id, confirmed_on, state,"
              + " entity_type, entity_id) values (?, ?, ?, ?, ?, ?)",
          thing.feature(),
          mark.organisation(),
          mark.confirmed(),
          mark.state(),
          mark.ref().type(),
          mark.ref().id());
    }
  }

  /** Removes a thing, if it is there. */
  public void delete(EntityRef ref) {
    database.update(
        "delete from content_freshness where entity_type = ? and entity_id = ?",
        ref.type(),
        ref.id());
  }

  /** Those of the things that are known. */
  public List<Stored> find(String type, Collection<Id> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Query query = of(type, ids);
    return database.list(query.sql(), FreshnessStore::stored, query.params());
  }

  /** The query for things by their ids. */
  public static Query of(String type, Collection<Id> ids) {
    List<Object> params = new ArrayList<>();
    String sql = COLUMNS + " where entity_id in " + Places.of(ids, params) + " and entity_type = ?";
    params.add(type);
    return new Query(sql, params.toArray());
  }

  /** One page of the things in a state, longest unconfirmed first. */
  public Slice<Freshness.Mark> list(String type, Freshness.State state, int limit, String after) {
    Query query = page(type, state, limit, after);
    List<Freshness.Mark> found =
        database.list(query.sql(), row -> stored(row).mark(), query.params());
    boolean more = found.size() > limit;
    List<Freshness.Mark> shown = more ? found.subList(0, limit) : found;
    String next = null;
    if (more) {
      Freshness.Mark last = shown.get(limit - 1);
      next =
          new Cursor(
                  List.of(
                      last.confirmed().toString(), last.ref().type(), last.ref().id().toString()))
              .toString();
    }
    return new Slice<>(shown, next);
  }

  /** The query for one page and the thing that tells whether there is another. */
  public static Query page(String type, Freshness.State state, int limit, String after) {
    StringBuilder sql = new StringBuilder(COLUMNS).append(" where ");
    List<Object> params = new ArrayList<>();
    if (type != null) {
      sql.append("entity_type = ? and ");
      params.add(type);
    }
    sql.append("state = ?");
    params.add(state);
    Cursor cursor = Cursor.parse(after, 3);
    if (cursor != null) {
      String day = cursorDay(cursor);
      String sameType = cursor.keys().get(1);
      Id id = cursorId(cursor);
      sql.append(" and confirmed_on >= ? and (confirmed_on > ? or entity_id > ?");
      params.addAll(List.of(day, day, id));
      if (type == null) {
        sql.append(" or entity_id = ? and entity_type > ?");
        params.addAll(List.of(id, sameType));
      }
      sql.append(')');
    }
    // Naming the equal columns too lets Derby see that the index already has this order.
    sql.append(type == null ? " order by state, " : " order by entity_type, state, ")
        .append("confirmed_on, entity_id")
        .append(type == null ? ", entity_type" : "")
        .append(" fetch first ? rows only");
    params.add(limit + 1);
    return new Query(sql.toString(), params.toArray());
  }

  private static String cursorDay(Cursor cursor) {
    String day = cursor.keys().get(0);
    if (day.matches("\\d{4}-\\d{2}-\\d{2}") && cursor.keys().get(1).matches("[a-z-]{1,60}")) {
      return day;
    }
    throw new ValidationException(FieldProblem.of("after", "portal.problem.cursor"));
  }

  private static Id cursorId(Cursor cursor) {
    try {
      return Id.parse(cursor.keys().get(2));
    } catch (IllegalArgumentException e) {
      throw new ValidationException(FieldProblem.of("after", "portal.problem.cursor"));
    }
  }

  /** Things of some organisations that are not fresh, longest unconfirmed first. */
  public List<Freshness.Mark> due(Collection<Id> organisations, int limit) {
    if (organisations.isEmpty()) {
      return List.of();
    }
    Query query = owned(organisations, limit);
    return database.list(query.sql(), row -> stored(row).mark(), query.params());
  }

  /** The query for things of some organisations that are not fresh. */
  public static Query owned(Collection<Id> organisations, int limit) {
    List<Object> params = new ArrayList<>();
    String sql =
        COLUMNS
            + " where organisation_id in "
            + Places.of(organisations, params)
            + " and state in ('asked', 'stale')"
            + " order by confirmed_on, entity_id, entity_type fetch first ? rows only";
    params.add(limit);
    return new Query(sql, params.toArray());
  }

  /**
   * Some things in a state that were confirmed within a time.
   *
   * @param after confirmed later than this day; null for any
   * @param until confirmed on this day or before; null for any
   */
  public List<Stored> some(Freshness.State state, LocalDate after, LocalDate until) {
    Query query = some(state, after, until, 500);
    return database.list(query.sql(), FreshnessStore::stored, query.params());
  }

  /** The query for some things in a state that were confirmed within a time. */
  public static Query some(Freshness.State state, LocalDate after, LocalDate until, int limit) {
    List<Object> params = new ArrayList<>(List.of(state));
    StringBuilder sql = new StringBuilder(COLUMNS).append(" where state = ?");
    Optional.ofNullable(after)
        .ifPresent(
            day -> {
              sql.append(" and confirmed_on > ?");
              params.add(day);
            });
    Optional.ofNullable(until)
        .ifPresent(
            day -> {
              sql.append(" and confirmed_on <= ?");
              params.add(day);
            });
    sql.append(" order by state, confirmed_on, entity_id, entity_type fetch first ? rows only");
    params.add(limit);
    return new Query(sql.toString(), params.toArray());
  }

  /**
   * Brings things into a state, unless somebody confirmed them meanwhile.
   *
   * @param tell whether their owners are to be told of it by letter
   */
  public void move(List<Stored> things, Freshness.State to, boolean tell) {
    database.batch(
        "update content_freshness set state = ?, to_tell = ? where entity_type = ? and entity_id = ?"
            + " and state = ? and confirmed_on = ?",
        things.stream()
            .map(Stored::mark)
            .map(
                m ->
                    new Object[] {
                      to, tell ? to : null, m.ref().type(), m.ref().id(), m.state(), m.confirmed()
                    })
            .toList());
  }

  /**
   * Some things of which the owners are still to be told, by organisation; none of an organisation
   * that got a letter on this day already.
   *
   * @param types things of these types only
   */
  public List<Stored> toTell(Collection<String> types, LocalDate day, int limit) {
    if (types.isEmpty()) {
      return List.of();
    }
    Query query = telling(types, day, limit);
    return database.list(query.sql(), FreshnessStore::stored, query.params());
  }

  /** The query for things of which the owners are still to be told. */
  public static Query telling(Collection<String> types, LocalDate day, int limit) {
    List<Object> params = new ArrayList<>(types);
    params.addAll(List.of(day, limit));
    return new Query(
        COLUMNS
            + " where to_tell in ('asked', 'stale') and organisation_id is not null"
            + " and entity_type in (?"
            + ", ?".repeat(types.size() - 1)
            + ") and not exists (select 1 from content_freshness_letter l"
            + " where l.organisation_id = content_freshness.organisation_id and l.sent_on = ?)"
            + " order by organisation_id, confirmed_on, entity_id fetch first ? rows only",
        params.toArray());
  }

  /** The owners of things have been told. */
  public void told(List<Stored> things) {
    database.batch(
        "update content_freshness set to_tell = null where entity_type = ? and entity_id = ?",
        things.stream()
            .map(thing -> new Object[] {thing.mark().ref().type(), thing.mark().ref().id()})
            .toList());
  }

  /** Organisations got their letter of a day. */
  public void written(Collection<Id> organisations, LocalDate day) {
    database.batch(
        "delete from content_freshness_letter where organisation_id = ?",
        organisations.stream().map(id -> new Object[] {id}).toList());
    database.batch(
        "insert into content_freshness_letter (organisation_id, sent_on) values (?, ?)",
        organisations.stream().map(id -> new Object[] {id, day}).toList());
  }

  private static Stored stored(Row row) {
    return new Stored(
        row.text("feature"),
        new Freshness.Mark(
            new EntityRef(row.text("entity_type"), row.id("entity_id")),
            row.id("organisation_id"),
            row.date("confirmed_on"),
            row.choice("state", Freshness.State.class)));
  }
}

package org.alliance.portal.membership.internal.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.alliance.portal.membership.internal.Application;
import org.alliance.portal.membership.internal.QueueCount;
import org.alliance.portal.membership.internal.QueueFilter;
import org.alliance.portal.membership.internal.Queued;
import org.alliance.portal.membership.internal.Stage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The queue of applications in the database. */
@Component(service = ReviewStore.class)
public class ReviewStore {
  private static final int MOST_COUNTS = 10_000;
  private static final int MOST_TWINS = 20;
  private static final int KEYS = 2;
  private static final String ANSWERS =
      "exists (select 1 from membership_message m where m.application_id = a.id"
          + " and m.actor = 'applicant')";

  /** The query for applications of one country and name that were sent, newest first. */
  static final String SAME_NAME =
      ApplicationRows.SELECT
          + " where country = ? and match_key = ? and state <> 'draft'"
          + " order by id desc fetch first ? rows only";

  private final Database database;

  @Activate
  public ReviewStore(@Reference(target = "(portal.schema=membership)") Database database) {
    this.database = database;
  }

  /** A statement and its parameters. */
  record Query(String sql, Object[] params) {}

  /**
   * A page of the queue.
   *
   * @param me account that asks; null for none
   * @param after where the page before ended; null for the first
   */
  public Slice<Queued> list(QueueFilter filter, Id me, int limit, String after) {
    Query query = page(filter, me, limit + 1, Cursor.parse(after, KEYS));
    List<Queued> found = database.list(query.sql(), ReviewStore::queued, query.params());
    if (found.size() <= limit) {
      return new Slice<>(found, null);
    }
    Queued last = found.get(limit - 1);
    Cursor next =
        new Cursor(List.of(Long.toString(last.since().toEpochMilli()), last.id().toString()));
    return new Slice<>(found.subList(0, limit), next.toString());
  }

  /** The whole queue, in its order, in memory that does not grow with it. */
  public void each(QueueFilter filter, Id me, Consumer<Queued> consumer) {
    Query query = page(filter, me, 0, null);
    database.each(query.sql(), row -> consumer.accept(queued(row)), query.params());
  }

  /**
   * Each stage is read by its index in the order of the queue, and no further than the page; so the
   * few that come together are all there is to sort.
   *
   * @param limit 0 for none
   */
  static Query page(QueueFilter filter, Id me, int limit, Cursor cursor) {
    List<Object> params = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    String order =
        " order by "
            + (filter.oldestFirst() ? "changed_at, id" : "changed_at desc, id desc")
            + (limit == 0 ? "" : " fetch first ? rows only");
    List<Stage> stages = filter.shown().stream().sorted().toList();
    for (Stage stage : stages) {
      String part = stage(stage, filter, me, cursor, params) + order;
      if (limit > 0) {
        params.add(limit);
      }
      parts.add(part);
    }
    if (parts.size() == 1) {
      return new Query(parts.get(0), params.toArray());
    }
    if (limit > 0) {
      params.add(limit);
    }
    List<String> tables = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      tables.add("select * from (" + parts.get(i) + ") q" + i);
    }
    return new Query(String.join(" union all ", tables) + order, params.toArray());
  }

  private static String stage(
      Stage stage, QueueFilter filter, Id me, Cursor cursor, List<Object> params) {
    StringBuilder sql =
        new StringBuilder("select id, reference, ")
            .append(stage.ordinal())
            .append(" as stage, way, name, name_lang, country, kind, assigned_to, changed_at,")
            .append(" submitted_at, sample from membership_application a where state = ?");
    params.add(stage.state());
    if (stage == Stage.NEW || stage == Stage.ANSWERED) {
      sql.append(stage == Stage.NEW ? " and not " : " and ").append(ANSWERS);
    }
    among(sql, "way", filter.ways(), params);
    among(sql, "country", filter.countries(), params);
    held(sql, filter.holders(), me, params);
    if (cursor != null) {
      after(sql, filter.oldestFirst(), cursor, params);
    }
    return sql.toString();
  }

  private static void among(StringBuilder sql, String column, Set<?> values, List<Object> params) {
    if (!values.isEmpty()) {
      sql.append(" and ").append(column);
      sql.append(values.size() == 1 ? " = ?" : " in (" + marks(values.size()) + ")");
      values.stream().sorted().forEach(params::add);
    }
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  private static void held(
      StringBuilder sql, Set<QueueFilter.Holder> holders, Id me, List<Object> params) {
    if (holders.isEmpty() || holders.size() == QueueFilter.Holder.values().length) {
      return;
    }
    List<String> any = new ArrayList<>();
    for (QueueFilter.Holder holder : holders.stream().sorted().toList()) {
      any.add(
          switch (holder) {
            case NOBODY -> "assigned_to is null";
            case ME -> "assigned_to = ?";
            case OTHER -> "assigned_to <> ?";
          });
      if (holder != QueueFilter.Holder.NOBODY) {
        params.add(me);
      }
    }
    sql.append(" and (").append(String.join(" or ", any)).append(')');
  }

  private static void after(
      StringBuilder sql, boolean oldestFirst, Cursor cursor, List<Object> params) {
    sql.append(
        oldestFirst
            ? " and changed_at >= ? and (changed_at > ? or id > ?)"
            : " and changed_at <= ? and (changed_at < ? or id < ?)");
    try {
      long time = Long.parseLong(cursor.keys().get(0));
      params.add(time);
      params.add(time);
      params.add(Id.parse(cursor.keys().get(1)));
    } catch (IllegalArgumentException e) {
      throw new ValidationException(FieldProblem.of("after", "portal.problem.cursor"));
    }
  }

  private static Queued queued(Row row) {
    return new Queued(
        row.id("id"),
        row.text("reference"),
        Stage.values()[row.number("stage")],
        row.choice("way", Application.Way.class),
        row.text("name"),
        row.text("name_lang"),
        row.text("country"),
        row.text("kind"),
        row.id("assigned_to"),
        row.instant("changed_at"),
        row.instant("submitted_at"),
        row.flag("sample"));
  }

  /** How many there are of everything that was sent, for the filters of an account. */
  public List<QueueCount> counts(Id me) {
    return counts("a.state <> 'draft'", me);
  }

  /** How many wait for the secretariat. */
  public List<QueueCount> waiting() {
    return counts("a.state = 'waiting'", null);
  }

  private List<QueueCount> counts(String which, Id me) {
    return database.list(
        "select state, answered, way, country, holder, count(*) as many from (select a.state,"
            + " case when m.application_id is null then 0 else 1 end as answered, a.way,"
            + " a.country, case when a.assigned_to is null then 0 when a.assigned_to = ? then 1"
            + " else 2 end as holder from membership_application a left join (select distinct"
            + " application_id from membership_message where actor = 'applicant') m"
            + " on m.application_id = a.id where "
            + which
            + ") q group by state, answered, way, country, holder fetch first "
            + MOST_COUNTS
            + " rows only",
        row ->
            new QueueCount(
                Stage.of(row.choice("state", Application.State.class), row.number("answered") == 1),
                row.choice("way", Application.Way.class),
                row.text("country"),
                QueueFilter.Holder.values()[row.number("holder")],
                row.big("many")),
        me == null ? new Id(0) : me);
  }

  /** Applications of one country and name that were sent, newest first; at most 20. */
  public List<Application> sameName(String country, String matchKey) {
    return database.list(SAME_NAME, ApplicationRows::read, country, matchKey, MOST_TWINS);
  }

  /**
   * Takes applications from a moderator who is gone.
   *
   * @param limit at most so many
   * @return those that nobody has now
   */
  public List<Id> release(Id account, int limit) {
    List<Id> ids =
        database.list(
            "select id from membership_application where assigned_to = ? fetch first ? rows only",
            row -> row.id("id"),
            account,
            limit);
    database.batch(
        "update membership_application set assigned_to = null, version = version + 1"
            + " where id = ? and assigned_to = ?",
        ids.stream().map(id -> new Object[] {id, account}).toList());
    return ids;
  }
}

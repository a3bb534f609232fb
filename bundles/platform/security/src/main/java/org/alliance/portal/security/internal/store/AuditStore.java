package org.alliance.portal.security.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.api.data.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Entries of the audit: added, read, and discarded when they are old; never changed. */
@Component(service = AuditStore.class)
public final class AuditStore {
  private static final String SELECT =
      "select id, noted_at, source, actor, event, feature, entity_type, entity_id,"
          + " organisation_id, fields, details, request_id, network, pos from security_audit";

  /**
   * Derby does not know that few rows are wanted, and would rather sort the whole table; to
   * PostgreSQL this is a comment.
   */
  private static final String BY_INDEX = " --DERBY-PROPERTIES index=security_audit_%s\n";

  private static final String NEWEST_FIRST =
      " order by noted_at desc, id desc fetch first ? rows only";

  private final Database database;

  /**
   * An entry as it is stored.
   *
   * @param source {@code change} or {@code note}
   * @param fields with commas between; null for none
   * @param details JSON; null for none
   */
  public record Stored(
      Id id,
      Instant at,
      String source,
      String actor,
      String event,
      String feature,
      String type,
      Id entity,
      Id organisation,
      String fields,
      String details,
      String request,
      String network,
      Long position) {}

  /**
   * What is looked for; null for no matter.
   *
   * @param from not before
   * @param to before
   */
  public record Wanted(
      String actor, Id organisation, String event, String type, Instant from, Instant to) {}

  /** The last entry that is known already. */
  public record After(Instant at, Id id) {}

  /** A kind of entry that there has been: its event, and of which type of thing; null for none. */
  public record Kind(String event, String type) {}

  @Activate
  public AuditStore(@Reference(target = "(portal.schema=security)") Database database) {
    this.database = database;
  }

  /** Adds an entry. */
  public void insert(Stored entry) {
    database.update(
        "insert into security_audit (id, noted_at, source, actor, event, feature, entity_type,"
            + " entity_id, organisation_id, fields, details, request_id, network, pos)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entry.id(),
        entry.at(),
        entry.source(),
        entry.actor(),
        entry.event(),
        entry.feature(),
        entry.type(),
        entry.entity(),
        entry.organisation(),
        entry.fields(),
        entry.details(),
        entry.request(),
        entry.network(),
        entry.position());
  }

  /** Keeps that there are entries of a kind; outside a transaction, because others may too. */
  public void insertKind(Kind kind) {
    try {
      database.update(
          "insert into security_audit_event (event, entity_type) values (?, ?)",
          kind.event(),
          kind.type());
    } catch (DatabaseException e) {
      if (!e.duplicate()) {
        throw e;
      }
    }
  }

  /** Kinds of entries that there have been, in order. */
  public List<Kind> kinds() {
    return database.list(
        "select event, entity_type from security_audit_event order by event"
            + " fetch first 1000 rows only",
        row -> new Kind(row.text("event"), row.text("entity_type")));
  }

  /**
   * Entries, newest first.
   *
   * @param after null for the start
   */
  public List<Stored> page(Wanted wanted, After after, int limit) {
    List<Object> params = new ArrayList<>();
    String sql = sql(wanted, after, params);
    params.add(limit);
    return database.list(sql, AuditStore::stored, params.toArray());
  }

  /** The query of {@link #page}; its plan is tested. */
  public static String sql(Wanted wanted, After after, List<Object> params) {
    List<String> conditions = new ArrayList<>();
    add(conditions, params, "actor = ?", wanted.actor());
    add(conditions, params, "organisation_id = ?", wanted.organisation());
    add(conditions, params, "event = ?", wanted.event());
    add(conditions, params, "entity_type = ?", wanted.type());
    add(conditions, params, "noted_at >= ?", wanted.from());
    add(conditions, params, "noted_at < ?", wanted.to());
    if (after != null) {
      conditions.add("noted_at <= ? and (noted_at < ? or id < ?)");
      params.addAll(List.of(after.at(), after.at(), after.id()));
    }
    return SELECT
        + BY_INDEX.formatted(index(wanted))
        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
        + NEWEST_FIRST;
  }

  /** By what leaves the fewest. */
  private static String index(Wanted wanted) {
    if (wanted.organisation() != null) {
      return "organisation";
    }
    if (wanted.actor() != null) {
      return "actor";
    }
    if (wanted.event() != null) {
      return "event_time";
    }
    return wanted.type() != null ? "type" : "time";
  }

  private static void add(
      List<String> conditions, List<Object> params, String condition, Object value) {
    if (value != null) {
      conditions.add(condition);
      params.add(value);
    }
  }

  /** What was done to one thing, newest first. */
  public List<Stored> ofThing(Id entity, After after, int limit) {
    List<Object> params = new ArrayList<>(List.of(entity));
    String more = "";
    if (after != null) {
      more = " and noted_at <= ? and (noted_at < ? or id < ?)";
      params.addAll(List.of(after.at(), after.at(), after.id()));
    }
    params.add(limit);
    return database.list(
        SELECT + BY_INDEX.formatted("entity") + " where entity_id = ?" + more + NEWEST_FIRST,
        AuditStore::stored,
        params.toArray());
  }

  private static Stored stored(Row row) {
    return new Stored(
        row.id("id"),
        row.instant("noted_at"),
        row.text("source"),
        row.text("actor"),
        row.text("event"),
        row.text("feature"),
        row.text("entity_type"),
        row.id("entity_id"),
        row.id("organisation_id"),
        row.text("fields"),
        row.text("details"),
        row.text("request_id"),
        row.text("network"),
        row.bigOrNull("pos"));
  }

  /**
   * Discards some of the entries from before a time.
   *
   * @return how many; 0 when there are no more
   */
  public int discard(Instant before) {
    List<Id> old =
        database.list(
            "select id from security_audit where noted_at < ? fetch first 500 rows only",
            row -> row.id("id"),
            before);
    database.batch(
        "delete from security_audit where id = ?",
        old.stream().map(id -> new Object[] {id}).toList());
    return old.size();
  }
}

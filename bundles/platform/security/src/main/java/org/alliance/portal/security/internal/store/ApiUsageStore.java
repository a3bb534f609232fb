package org.alliance.portal.security.internal.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How often API clients asked, by day. Several nodes add to the same figures. */
@Component(service = ApiUsageStore.class)
public final class ApiUsageStore {
  /** The days of a client; its plan is tested. */
  public static final String DAYS =
      "select usage_day, requests, refused_limit, refused_other, failed from security_api_usage"
          + " where client_id = ? and usage_day >= ? order by usage_day desc"
          + " fetch first 500 rows only";

  private static final int BATCH = 500;

  private final Database database;

  /**
   * How often a client asked on a day.
   *
   * @param requests all of them
   * @param overLimit those refused because they were too many
   * @param refused those refused for another reason (400 to 499)
   * @param failed those the portal could not answer (500 to 599)
   */
  public record Usage(
      Id client, LocalDate day, long requests, long overLimit, long refused, long failed) {}

  @Activate
  public ApiUsageStore(@Reference(target = "(portal.schema=security)") Database database) {
    this.database = database;
  }

  /** The days of a client since one day, the newest first. */
  public List<Usage> days(Id client, LocalDate since) {
    return database.list(
        DAYS,
        row ->
            new Usage(
                client,
                row.date("usage_day"),
                row.big("requests"),
                row.big("refused_limit"),
                row.big("refused_other"),
                row.big("failed")),
        client,
        since);
  }

  /** Adds to the figures of one day. */
  public void add(LocalDate day, List<Usage> more) {
    Set<Id> there =
        new HashSet<>(
            database.list(
                "select client_id from security_api_usage where usage_day = ?"
                    + " fetch first 10000 rows only",
                row -> row.id("client_id"),
                day));
    List<Object[]> sets = new ArrayList<>();
    for (Usage usage : more) {
      if (!there.contains(usage.client())) {
        begin(usage.client(), day);
      }
      sets.add(
          new Object[] {
            usage.requests(),
            usage.overLimit(),
            usage.refused(),
            usage.failed(),
            usage.client(),
            usage.day()
          });
    }
    database.batch(
        "update security_api_usage set requests = requests + ?, refused_limit = refused_limit + ?,"
            + " refused_other = refused_other + ?, failed = failed + ?"
            + " where client_id = ? and usage_day = ?",
        sets);
  }

  /** Once a day and client; another node may be faster. */
  private void begin(Id client, LocalDate day) {
    try {
      database.update(
          "insert into security_api_usage"
              + " (client_id, usage_day, requests, refused_limit, refused_other, failed)"
              + " values (?, ?, 0, 0, 0, 0)",
          client,
          day);
    } catch (DatabaseException e) {
      if (!e.duplicate()) {
        throw e;
      }
    }
  }

  /** Notes when keys, by their hash, and clients last asked. */
  public void used(Map<String, Instant> keys, Map<Id, Instant> clients) {
    database.batch(
        "update security_api_key set last_used_at = ?"
            + " where key_hash = ? and (last_used_at is null or last_used_at < ?)",
        keys.entrySet().stream()
            .map(used -> new Object[] {used.getValue(), used.getKey(), used.getValue()})
            .toList());
    database.batch(
        "update security_api_client set last_used_at = ?"
            + " where id = ? and (last_used_at is null or last_used_at < ?)",
        clients.entrySet().stream()
            .map(used -> new Object[] {used.getValue(), used.getKey(), used.getValue()})
            .toList());
  }

  /** Deletes the figures of a client. */
  public void deleteOf(Id client) {
    database.update("delete from security_api_usage where client_id = ?", client);
  }

  /** Deletes the figures of days before this one, a few at a time. */
  public void deleteBefore(LocalDate day) {
    List<Object[]> old;
    do {
      old =
          database.list(
              "select client_id, usage_day from security_api_usage where usage_day < ?"
                  + " fetch first 500 rows only",
              row -> new Object[] {row.id("client_id"), row.date("usage_day")},
              day);
      database.batch("delete from security_api_usage where client_id = ? and usage_day = ?", old);
    } while (old.size() == BATCH);
  }
}

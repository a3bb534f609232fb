package org.alliance.portal.membership.internal.store;

import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.membership.internal.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Applications whose time is over, in the database. */
@Component(service = RetentionStore.class)
public class RetentionStore {
  private final Database database;

  @Activate
  public RetentionStore(@Reference(target = "(portal.schema=membership)") Database database) {
    this.database = database;
  }

  /** Applications of a state that nobody has changed since a time, oldest first. */
  public List<Id> untouched(Application.State state, Instant since, int limit) {
    return ids(
        "select id from membership_application where state = ? and changed_at < ?"
            + " order by changed_at, id fetch first ? rows only",
        state,
        since,
        limit);
  }

  /** Those of them that still name a person. */
  public List<Id> personal(Application.State state, Instant since, int limit) {
    return ids(
        "select id from membership_application where state = ? and changed_at < ?"
            + " and email is not null order by changed_at, id fetch first ? rows only",
        state,
        since,
        limit);
  }

  /** Invented applications. */
  public List<Id> samples(int limit) {
    return ids(
        "select id from membership_application where sample = 1 fetch first ? rows only", limit);
  }

  private List<Id> ids(String sql, Object... params) {
    return database.list(sql, row -> row.id("id"), params);
  }

  /** Empties what says something about a person, and with it everything typed freely. */
  public void empty(List<Id> ids) {
    List<Object[]> sets = sets(ids);
    database.batch(
        "update membership_application set version = version + 1, contact_name = null,"
            + " contact_function = null, email = null, phone = null, reasons = null,"
            + " decision_note = null, typed = null where id = ?",
        sets);
    database.batch("update membership_message set text = '' where application_id = ?", sets);
    database.batch("delete from membership_link where application_id = ?", sets);
  }

  /** Deletes applications with all that belongs to them. */
  public void delete(List<Id> ids) {
    List<Object[]> sets = sets(ids);
    database.batch("delete from membership_link where application_id = ?", sets);
    database.batch("delete from membership_message where application_id = ?", sets);
    database.batch("delete from membership_application where id = ?", sets);
  }

  private static List<Object[]> sets(List<Id> ids) {
    return ids.stream().map(id -> new Object[] {id}).toList();
  }

  /**
   * Deletes links that have ended.
   *
   * @return how many
   */
  public int deleteLinks(Instant before, int limit) {
    List<Object[]> ended =
        database.list(
            "select token_hash from membership_link where expires_at < ?"
                + " order by expires_at fetch first ? rows only",
            row -> new Object[] {row.text("token_hash")},
            before,
            limit);
    database.batch("delete from membership_link where token_hash = ?", ended);
    return ended.size();
  }
}

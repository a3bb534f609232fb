package org.alliance.portal.content.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forms that somebody has begun, in the database. */
@Component(service = DraftStore.class)
public class DraftStore {
  /** A page of an account's drafts without their values; its plan is tested. */
  public static final String HEADS =
      "select account_id, draft_key, title, path, base_version, saved"
          + " from content_draft where account_id = ?"
          + " order by account_id, saved desc, draft_key fetch first ? rows only";

  /** The drafts saved longest ago; its plan is tested. */
  public static final String OLDEST =
      "select account_id, draft_key from content_draft where saved < ?"
          + " order by saved, account_id, draft_key fetch first 500 rows only";

  private static final String ALL =
      "select account_id, draft_key, title, path, base_version, saved, field_values"
          + " from content_draft";

  private final Database database;

  /**
   * A draft as it is stored.
   *
   * @param values JSON; null when it was not asked for
   */
  public record Stored(
      Id account, String key, String title, String path, int base, String values, Instant saved) {}

  @Activate
  public DraftStore(@Reference(target = "(portal.schema=content)") Database database) {
    this.database = database;
  }

  /** One draft of an account. */
  public Optional<Stored> find(Id account, String key) {
    return database.first(
        ALL + " where account_id = ? and draft_key = ?", DraftStore::stored, account, key);
  }

  /** An account's drafts with their values, last saved first. */
  public List<Stored> list(Id account, int limit) {
    return database.list(
        ALL
            + " where account_id = ? order by account_id, saved desc, draft_key"
            + " fetch first ? rows only",
        DraftStore::stored,
        account,
        limit);
  }

  /** An account's drafts without their values, last saved first. */
  public List<Stored> heads(Id account, int limit) {
    return database.list(HEADS, row -> stored(row, null), account, limit);
  }

  /** How many drafts an account has. */
  public int count(Id account) {
    return database
        .first(
            "select count(*) as drafts from content_draft where account_id = ?",
            row -> row.number("drafts"),
            account)
        .orElse(0);
  }

  /**
   * Changes everything but the values, and keeps others from changing the draft until the
   * transaction ends.
   *
   * @return whether there is such a draft
   */
  public boolean touch(Stored draft) {
    return database.update(
            "update content_draft set title = ?, path = ?, base_version = ?, saved = ?"
                + " where account_id = ? and draft_key = ?",
            draft.title(),
            draft.path(),
            draft.base(),
            draft.saved(),
            draft.account(),
            draft.key())
        > 0;
  }

  /** Replaces the values of a draft. */
  public void values(Id account, String key, String values) {
    database.update(
        "update content_draft set field_values = ? where account_id = ? and draft_key = ?",
        values,
        account,
        key);
  }

  /** Adds a draft. */
  public void insert(Stored draft) {
    database.update(
        "insert into content_draft (account_id, draft_key, title, path, base_version,"
            + " field_values, saved) values (?, ?, ?, ?, ?, ?, ?)",
        draft.account(),
        draft.key(),
        draft.title(),
        draft.path(),
        draft.base(),
        draft.values(),
        draft.saved());
  }

  /** Hands over an account's drafts one by one. */
  public void each(Id account, Consumer<Stored> sink) {
    database.each(ALL + " where account_id = ?", row -> sink.accept(stored(row)), account);
  }

  /** Removes every draft of an account. */
  public void deleteOf(Id account) {
    database.update("delete from content_draft where account_id = ?", account);
  }

  /** Removes a draft, if there is one. */
  public void delete(Id account, String key) {
    database.update(
        "delete from content_draft where account_id = ? and draft_key = ?", account, key);
  }

  /**
   * Removes some of the drafts that were last saved before a moment.
   *
   * @return how many
   */
  public int deleteSavedBefore(Instant moment) {
    return database.transaction(
        () -> {
          List<Object[]> keys =
              database.list(
                  OLDEST,
                  row -> new Object[] {row.id("account_id"), row.text("draft_key"), moment},
                  moment);
          database.batch(
              "delete from content_draft where account_id = ? and draft_key = ? and saved < ?",
              keys);
          return keys.size();
        });
  }

  private static Stored stored(Row row) {
    return stored(row, row.text("field_values"));
  }

  private static Stored stored(Row row, String values) {
    return new Stored(
        row.id("account_id"),
        row.text("draft_key"),
        row.text("title"),
        row.text("path"),
        row.number("base_version"),
        values,
        row.instant("saved"));
  }
}

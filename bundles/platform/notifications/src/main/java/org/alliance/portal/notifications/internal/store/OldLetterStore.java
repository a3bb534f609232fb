package org.alliance.portal.notifications.internal.store;

import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.notifications.internal.store.LetterStore.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Letters that are forgotten: those of accounts that are gone, and old ones. */
@Component(service = OldLetterStore.class)
public class OldLetterStore {
  /** Letters that came before a moment; its plan is tested. */
  public static final String OLDEST =
      "select id from notifications_letter where created < ?"
          + " order by created, id fetch first 500 rows only";

  /** Letters to an account; its plan is tested. */
  public static final String OF_ACCOUNT =
      "select id from notifications_letter where account_id = ? and id > ?"
          + " order by account_id, id fetch first 500 rows only";

  private final Database database;

  @Activate
  public OldLetterStore(@Reference(target = "(portal.schema=notifications)") Database database) {
    this.database = database;
  }

  /** Drops what waits for an account, and forgets where its letters went. */
  public void forget(Id account, Instant now) {
    List<Id> some;
    Id last = new Id(0);
    do {
      some = database.list(OF_ACCOUNT, row -> row.id("id"), account, last);
      database.batch(
          "update notifications_letter set state = ?, ended = ?, claim = null"
              + " where id = ? and (state = ? or state = ?)",
          some.stream()
              .map(id -> new Object[] {State.DROPPED, now, id, State.WAITING, State.FAILED})
              .toList());
      database.batch(
          "update notifications_letter set recipient = null, answer = null,"
              + " unsubscribe_hash = null, account_id = null,"
              + LetterStore.BLANK
              + " where id = ?",
          some.stream().map(id -> new Object[] {id}).toList());
      if (!some.isEmpty()) {
        last = some.get(some.size() - 1);
      }
    } while (some.size() == 500);
  }

  /**
   * Removes some of the letters that came before a moment.
   *
   * @return how many
   */
  public int deleteBefore(Instant moment) {
    return database.transaction(
        () -> {
          List<Object[]> ids = database.list(OLDEST, row -> new Object[] {row.id("id")}, moment);
          database.batch("delete from notifications_letter where id = ?", ids);
          return ids.size();
        });
  }
}

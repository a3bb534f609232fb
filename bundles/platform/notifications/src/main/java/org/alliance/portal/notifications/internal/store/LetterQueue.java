package org.alliance.portal.notifications.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.notifications.internal.store.LetterStore.State;
import org.alliance.portal.notifications.internal.store.LetterStore.Whole;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The letters that wait, for those who send them: each is claimed by one sender at a time. */
@Component(service = LetterQueue.class)
public class LetterQueue {
  /** Letters to be sent, longest due first; its plan is tested. */
  public static final String DUE =
      "select id from notifications_letter where state = ? and due <= ?"
          + " order by state, due, id fetch first ? rows only";

  private final Database database;

  @Activate
  public LetterQueue(@Reference(target = "(portal.schema=notifications)") Database database) {
    this.database = database;
  }

  /**
   * Claims letters that are due, so that nobody else sends them before the claim runs out.
   *
   * @param claim a number that nobody else has
   * @param until when the claim runs out
   */
  public List<Whole> claim(Id claim, Instant now, Instant until, int most) {
    return database.transaction(
        () -> {
          List<Whole> claimed = new ArrayList<>();
          for (Id id : database.list(DUE, row -> row.id("id"), State.WAITING, now, most)) {
            int won =
                database.update(
                    "update notifications_letter set claim = ?, due = ?"
                        + " where id = ? and state = ? and due <= ?",
                    claim,
                    until,
                    id,
                    State.WAITING,
                    now);
            if (won > 0) {
              database.first(LetterStore.WHOLE, LetterStore::whole, id).ifPresent(claimed::add);
            }
          }
          return claimed;
        });
  }

  /** Notes that a claimed letter was sent, and forgets its text. */
  public boolean sent(Id id, Id claim, Instant now) {
    return database.update(
            "update notifications_letter set state = ?, ended = ?, attempts = attempts + 1,"
                + " answer = null, claim = null,"
                + LetterStore.BLANK
                + " where id = ? and claim = ? and state = ?",
            State.SENT,
            now,
            id,
            claim,
            State.WAITING)
        > 0;
  }

  /** Notes that a claimed letter cannot be sent, ever. */
  public void failed(Id id, Id claim, Instant now, String answer) {
    database.update(
        "update notifications_letter set state = ?, ended = ?, attempts = attempts + 1, answer = ?,"
            + " claim = null where id = ? and claim = ? and state = ?",
        State.FAILED,
        now,
        answer,
        id,
        claim,
        State.WAITING);
  }

  /** Notes that a claimed letter could not be sent now. */
  public void later(Id id, Id claim, Instant due, String answer) {
    database.update(
        "update notifications_letter set due = ?, attempts = attempts + 1, answer = ?,"
            + " claim = null where id = ? and claim = ? and state = ?",
        due,
        answer,
        id,
        claim,
        State.WAITING);
  }

  /** Gives claimed letters back that were not tried. */
  public void release(Id claim, Instant due) {
    database.update(
        "update notifications_letter set due = ?, claim = null"
            + " where claim = ? and state = ? and due > ?",
        due,
        claim,
        State.WAITING,
        due);
  }
}

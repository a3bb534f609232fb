package org.alliance.portal.notifications.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Letters, in the database: as they are put, and as persons see and handle them. */
@Component(service = LetterStore.class)
public class LetterStore {
  private static final String HEAD =
      "select id, kind, recipient, lang, subject, state, created, due, claim, attempts, ended,"
          + " answer from notifications_letter";

  /** A letter with its text, by id. */
  static final String WHOLE =
      "select id, kind, recipient, lang, subject, state, created, due, claim, attempts, ended,"
          + " answer, account_id, base, body, unsubscribe from notifications_letter where id = ?";

  /** What is erased of a letter that has left; its row stays for a while. */
  static final String BLANK = " subject = null, body = null, unsubscribe = null";

  private final Database database;

  /** What became of a letter. */
  public enum State {
    /** It is sent when its time has come. */
    WAITING,
    /** The mail server has it. */
    SENT,
    /** It is not tried any more. */
    FAILED,
    /** Somebody took it out, or its account is gone. */
    DROPPED
  }

  /** A letter to be stored. */
  public record New(
      Id id,
      String kind,
      String key,
      Id account,
      String to,
      String lang,
      String base,
      String subject,
      String body,
      String unsubscribe,
      String unsubscribeHash,
      Instant created) {}

  /**
   * A letter as it is listed.
   *
   * @param to null when its account is gone
   * @param subject null when its text is not kept any more
   * @param claimed whether somebody may be sending it
   * @param ended when it was sent or given up; null while it waits
   * @param answer what the mail server said last; may be null
   */
  public record Head(
      Id id,
      String kind,
      String to,
      String lang,
      String subject,
      State state,
      Instant created,
      Instant due,
      boolean claimed,
      int attempts,
      Instant ended,
      String answer) {}

  /**
   * A letter with its text.
   *
   * @param base the portal's address, without a slash at the end; may be empty
   * @param body null when it is not kept any more
   * @param unsubscribe secret of the link by which this kind is switched off; null for none
   */
  public record Whole(Head head, Id account, String base, String body, String unsubscribe) {}

  /** What the link of a letter switches off. */
  public record Subscription(Id account, String kind) {}

  @Activate
  public LetterStore(@Reference(target = "(portal.schema=notifications)") Database database) {
    this.database = database;
  }

  /**
   * Adds a letter that waits.
   *
   * @return false when the same one was added before
   */
  public boolean put(New letter) {
    return database.insert(
        "insert into notifications_letter (id, kind, letter_key, account_id, recipient, lang,"
            + " base, subject, body, unsubscribe, unsubscribe_hash, state, created, due, attempts)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
        letter.id(),
        letter.kind(),
        letter.key(),
        letter.account(),
        letter.to(),
        letter.lang(),
        letter.base(),
        letter.subject(),
        letter.body(),
        letter.unsubscribe(),
        letter.unsubscribeHash(),
        State.WAITING,
        letter.created(),
        letter.created());
  }

  /** A letter with its text. */
  public Optional<Whole> find(Id id) {
    return database.first(WHOLE, LetterStore::whole, id);
  }

  /**
   * Letters, newest first.
   *
   * @param state null for any
   * @param kind null for any
   * @param before id of the last one already shown; null for the start
   */
  public List<Head> list(State state, String kind, Id before, int most) {
    List<Object> params = new ArrayList<>();
    String sql = list(state, kind, before, most, params);
    return database.list(sql, LetterStore::head, params.toArray());
  }

  /** The query of a list, and its parameters; its plan is tested. */
  public static String list(State state, String kind, Id before, int most, List<Object> params) {
    StringBuilder where = new StringBuilder();
    StringBuilder order = new StringBuilder(" order by ");
    if (state != null) {
      where.append(" and state = ?");
      order.append("state, ");
      params.add(state);
    }
    if (kind != null) {
      where.append(" and kind = ?");
      order.append("kind, ");
      params.add(kind);
    }
    where.append(" and id < ?");
    params.add(before == null ? new Id(Long.MAX_VALUE) : before);
    params.add(most);
    return HEAD + " where" + where.substring(4) + order + "id desc fetch first ? rows only";
  }

  /** Kinds of which there are letters. */
  public List<String> kinds() {
    return database.list(
        "select distinct kind from notifications_letter order by kind fetch first 1000 rows only",
        row -> row.text("kind"));
  }

  /** How many letters are in a state. */
  public long count(State state) {
    return database
        .first(
            "select count(*) as letters from notifications_letter where state = ?",
            row -> row.big("letters"),
            state)
        .orElse(0L);
  }

  /** When the letter came that has waited longest; empty when none waits. */
  public Optional<Instant> waitingSince() {
    return database.first(
        "select created from notifications_letter where state = ?"
            + " order by state, created fetch first 1 rows only",
        row -> row.instant("created"),
        State.WAITING);
  }

  /**
   * Lets a letter that waits or has failed be tried at once.
   *
   * @return false when it is being sent, or has left meanwhile
   */
  public boolean again(Id id, Instant now) {
    return database.update(
            "update notifications_letter set state = ?, due = ?, attempts = 0, ended = null,"
                + " claim = null where id = ? and body is not null and (state = ? or state = ?)"
                + " and (claim is null or due <= ?)",
            State.WAITING,
            now,
            id,
            State.WAITING,
            State.FAILED,
            now)
        > 0;
  }

  /**
   * Takes a letter out that waits or has failed, and forgets its text.
   *
   * @return false when it is being sent, or has left meanwhile
   */
  public boolean drop(Id id, Instant now) {
    return database.update(
            "update notifications_letter set state = ?, ended = ?, claim = null,"
                + BLANK
                + " where id = ? and (state = ? or state = ?) and (claim is null or due <= ?)",
            State.DROPPED,
            now,
            id,
            State.WAITING,
            State.FAILED,
            now)
        > 0;
  }

  /** What the link with this hash switches off. */
  public Optional<Subscription> subscription(String hash) {
    return database.first(
        "select account_id, kind from notifications_letter where unsubscribe_hash = ?",
        row -> new Subscription(row.id("account_id"), row.text("kind")),
        hash);
  }

  static Whole whole(Row row) {
    return new Whole(
        head(row),
        row.id("account_id"),
        row.text("base"),
        row.text("body"),
        row.text("unsubscribe"));
  }

  private static Head head(Row row) {
    return new Head(
        row.id("id"),
        row.text("kind"),
        row.text("recipient"),
        row.text("lang"),
        row.text("subject"),
        row.choice("state", State.class),
        row.instant("created"),
        row.instant("due"),
        row.bigOrNull("claim") != null,
        row.number("attempts"),
        row.instant("ended"),
        row.text("answer"));
  }
}

package org.alliance.portal.membership.internal;

import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.Id;

/**
 * An application to join or to cooperate.
 *
 * @param id its id
 * @param version grows by one with each change, from 1
 * @param reference how people name it, such as {@code J-7K3F-9Q}
 * @param way what is asked for
 * @param state where it stands
 * @param lang language of the letters, ISO 639-1
 * @param answers what was said
 * @param matchKey official name as it is compared with others; null without a name
 * @param notTheSame the applicant was told of one that looks alike, and says that this is another
 * @param assignedTo account of the moderator who has it; null for nobody
 * @param organisation the organisation that was made of it; null for none
 * @param decidedBy who decided, as in the change log; null when nobody did
 * @param decisionNote what the moderator said; null for nothing
 * @param sample whether it is invented for trying the portal out
 * @param times when what happened
 */
public record Application(
    Id id,
    int version,
    String reference,
    Way way,
    State state,
    String lang,
    Answers answers,
    String matchKey,
    boolean notTheSame,
    Id assignedTo,
    Id organisation,
    String decidedBy,
    String decisionNote,
    boolean sample,
    Times times) {

  /** Type of the thing in {@link org.alliance.portal.api.EntityRef}. */
  public static final String TYPE = "application";

  /** What is asked for. */
  public enum Way {
    /** An authority joins. */
    JOIN,
    /** Another organisation cooperates. */
    COOPERATE
  }

  /** Where an application stands. */
  public enum State {
    /** Being written. */
    DRAFT,
    /** Sent; the address is to be confirmed. */
    UNCONFIRMED,
    /** In the queue of the secretariat. */
    WAITING,
    /** The secretariat asked something. */
    ASKED,
    /** The organisation takes part. */
    ACCEPTED,
    /** The secretariat said no. */
    DECLINED,
    /** The applicant took it back. */
    WITHDRAWN;

    /** Whether the secretariat has it before itself. */
    public boolean pending() {
      return this == WAITING || this == ASKED;
    }

    /** Whether nothing more happens to it. */
    public boolean closed() {
      return this == ACCEPTED || this == DECLINED || this == WITHDRAWN;
    }
  }

  /**
   * What was said; of a draft whatever is right so far, null for the rest.
   *
   * @param name official name
   * @param nameLang language of the official name
   * @param nameTranslated name in English or French; null when the official one is
   * @param country ISO 3166-1 alpha-2, or XK
   * @param kind code of the vocabulary {@code kind}
   * @param website address; null for none
   * @param population inhabitants; null for none
   * @param themes codes of the vocabulary {@code theme}
   * @param about what the organisation does
   * @param reasons what it wants to share and to find; null for nothing
   * @param contactName who applies
   * @param contactFunction what that person does
   * @param email where letters go, in lower case
   * @param phone null for none
   */
  public record Answers(
      String name,
      String nameLang,
      String nameTranslated,
      String country,
      String kind,
      String website,
      Integer population,
      List<String> themes,
      String about,
      String reasons,
      String contactName,
      String contactFunction,
      String email,
      String phone) {

    /** Nothing said yet. */
    public static final Answers NONE =
        new Answers(
            null, null, null, null, null, null, null, List.of(), null, null, null, null, null,
            null);

    /** Copies the list. */
    public Answers {
      themes = List.copyOf(themes);
    }
  }

  /**
   * When what happened, to the millisecond; null for what has not happened.
   *
   * @param created begun
   * @param changed last changed by anybody
   * @param agreed the applicant agreed that the data is processed
   * @param submitted sent
   * @param confirmed address confirmed
   * @param decided accepted, declined or withdrawn
   */
  public record Times(
      Instant created,
      Instant changed,
      Instant agreed,
      Instant submitted,
      Instant confirmed,
      Instant decided) {

    /** The same with another time of change. */
    public Times changed(Instant now) {
      return new Times(created, now, agreed, submitted, confirmed, decided);
    }
  }

  /** The same in another state. */
  public Application in(State other, Instant now) {
    return new Application(
        id,
        version,
        reference,
        way,
        other,
        lang,
        answers,
        matchKey,
        notTheSame,
        assignedTo,
        organisation,
        decidedBy,
        decisionNote,
        sample,
        times.changed(now));
  }

  /** The same with other times. */
  public Application with(Times other) {
    return new Application(
        id,
        version,
        reference,
        way,
        state,
        lang,
        answers,
        matchKey,
        notTheSame,
        assignedTo,
        organisation,
        decidedBy,
        decisionNote,
        sample,
        other);
  }

  /** The same with a moderator; null for nobody. */
  public Application assigned(Id account, Instant now) {
    return new Application(
        id,
        version,
        reference,
        way,
        state,
        lang,
        answers,
        matchKey,
        notTheSame,
        account,
        organisation,
        decidedBy,
        decisionNote,
        sample,
        times.changed(now));
  }

  /**
   * The same, decided.
   *
   * @param outcome the state
   * @param made the organisation that was made of it; null for none
   * @param by who decided, as in the change log
   * @param note what was said; null for nothing
   */
  public Application decided(State outcome, Id made, String by, String note, Instant now) {
    return new Application(
        id,
        version,
        reference,
        way,
        outcome,
        lang,
        answers,
        matchKey,
        notTheSame,
        assignedTo,
        made,
        by,
        note,
        sample,
        new Times(times.created(), now, times.agreed(), times.submitted(), times.confirmed(), now));
  }
}

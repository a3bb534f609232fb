package org.alliance.portal.membership.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.membership.internal.Application.State;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class RetentionStoreTest {
  private static final Duration YEAR = Duration.ofDays(365);

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final ReviewDesk desk;

  public RetentionStoreTest(String name, TestDatabase db) {
    this.desk = new ReviewDesk(db);
  }

  private void run(Instant at) {
    new Retention(
            desk.db.database(),
            desk.retention,
            desk.db.changes(),
            YEAR,
            Clock.fixed(at, ZoneOffset.UTC))
        .run();
  }

  private Application changed(State state, Instant when) {
    Application a = Samples.application(desk.db.ids().next(), desk.reference(), state);
    return desk.put(ReviewDesk.with(a, a.answers(), a.matchKey(), null, when));
  }

  private List<Change> changes(Application of) {
    return desk.db.changes().read(0, 1_000).stream().filter(c -> c.id().equals(of.id())).toList();
  }

  private boolean kept(Application a) {
    return desk.store.find(a.id()).isPresent();
  }

  @Test
  public void draftsAndUnconfirmedOnesAreDeletedWithAllThatBelongsToThem() {
    Instant now = Samples.NOW;
    Application oldDraft = changed(State.DRAFT, now.minus(Retention.DRAFTS).minusMillis(1));
    Application draft = changed(State.DRAFT, now.minus(Retention.DRAFTS));
    Application oldSent =
        changed(State.UNCONFIRMED, now.minus(Retention.UNCONFIRMED).minusMillis(1));
    Application sent = changed(State.UNCONFIRMED, now.minus(Retention.UNCONFIRMED));
    Application waiting = changed(State.WAITING, now.minus(YEAR.multipliedBy(9)));
    for (Application a : List.of(oldDraft, oldSent, sent)) {
      desk.links.insert(
          new Link(
              Secrets.hash(a.reference()), a.id(), Link.Purpose.OPEN, now, now.plus(YEAR), null));
      desk.say(a, Message.APPLICANT, "Ten.");
    }
    run(now);
    assertThat(kept(oldDraft)).isFalse();
    assertThat(kept(draft)).isTrue();
    assertThat(kept(oldSent)).isFalse();
    assertThat(kept(sent)).isTrue();
    assertThat(kept(waiting)).isTrue();
    assertThat(desk.links.find(Secrets.hash(oldSent.reference()))).isEmpty();
    assertThat(desk.links.find(Secrets.hash(sent.reference()))).isPresent();
    assertThat(changes(oldSent)).extracting(Change::verb).containsExactly(Change.Verb.DELETED);
    assertThat(changes(oldDraft)).isEmpty();
  }

  @Test
  public void decidedOnesNameNobodyAfterAYear() {
    for (State state : new State[] {State.ACCEPTED, State.DECLINED, State.WITHDRAWN}) {
      Application old = changed(state, Samples.NOW.minus(YEAR).minusMillis(1));
      Application young = changed(state, Samples.NOW.minus(YEAR));
      desk.say(old, "account:7", "Who are you?");
      desk.links.insert(
          new Link(
              Secrets.hash(old.reference()),
              old.id(),
              Link.Purpose.OPEN,
              Samples.NOW,
              Samples.NOW.plus(YEAR),
              null));
      run(Samples.NOW);
      Application now = desk.now(old);
      assertThat(now.answers().contactName()).isNull();
      assertThat(now.answers().contactFunction()).isNull();
      assertThat(now.answers().email()).isNull();
      assertThat(now.answers().phone()).isNull();
      assertThat(now.answers().reasons()).isNull();
      assertThat(now.decisionNote()).isNull();
      assertThat(now.answers().name()).isEqualTo(old.answers().name());
      assertThat(now.state()).isEqualTo(state);
      assertThat(now.times().changed()).isEqualTo(old.times().changed());
      assertThat(now.version()).isEqualTo(2);
      assertThat(desk.store.messages(old.id())).extracting(Message::text).containsExactly("");
      assertThat(desk.links.find(Secrets.hash(old.reference()))).isEmpty();
      assertThat(desk.now(young)).isEqualTo(young);
      assertThat(changes(old)).extracting(Change::verb).containsExactly(Change.Verb.UPDATED);
      // Again, nothing is left to do.
      run(Samples.NOW);
      assertThat(changes(old)).hasSize(1);
      assertThat(desk.review.dossier(old.id()).application()).isEqualTo(now);
    }
  }

  @Test
  public void manyAreForgottenInBatches() {
    Instant old = Samples.NOW.minus(YEAR);
    for (int i = 0; i < Retention.BATCH + 1; i++) {
      changed(State.DRAFT, old);
    }
    run(Samples.NOW);
    assertThat(desk.retention.untouched(State.DRAFT, Samples.NOW, 10)).isEmpty();
  }

  @Test
  public void linksThatEndedLongAgoAreDeleted() {
    Application waiting = desk.put(State.WAITING);
    Instant long_ago = Samples.NOW.minus(Retention.ENDED_LINKS);
    desk.links.insert(
        new Link("a", waiting.id(), Link.Purpose.OPEN, long_ago, long_ago.minusMillis(1), null));
    desk.links.insert(new Link("b", waiting.id(), Link.Purpose.OPEN, long_ago, long_ago, null));
    run(Samples.NOW);
    assertThat(desk.links.find("a")).isEmpty();
    assertThat(desk.links.find("b")).isPresent();
  }

  @Test
  public void aSettingThatIsNoNumberOfDaysIsTheUsualOne() {
    assertThat(Retention.days(" 30 ")).isEqualTo(Duration.ofDays(30));
    for (String wrong : new String[] {"", "0", "-1", "a year", "1e3", "999999"}) {
      assertThat(Retention.days(wrong)).as(wrong).isEqualTo(YEAR);
    }
  }
}

package org.alliance.portal.membership.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.membership.internal.Application.State;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class FollowersStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final ReviewDesk desk;
  private final NewApplications fresh;
  private final GoneModerators gone;

  public FollowersStoreTest(String name, TestDatabase db) {
    this.desk = new ReviewDesk(db);
    this.fresh =
        new NewApplications(desk.store, desk.teams, desk.outbox, () -> "https://portal.example");
    this.gone = new GoneModerators(desk.queue, db.changes());
  }

  private void follow(
      ChangeFollower follower,
      String feature,
      String type,
      Id id,
      Change.Verb verb,
      String... fields) {
    Change change =
        new Change(
            1,
            Instant.EPOCH,
            "anonymous",
            feature,
            type,
            id,
            verb,
            List.of(fields),
            Change.Audience.NONE,
            null);
    desk.db.database().run(() -> follower.follow(change));
  }

  private void state(Application a) {
    follow(fresh, "membership", "application", a.id(), Change.Verb.UPDATED, "state");
  }

  @Test
  public void eachModeratorIsToldOnceOfANewApplication() {
    Application waiting = desk.put(State.WAITING);
    state(waiting);
    assertThat(desk.outbox.letters).hasSize(2);
    Letter french = desk.outbox.letters.get(1);
    assertThat(french.kind()).isEqualTo("membership-new");
    assertThat(french.to()).isEqualTo("ann@alliance.example");
    assertThat(french.lang()).isEqualTo("fr");
    assertThat(french.account()).isEqualTo(ReviewDesk.OTHER);
    assertThat(french.values())
        .containsEntry("link", "https://portal.example/fr/admin/applications/" + waiting.id());
    // Asked and answered it is in the queue again, and an entry may be followed twice.
    state(waiting);
    state(waiting);
    assertThat(desk.outbox.letters).hasSize(2);
  }

  @Test
  public void nobodyIsToldOfAnythingElse() {
    for (State state : State.values()) {
      if (state != State.WAITING) {
        state(desk.put(state));
      }
    }
    state(desk.put(Samples.sample(desk.db.ids().next(), desk.reference(), State.WAITING)));
    Application waiting = desk.put(State.WAITING);
    follow(fresh, "membership", "application", waiting.id(), Change.Verb.UPDATED, "assignedTo");
    follow(fresh, "other", "application", waiting.id(), Change.Verb.UPDATED, "state");
    follow(fresh, "membership", "application", new Id(5), Change.Verb.UPDATED, "state");
    assertThat(desk.outbox.letters).isEmpty();
  }

  @Test
  public void whatAModeratorHadWhoIsGoneIsNobodys() {
    Application a = desk.put(State.WAITING);
    desk.decisions.assign(a.id(), 1, ReviewDesk.OTHER);
    follow(gone, "security", "account", ReviewDesk.OTHER, Change.Verb.UPDATED, "roles");
    follow(gone, "other", "account", ReviewDesk.OTHER, Change.Verb.DELETED);
    assertThat(desk.now(a).assignedTo()).isEqualTo(ReviewDesk.OTHER);
    follow(gone, "security", "account", ReviewDesk.OTHER, Change.Verb.DELETED);
    assertThat(desk.now(a).assignedTo()).isNull();
    List<Change> changes =
        desk.db.changes().read(0, 1_000).stream().filter(c -> c.id().equals(a.id())).toList();
    assertThat(changes.get(changes.size() - 1).fields()).containsExactly("assignedTo");
  }
}

package org.alliance.portal.membership.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.membership.internal.Application;
import org.alliance.portal.membership.internal.Application.State;
import org.alliance.portal.membership.internal.Application.Way;
import org.alliance.portal.membership.internal.Message;
import org.alliance.portal.membership.internal.QueueCount;
import org.alliance.portal.membership.internal.QueueFilter;
import org.alliance.portal.membership.internal.QueueFilter.Holder;
import org.alliance.portal.membership.internal.Queued;
import org.alliance.portal.membership.internal.ReviewDesk;
import org.alliance.portal.membership.internal.Samples;
import org.alliance.portal.membership.internal.Stage;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ReviewStoreTest {
  private static final String INDEX = "membership_application_[a-z]+";

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final ReviewDesk desk;

  public ReviewStoreTest(String name, TestDatabase db) {
    this.desk = new ReviewDesk(db);
  }

  private Application put(State state, String country, Id moderator, long hoursAgo) {
    Application a = Samples.application(desk.db.ids().next(), desk.reference(), state);
    Instant changed = Samples.NOW.minus(Duration.ofHours(hoursAgo));
    return desk.put(
        ReviewDesk.with(
            a, ReviewDesk.from(country, "ana@example.example"), a.matchKey(), moderator, changed));
  }

  private Application answered(String country, Id moderator, long hoursAgo) {
    Application a = put(State.WAITING, country, moderator, hoursAgo);
    desk.say(a, Message.APPLICANT, "Ten.");
    return a;
  }

  private static QueueFilter stages(Stage... stages) {
    return new QueueFilter(Set.of(stages), Set.of(), Set.of(), Set.of());
  }

  private List<Id> walk(QueueFilter filter, int limit) {
    List<Id> ids = new ArrayList<>();
    String after = null;
    do {
      Slice<Queued> page = desk.queue.list(filter, ReviewDesk.ME, limit, after);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      page.items().forEach(queued -> ids.add(queued.id()));
      after = page.next();
    } while (after != null);
    List<Id> exported = new ArrayList<>();
    desk.queue.each(filter, ReviewDesk.ME, queued -> exported.add(queued.id()));
    assertThat(exported).isEqualTo(ids);
    return ids;
  }

  private static Id[] ids(Application... applications) {
    return Arrays.stream(applications).map(Application::id).toArray(Id[]::new);
  }

  @Test
  public void whoeverWaitedLongestComesFirstWhateverThePage() {
    Application fresh = put(State.WAITING, "RS", null, 1);
    Application asked = put(State.ASKED, "FR", null, 5);
    Application answered = answered("RS", null, 3);
    Application old = put(State.WAITING, "RS", null, 9);
    Application same = put(State.WAITING, "RS", null, 9);
    put(State.DRAFT, "RS", null, 20);
    put(State.UNCONFIRMED, "RS", null, 20);
    put(State.ACCEPTED, "RS", null, 20);
    for (int limit = 1; limit <= 6; limit++) {
      assertThat(walk(QueueFilter.OPEN, limit))
          .as("limit %d", limit)
          .containsExactly(ids(old, same, asked, answered, fresh));
    }
  }

  @Test
  public void whatIsDecidedIsReadFromTheEnd() {
    Application accepted = put(State.ACCEPTED, "RS", null, 1);
    Application declined = put(State.DECLINED, "FR", null, 5);
    Application withdrawn = put(State.WITHDRAWN, "RS", null, 3);
    Application same = put(State.ACCEPTED, "RS", null, 1);
    put(State.WAITING, "RS", null, 4);
    QueueFilter closed = new QueueFilter(Stage.CLOSED, Set.of(), Set.of(), Set.of());
    for (int limit = 1; limit <= 5; limit++) {
      assertThat(walk(closed, limit)).containsExactly(ids(same, accepted, withdrawn, declined));
    }
  }

  @Test
  public void aPageHasNothingTwiceWhileOthersAreAdded() {
    for (int i = 0; i < 10; i++) {
      put(State.WAITING, "RS", null, 100 - i);
    }
    Slice<Queued> first = desk.queue.list(QueueFilter.OPEN, null, 4, null);
    put(State.WAITING, "RS", null, 200);
    Slice<Queued> second = desk.queue.list(QueueFilter.OPEN, null, 4, first.next());
    assertThat(second.items()).doesNotContainAnyElementsOf(first.items()).hasSize(4);
  }

  @Test
  public void filtersByStateWayCountryAndModerator() {
    Application mine = put(State.WAITING, "RS", ReviewDesk.ME, 1);
    Application theirs = put(State.ASKED, "FR", ReviewDesk.OTHER, 2);
    Application nobodys = answered("XK", null, 3);
    assertThat(walk(stages(Stage.NEW), 9)).containsExactly(ids(mine));
    assertThat(walk(stages(Stage.ANSWERED), 9)).containsExactly(ids(nobodys));
    assertThat(walk(stages(Stage.ASKED), 9)).containsExactly(ids(theirs));
    assertThat(walk(held(Holder.ME), 9)).containsExactly(ids(mine));
    assertThat(walk(held(Holder.NOBODY), 9)).containsExactly(ids(nobodys));
    assertThat(walk(held(Holder.OTHER), 9)).containsExactly(ids(theirs));
    assertThat(walk(held(Holder.NOBODY, Holder.ME), 9)).containsExactly(ids(nobodys, mine));
    assertThat(walk(held(Holder.values()), 9)).hasSize(3);
    assertThat(walk(country("FR", "XK"), 9)).containsExactly(ids(nobodys, theirs));
    assertThat(walk(country("RS"), 9)).containsExactly(ids(mine));
    assertThat(walk(new QueueFilter(Set.of(), Set.of(Way.COOPERATE), Set.of(), Set.of()), 9))
        .isEmpty();
    assertThat(walk(new QueueFilter(Set.of(), Set.of(Way.JOIN), Set.of("RS"), Set.of()), 9))
        .containsExactly(ids(mine));
  }

  private static QueueFilter held(Holder... holders) {
    return new QueueFilter(Set.of(), Set.of(), Set.of(), Set.of(holders));
  }

  private static QueueFilter country(String... codes) {
    return new QueueFilter(Set.of(), Set.of(), Set.of(codes), Set.of());
  }

  @Test
  public void countsWhatWasSentForEachFilter() {
    put(State.DRAFT, "RS", null, 1);
    put(State.WAITING, "RS", null, 1);
    put(State.WAITING, "RS", null, 2);
    put(State.WAITING, "RS", ReviewDesk.ME, 2);
    Application talks = answered("FR", ReviewDesk.OTHER, 2);
    desk.say(talks, Message.APPLICANT, "Twenty.");
    put(State.UNCONFIRMED, "FR", null, 2);
    assertThat(desk.queue.counts(ReviewDesk.ME))
        .containsExactlyInAnyOrder(
            new QueueCount(Stage.NEW, Way.JOIN, "RS", Holder.NOBODY, 2),
            new QueueCount(Stage.NEW, Way.JOIN, "RS", Holder.ME, 1),
            new QueueCount(Stage.ANSWERED, Way.JOIN, "FR", Holder.OTHER, 1),
            new QueueCount(Stage.UNCONFIRMED, Way.JOIN, "FR", Holder.NOBODY, 1));
    assertThat(desk.queue.waiting().stream().mapToLong(QueueCount::count).sum()).isEqualTo(4);
  }

  @Test
  public void refusesCursorsThatAreNotItsOwn() {
    for (String[] keys : new String[][] {{"x", new Id(1).toString()}, {"1", "x"}}) {
      String forged = new Cursor(List.of(keys)).toString();
      assertThatThrownBy(() -> desk.queue.list(QueueFilter.OPEN, null, 5, forged))
          .isInstanceOf(ValidationException.class);
    }
  }

  @Test
  public void everyOrderOfTheQueueIsReadFromAnIndex() {
    String[] countries = {"RS", "FR", "XK"};
    State[] states = State.values();
    desk.db
        .database()
        .run(
            () -> {
              for (int i = 0; i < 2_800; i++) {
                Id[] moderators = {ReviewDesk.ME, ReviewDesk.OTHER, null, null};
                put(states[i % states.length], countries[i % 3], moderators[i % 4], i);
              }
            });
    for (Stage stage : new Stage[] {Stage.ASKED, Stage.DECLINED}) {
      assertIndex(stages(stage), true);
      assertIndex(with(stage, Set.of("XK"), Set.of()), false);
      for (Holder holder : Holder.values()) {
        assertIndex(with(stage, Set.of(), Set.of(holder)), false);
      }
      assertIndex(new QueueFilter(Set.of(stage), Set.of(Way.JOIN), Set.of(), Set.of()), false);
    }
    assertIndex(stages(Stage.NEW), false);
    // Of several stages the page itself is sorted.
    assertIndex(QueueFilter.OPEN, false);
    assertIndex(new QueueFilter(Stage.CLOSED, Set.of(), Set.of(), Set.of()), false);
    assertThat(plan(ReviewStore.SAME_NAME, "RS", "novi primer", 20)).containsPattern(INDEX);
  }

  private static QueueFilter with(Stage stage, Set<String> countries, Set<Holder> holders) {
    return new QueueFilter(EnumSet.of(stage), Set.of(), countries, holders);
  }

  /** Databases that expect few rows behind a filter may sort these few; Derby always does. */
  private void assertIndex(QueueFilter filter, boolean ordered) {
    Cursor cursor = new Cursor(List.of("1743739200123", new Id(5).toString()));
    for (Cursor after : new Cursor[] {null, cursor}) {
      ReviewStore.Query query = ReviewStore.page(filter, ReviewDesk.ME, 26, after);
      String plan = plan(query.sql(), query.params());
      assertThat(plan)
          .as(query.sql())
          .containsPattern(INDEX)
          .doesNotContain("seq scan on membership_application")
          .doesNotContain("table scan resultset for membership_application");
      if (ordered && !desk.db.isDerby()) {
        assertThat(plan).as(query.sql()).doesNotContain("sort key");
      }
    }
  }

  private String plan(String sql, Object... params) {
    Object[] plain =
        Arrays.stream(params)
            .map(p -> p instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : p)
            .toArray();
    return desk.db.plan(sql, plain);
  }

  @Test
  public void aModeratorWhoIsGoneHasNothingAnyMore() {
    Application one = put(State.WAITING, "RS", ReviewDesk.OTHER, 1);
    Application two = put(State.ACCEPTED, "RS", ReviewDesk.OTHER, 1);
    Application mine = put(State.WAITING, "RS", ReviewDesk.ME, 1);
    assertThat(desk.queue.release(ReviewDesk.OTHER, 1)).hasSize(1);
    assertThat(desk.queue.release(ReviewDesk.OTHER, 5)).hasSize(1);
    assertThat(desk.queue.release(ReviewDesk.OTHER, 5)).isEmpty();
    assertThat(desk.now(one).assignedTo()).isNull();
    assertThat(desk.now(two).assignedTo()).isNull();
    // Whoever has read it before cannot bring the moderator back.
    assertThat(desk.now(one).version()).isEqualTo(2);
    assertThat(desk.now(mine)).isEqualTo(mine);
  }
}

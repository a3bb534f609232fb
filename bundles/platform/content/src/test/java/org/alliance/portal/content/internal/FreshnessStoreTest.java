package org.alliance.portal.content.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.Freshness.Mark;
import org.alliance.portal.api.content.Freshness.State;
import org.alliance.portal.content.internal.store.FreshnessStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class FreshnessStoreTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 4);
  private static final Id ORGANISATION = new Id(50);

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final FreshnessStore store;
  private final FreshnessService freshness;

  public FreshnessStoreTest(String name, TestDatabase db) {
    this.db = db;
    db.migrate("content", getClass().getClassLoader());
    store = new FreshnessStore(db.database());
    freshness = on(TODAY, 335, 365);
  }

  @Before
  public void empty() {
    db.database().update("delete from content_freshness");
  }

  private FreshnessService on(LocalDate today, int ask, int stale) {
    Instant noon = today.atStartOfDay().plusHours(12).toInstant(ZoneOffset.UTC);
    return new FreshnessService(
        db.database(), db.changes(), store, ask, stale, Clock.fixed(noon, ZoneOffset.UTC));
  }

  private static EntityRef ref(String type, long id) {
    return new EntityRef(type, new Id(id));
  }

  private void confirmed(EntityRef ref, Id organisation, int daysAgo) {
    db.database()
        .run(() -> freshness.confirmed("things", ref, organisation, TODAY.minusDays(daysAgo)));
  }

  private State state(long id) {
    return freshness.marks("thing", List.of(new Id(id))).get(new Id(id)).state();
  }

  private List<Change> changesSince(long position) {
    return db.changes().read(position, 1_000);
  }

  @Test
  public void aThingGrowsOldAndIsFreshAgainWhenConfirmed() {
    confirmed(ref("thing", 1), ORGANISATION, 0);
    assertThat(state(1)).isEqualTo(State.FRESH);
    long before = db.changes().head();
    on(TODAY.plusDays(334), 335, 365).age();
    assertThat(state(1)).isEqualTo(State.FRESH);
    assertThat(changesSince(before)).isEmpty();
    on(TODAY.plusDays(335), 335, 365).age();
    assertThat(state(1)).isEqualTo(State.ASKED);
    new FreshnessWatch(on(TODAY.plusDays(365), 335, 365)).run();
    assertThat(state(1)).isEqualTo(State.STALE);
    List<Change> changes = changesSince(before);
    assertThat(changes).hasSize(2);
    Change change = changes.get(1);
    assertThat(change.feature()).isEqualTo("things");
    assertThat(change.type()).isEqualTo("thing");
    assertThat(change.id()).isEqualTo(new Id(1));
    assertThat(change.verb()).isEqualTo(Change.Verb.UPDATED);
    assertThat(change.fields()).containsExactly("freshness");
    assertThat(change.audience()).isEqualTo(Change.Audience.MEMBERS);
    assertThat(change.organisation()).isEqualTo(ORGANISATION);
    confirmed(ref("thing", 1), null, 0);
    assertThat(freshness.marks("thing", List.of(new Id(1), new Id(2))).values())
        .containsExactly(new Mark(ref("thing", 1), null, TODAY, State.FRESH));
  }

  @Test
  public void whatIsAddedOldIsOldAtOnce() {
    confirmed(ref("thing", 1), null, 334);
    confirmed(ref("thing", 2), null, 335);
    confirmed(ref("thing", 3), null, 400);
    assertThat(List.of(state(1), state(2), state(3)))
        .containsExactly(State.FRESH, State.ASKED, State.STALE);
  }

  @Test
  public void moreDaysMakeThingsFresherAgain() {
    confirmed(ref("thing", 1), null, 340);
    confirmed(ref("thing", 2), null, 370);
    on(TODAY, 360, 400).age();
    assertThat(List.of(state(1), state(2))).containsExactly(State.FRESH, State.ASKED);
    on(TODAY, 300, 301).age();
    assertThat(List.of(state(1), state(2))).containsExactly(State.STALE, State.STALE);
    on(TODAY, 700, 800).age();
    assertThat(List.of(state(1), state(2))).containsExactly(State.FRESH, State.FRESH);
  }

  @Test
  public void mistakesInTheSettingsTakeNothingAway() {
    for (String wrong : new String[] {"", "0", "-1", "1.5", "abc", "1000000"}) {
      assertThat(FreshnessService.days("freshness.ask.days", wrong, 335)).isEqualTo(335);
    }
    assertThat(FreshnessService.days("freshness.ask.days", " 10 ", 335)).isEqualTo(10);
    confirmed(ref("thing", 1), null, 340);
    on(TODAY, 365, 335).age();
    assertThat(state(1)).isEqualTo(State.STALE);
  }

  @Test
  public void manyGrowOldInBatches() {
    db.database()
        .run(
            () ->
                LongStream.rangeClosed(1, 1_234)
                    .forEach(i -> freshness.confirmed("things", ref("thing", i), null, TODAY)));
    long before = db.changes().head();
    on(TODAY.plusDays(340), 335, 365).age();
    assertThat(freshness.list("thing", State.ASKED, 200, null).items()).hasSize(200);
    assertThat(db.changes().head() - before).isEqualTo(1_234);
  }

  @Test
  public void whatWasConfirmedMeanwhileStaysFresh() {
    confirmed(ref("thing", 1), null, 300);
    List<FreshnessStore.Stored> seen = store.some(State.FRESH, null, TODAY);
    confirmed(ref("thing", 1), null, 0);
    store.move(seen, State.ASKED, true);
    assertThat(state(1)).isEqualTo(State.FRESH);
  }

  @Test
  public void belongsToATransaction() {
    assertThatThrownBy(() -> freshness.confirmed("things", ref("thing", 1), null, TODAY))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> freshness.forget(ref("thing", 1)))
        .isInstanceOf(IllegalStateException.class);
    confirmed(ref("thing", 1), null, 0);
    db.database().run(() -> freshness.forget(ref("thing", 1)));
    assertThat(freshness.marks("thing", List.of(new Id(1)))).isEmpty();
    assertThat(freshness.marks("thing", List.of())).isEmpty();
    List<Id> many = LongStream.range(0, 1_001).mapToObj(Id::new).toList();
    assertThatThrownBy(() -> freshness.marks("thing", many))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(freshness.marks("thing", many.subList(0, 1_000))).isEmpty();
  }

  @Test
  public void listsTheLongestUnconfirmedFirstEachOnce() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      confirmed(ref("thing", i), null, 400 - i / 4);
      confirmed(ref("other", i), null, 400 - i / 4);
      expected.add("other" + i);
      expected.add("thing" + i);
    }
    for (int limit : new int[] {1, 2, 5, 17, 18, 19}) {
      assertThat(walk(null, limit)).as("limit %d", limit).isEqualTo(expected);
      assertThat(walk("thing", limit))
          .isEqualTo(expected.stream().filter(e -> e.startsWith("thing")).toList());
    }
    assertThat(freshness.list(null, State.ASKED, 5, null).items()).isEmpty();
    assertThatThrownBy(() -> freshness.list(null, State.STALE, 0, null))
        .isInstanceOf(ValidationException.class);
    for (List<String> wrong :
        List.of(
            List.of("x", "thing", new Id(1).toString()),
            List.of("2026-01-01", "th\u0000", new Id(1).toString()),
            List.of("2026-01-01", "thing", "x"))) {
      assertThatThrownBy(() -> freshness.list(null, State.STALE, 5, new Cursor(wrong).toString()))
          .isInstanceOf(ValidationException.class);
    }
  }

  private List<String> walk(String type, int limit) {
    List<String> seen = new ArrayList<>();
    String after = null;
    do {
      Slice<Mark> page = freshness.list(type, State.STALE, limit, after);
      page.items().forEach(m -> seen.add(m.ref().type() + m.ref().id().value()));
      after = page.next();
    } while (after != null);
    return seen;
  }

  @Test
  public void ownersAreToldOfWhatIsNotFresh() {
    confirmed(ref("thing", 1), ORGANISATION, 340);
    confirmed(ref("thing", 2), ORGANISATION, 400);
    confirmed(ref("thing", 3), ORGANISATION, 1);
    confirmed(ref("thing", 4), new Id(51), 500);
    confirmed(ref("thing", 5), null, 500);
    assertThat(freshness.due(Set.of(ORGANISATION), 10))
        .extracting(m -> m.ref().id().value())
        .containsExactly(2L, 1L);
    assertThat(freshness.due(List.of(ORGANISATION, new Id(51)), 2))
        .extracting(m -> m.ref().id().value())
        .containsExactly(4L, 2L);
    assertThat(freshness.due(List.of(), 10)).isEmpty();
  }

  @Test
  public void listsAreReadByAnIndexInTheirOrder() {
    String[] states = {"fresh", "asked", "stale"};
    db.database()
        .batch(
            "insert into content_freshness (entity_type, entity_id, feature, organisation_id,"
                + " confirmed_on, state) values (?, ?, 'things', ?, ?, ?)",
            IntStream.range(0, 3000)
                .mapToObj(
                    i ->
                        new Object[] {
                          i % 2 == 0 ? "thing" : "other",
                          (long) i,
                          (long) i % 500,
                          TODAY.minusDays(i * 7919L % 900),
                          states[i % 3]
                        })
                .toList());
    String after = new Cursor(List.of("2025-01-01", "thing", new Id(9).toString())).toString();
    for (String cursor : new String[] {null, after}) {
      plan("content_freshness_state", FreshnessStore.page(null, State.STALE, 50, cursor));
      plan("content_freshness_type", FreshnessStore.page("thing", State.STALE, 50, cursor));
    }
    plan(
        "content_freshness_state",
        FreshnessStore.some(State.FRESH, TODAY.minusDays(800), TODAY.minusDays(30), 500));
    for (int many : new int[] {1, 25, 500}) {
      List<Id> ids = IntStream.range(0, many).mapToObj(i -> new Id(i * 5L)).toList();
      FreshnessStore.Query some = FreshnessStore.of("thing", ids);
      String plan = db.plan(some.sql(), some.params());
      assertThat(plan).containsPattern("content_freshness_(thing|pk)[^_a-z]");
      // PostgreSQL does not tell; Derby would name the same index when it reads all of it.
      Matcher visited = Pattern.compile("rows visited=(\\d+)").matcher(plan);
      while (visited.find()) {
        assertThat(Integer.parseInt(visited.group(1))).as(plan).isLessThan(2 * many + 10);
      }
    }
    FreshnessStore.Query owned = FreshnessStore.owned(List.of(ORGANISATION), 5);
    assertThat(db.plan(owned.sql(), owned.params()))
        .containsPattern("content_freshness_owner[^_a-z]");
  }

  private void plan(String index, FreshnessStore.Query query) {
    Plans.assertIndex(db, index, query.sql(), query.params());
  }
}

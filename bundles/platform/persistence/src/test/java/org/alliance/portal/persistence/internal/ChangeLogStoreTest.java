package org.alliance.portal.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.persistence.internal.store.ChangeStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ChangeLogStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase test;
  private final List<Sequencer> sequencers = new ArrayList<>();
  private DatabaseImpl database;
  private ChangeStore store;

  public ChangeLogStoreTest(String name, TestDatabase test) {
    this.test = test;
  }

  @Before
  public void open() {
    database = (DatabaseImpl) test.database();
    store = new ChangeStore(database);
    for (String table : List.of("change_inbox", "change_log", "change_dead_letter")) {
      database.update("delete from " + table);
    }
    database.update("update change_head set head = 0, oldest = 1");
    database.update("update change_lease set lease_until = 0");
  }

  @After
  public void stop() {
    sequencers.forEach(Sequencer::stop);
  }

  private Sequencer sequencer() {
    Sequencer sequencer = new Sequencer(store, System::currentTimeMillis);
    sequencers.add(sequencer);
    return sequencer;
  }

  private void record(ChangeLogImpl log, Id id) {
    log.record(
        "demo",
        new EntityRef("thing", id),
        Change.Verb.UPDATED,
        List.of("name", "estimate.year"),
        Change.Audience.MEMBERS,
        null);
  }

  @Test
  public void keepsWhatWasRecorded() {
    Id organisation = test.ids().next();
    Id id = test.ids().next();
    Instant before = Instant.now().minusMillis(1);
    database.run(
        () ->
            test.changes()
                .record(
                    "demo",
                    new EntityRef("thing", id),
                    Change.Verb.CREATED,
                    List.of(),
                    Change.Audience.ORGANISATION,
                    organisation));
    assertThat(test.changes().head()).isEqualTo(1);
    Change change = test.changes().read(0, 10).get(0);
    assertThat(change.time()).isBetween(before, Instant.now());
    assertThat(change)
        .isEqualTo(
            new Change(
                1,
                change.time(),
                "system",
                "demo",
                "thing",
                id,
                Change.Verb.CREATED,
                List.of(),
                Change.Audience.ORGANISATION,
                organisation));
  }

  @Test
  public void recordsManyTogetherInTheirOrder() {
    List<ChangeLog.Named> things =
        LongStream.rangeClosed(1, 700)
            .mapToObj(
                i -> new ChangeLog.Named(new EntityRef("thing", new Id(i)), new Id(1_000 + i)))
            .toList();
    int[] woken = {0};
    ChangeLogImpl log = new ChangeLogImpl(database, test.ids(), () -> woken[0]++);
    assertThatThrownBy(() -> record(log, things)).isInstanceOf(IllegalStateException.class);
    database.run(() -> record(log, List.of()));
    assertThat(woken[0]).isZero();
    database.run(() -> record(log, things));
    assertThat(woken[0]).isEqualTo(1);
    List<Change> read = test.changes().read(0, 1_000);
    assertThat(read)
        .extracting(Change::id)
        .containsExactlyElementsOf(things.stream().map(thing -> thing.ref().id()).toList());
    assertThat(read.get(699).organisation()).isEqualTo(new Id(1_700));
    assertThat(read.get(699).fields()).containsExactly("state");
  }

  private static void record(ChangeLogImpl log, List<ChangeLog.Named> things) {
    log.record("demo", things, Change.Verb.UPDATED, List.of("state"), Change.Audience.PUBLIC);
  }

  @Test
  public void refusesToRecordOutsideATransaction() {
    assertThatThrownBy(() -> record(new ChangeLogImpl(database, test.ids(), () -> {}), new Id(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  public void positionsAreGapless_noneIsLost_noneOfARolledBackOneAppears() throws Exception {
    // Two nodes, both started and both competing.
    Sequencer one = sequencer();
    Sequencer two = sequencer();
    one.start();
    two.start();
    ChangeLogImpl log =
        new ChangeLogImpl(
            database,
            test.ids(),
            () -> {
              one.wake();
              two.wake();
            });
    Set<Id> committed = ConcurrentHashMap.newKeySet();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    CountDownLatch done = new CountDownLatch(8);
    for (int t = 0; t < 8; t++) {
      Random random = new Random(t);
      threads.execute(
          () -> {
            for (int i = 0; i < 100; i++) {
              commitOrNot(log, random, committed);
            }
            done.countDown();
          });
    }
    Waits.on(done);
    threads.shutdown();
    Waits.until(() -> !store.isWaiting() && store.head() >= committed.size());
    List<Change> all = new ArrayList<>();
    for (List<Change> next = store.read(0, 500);
        !next.isEmpty();
        next = store.read(all.size(), 500)) {
      all.addAll(next);
    }
    assertThat(all.stream().map(Change::position).toList())
        .isEqualTo(LongStream.rangeClosed(1, committed.size()).boxed().toList());
    assertThat(all.stream().map(Change::id).toList())
        .containsExactlyInAnyOrderElementsOf(committed);
    assertThat(store.head()).isEqualTo(committed.size());
  }

  private void commitOrNot(ChangeLogImpl log, Random random, Set<Id> committed) {
    List<Id> mine = new ArrayList<>();
    try {
      database.run(
          () -> {
            mine.clear();
            for (int n = random.nextInt(4); n >= 0; n--) {
              Id id = test.ids().next();
              record(log, id);
              mine.add(id);
            }
            if (random.nextInt(3) == 0) {
              throw new IllegalStateException("rolled back");
            }
          });
      committed.addAll(mine);
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("rolled back");
    }
  }

  @Test
  public void movesMoreThanABatch() {
    ChangeLogImpl log = new ChangeLogImpl(database, test.ids(), () -> {});
    for (int i = 0; i < 3; i++) {
      database.run(
          () -> {
            for (int n = 0; n < 400; n++) {
              record(log, test.ids().next());
            }
          });
    }
    AtomicLong told = new AtomicLong();
    Sequencer sequencer = sequencer();
    sequencer.listen(told::incrementAndGet);
    sequencer.round();
    assertThat(store.head()).isEqualTo(1_200);
    assertThat(store.isWaiting()).isFalse();
    sequencer.round();
    assertThat(told).hasValue(1);
  }

  @Test
  public void theLeaseHasOneHolder_andPassesOnWhenItRunsOut() {
    AtomicLong clock = new AtomicLong(1_000_000);
    Sequencer one = new Sequencer(store, clock::get);
    Sequencer two = new Sequencer(store, clock::get);
    ChangeLogImpl log = new ChangeLogImpl(database, test.ids(), () -> {});
    database.run(() -> record(log, new Id(1)));
    one.round();
    assertThat(store.head()).isEqualTo(1);
    database.run(() -> record(log, new Id(2)));
    two.round();
    assertThat(store.head()).as("the other one holds the lease").isEqualTo(1);
    clock.addAndGet(10_001);
    two.round();
    assertThat(store.head()).isEqualTo(2);
    database.run(() -> record(log, new Id(3)));
    one.round();
    assertThat(store.head()).as("its lease has run out").isEqualTo(2);
    two.round();
    assertThat(store.head()).isEqualTo(3);
  }

  @Test
  public void wakesAfterTheCommit() {
    Sequencer sequencer = sequencer();
    CountDownLatch told = new CountDownLatch(1);
    sequencer.listen(
        () -> {
          if (store.head() == 1) {
            told.countDown();
          }
        });
    sequencer.start();
    database.run(() -> record(new ChangeLogImpl(database, test.ids(), sequencer::wake), new Id(1)));
    Waits.on(told);
  }

  @Test
  public void retentionDiscardsTheOldest_andReadersAreToldToStartAnew() {
    ChangeLogImpl log = new ChangeLogImpl(database, test.ids(), () -> {});
    database.run(
        () -> {
          for (int n = 0; n < 700; n++) {
            record(log, test.ids().next());
          }
        });
    while (store.isWaiting()) {
      store.move();
    }
    long day = Duration.ofDays(1).toMillis();
    database.update(
        "update change_log set recorded_at = recorded_at - ? where pos <= 600", day * 9);
    new ChangeRetention(database, Duration.ofDays(5)).run();

    assertThat(store.oldest()).isEqualTo(601);
    assertThatThrownBy(() -> log.read(0, 10))
        .isInstanceOfSatisfying(
            GoneException.class,
            e -> assertThat(e.key()).isEqualTo("portal.problem.resynchronise"));
    assertThatThrownBy(() -> log.read(599, 10)).isInstanceOf(GoneException.class);
    assertThat(log.read(600, 10)).hasSize(10);
    assertThat(log.read(700, 10)).isEmpty();
    assertThat(log.read(800, 10)).isEmpty();

    new ChangeRetention(database, Duration.ZERO).run();
    assertThat(log.read(700, 10)).isEmpty();
    assertThatThrownBy(() -> log.read(699, 10)).isInstanceOf(GoneException.class);
    database.run(() -> record(log, new Id(1)));
    store.move();
    assertThat(log.read(700, 10)).extracting(Change::position).containsExactly(701L);
  }

  @Test
  public void readsByTheKey() {
    assertThat(
            test.plan(
                "select * from change_log where pos > ? order by pos fetch first ? rows only",
                1L,
                5))
        .contains("change_log_pk")
        .doesNotContain("table scan")
        .doesNotContain("seq scan");
  }

  @Test
  public void refusesFieldsAndPagesOutOfBounds() {
    ChangeLogImpl log = new ChangeLogImpl(database, test.ids(), () -> {});
    assertThatThrownBy(
            () ->
                database.run(
                    () ->
                        log.record(
                            "demo",
                            new EntityRef("thing", new Id(1)),
                            Change.Verb.UPDATED,
                            List.of("a,b"),
                            Change.Audience.PUBLIC,
                            null)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> log.read(0, 1_001)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> log.read(-1, 10)).isInstanceOf(IllegalArgumentException.class);
  }
}

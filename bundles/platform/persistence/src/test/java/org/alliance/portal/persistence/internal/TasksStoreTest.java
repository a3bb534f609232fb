package org.alliance.portal.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.alliance.portal.api.health.Health;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.persistence.internal.store.TaskStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class TasksStoreTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase test;
  private final List<Tasks> nodes = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong(System.currentTimeMillis());
  private DatabaseImpl database;

  public TasksStoreTest(String name, TestDatabase test) {
    this.test = test;
  }

  @Before
  public void open() {
    database = (DatabaseImpl) test.database();
    database.update("delete from task_run");
  }

  @After
  public void stop() {
    nodes.forEach(Tasks::close);
  }

  private Tasks node() {
    Tasks node = new Tasks(database, clock::get);
    nodes.add(node);
    return node;
  }

  private static ScheduledTask task(String id, Duration interval, Runnable work) {
    return new ScheduledTask() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public Duration interval() {
        return interval;
      }

      @Override
      public void run() {
        work.run();
      }
    };
  }

  @Test
  public void runsOnOneOfTwoNodes() {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch ran = new CountDownLatch(1);
    CountDownLatch bothLooked = new CountDownLatch(2);
    Runnable work =
        () -> {
          runs.incrementAndGet();
          ran.countDown();
          // Long enough for the other node to look.
          Waits.on(bothLooked);
        };
    Tasks one = node();
    Tasks two = node();
    one.add(task("daily", HOUR, work));
    two.add(task("daily", HOUR, work));
    Waits.on(ran);
    // Whatever comes after on the same timer comes after its first look at "daily".
    one.add(task("other-1", HOUR, bothLooked::countDown));
    two.add(task("other-2", HOUR, bothLooked::countDown));
    Waits.until(
        () -> {
          TaskStore.Run run = new TaskStore(database).get("daily");
          return run.leaseUntil().equals(Instant.EPOCH) && runs.get() > 0;
        });
    assertThat(runs).hasValue(1);
  }

  @Test
  public void runsAgainWhenItsTimeHasCome() {
    AtomicInteger runs = new AtomicInteger();
    node()
        .add(
            task(
                "often",
                Duration.ofSeconds(30),
                () -> {
                  runs.incrementAndGet();
                  clock.addAndGet(30_000);
                }));
    Waits.until(() -> runs.get() >= 2);
  }

  @Test
  public void aTaskBelongsToOneNodeUntilItsLeaseRunsOut() {
    TaskStore store = new TaskStore(database);
    Instant now = Instant.ofEpochMilli(clock.get());
    store.get("t");
    assertThat(store.claim("t", "one", HOUR, now, now.plusSeconds(60))).isTrue();
    assertThat(store.claim("t", "two", Duration.ofSeconds(1), now.plusSeconds(5), now)).isFalse();
    store.prolong("t", "one", now.plusSeconds(100));
    assertThat(store.claim("t", "two", Duration.ofSeconds(1), now.plusSeconds(70), now)).isFalse();
    // The first one crashed.
    assertThat(
            store.claim(
                "t", "two", Duration.ofSeconds(1), now.plusSeconds(101), now.plusSeconds(160)))
        .isTrue();
    store.release("t", "one");
    assertThat(store.get("t").leaseUntil())
        .isEqualTo(now.plusSeconds(160).truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
    store.release("t", "two");
    store.prolong("t", "two", now.plusSeconds(500));
    assertThat(store.get("t").leaseUntil()).isEqualTo(Instant.EPOCH);
  }

  @Test
  public void aFailureShowsInHealthUntilTheNextSuccess() {
    AtomicInteger runs = new AtomicInteger();
    Tasks node = node();
    CountDownLatch seen = new CountDownLatch(1);
    node.add(
        task(
            "stumbles",
            Duration.ofSeconds(1),
            () -> {
              clock.addAndGet(1_000);
              if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("no");
              }
              Waits.on(seen);
            }));
    Waits.until(() -> node.check().state() == Health.State.DEGRADED);
    assertThat(node.check().detail())
        .contains("stumbles failed with java.lang.IllegalStateException");
    seen.countDown();
    Waits.until(() -> node.check().state() == Health.State.UP);
  }

  @Test
  public void aTaskThatLeavesIsNotStartedAgain() {
    AtomicInteger runs = new AtomicInteger();
    Tasks node = node();
    ScheduledTask task =
        task(
            "leaves",
            Duration.ofSeconds(1),
            () -> {
              runs.incrementAndGet();
              clock.addAndGet(1_000);
            });
    node.add(task);
    Waits.until(() -> runs.get() > 0);
    node.remove(task);
    int before = runs.get();
    CountDownLatch later = new CountDownLatch(1);
    node.add(task("later", HOUR, later::countDown));
    Waits.on(later);
    assertThat(runs).hasValue(before);
  }
}

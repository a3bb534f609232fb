package org.alliance.portal.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.api.health.Health;
import org.alliance.portal.persistence.internal.store.ChangeStore;
import org.alliance.portal.persistence.internal.store.FollowerStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class FollowersStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  @Rule public final TemporaryFolder data = new TemporaryFolder();

  private final TestDatabase test;
  private final List<Followers> nodes = new ArrayList<>();
  private final List<Integer> pauses = new CopyOnWriteArrayList<>();
  private DatabaseImpl database;
  private Sequencer sequencer;
  private ChangeLogImpl log;

  public FollowersStoreTest(String name, TestDatabase test) {
    this.test = test;
  }

  @Before
  public void open() {
    database = (DatabaseImpl) test.database();
    for (String table :
        List.of("change_inbox", "change_log", "change_dead_letter", "change_follower")) {
      database.update("delete from " + table);
    }
    database.update("update change_head set head = 0, oldest = 1");
    database.update("update change_lease set lease_until = 0");
    test.migrate("effect", Changelogs.of(Changelogs.set("1", Changelogs.table("effect_t"))));
    database.update("delete from effect_t");
    sequencer = new Sequencer(new ChangeStore(database), System::currentTimeMillis);
    sequencer.start();
    log = new ChangeLogImpl(database, test.ids(), sequencer::wake);
  }

  @After
  public void stop() {
    nodes.forEach(Followers::close);
    sequencer.stop();
  }

  private Followers node() {
    Followers node =
        new Followers(
            database,
            test.ids(),
            sequencer,
            data.getRoot().toPath(),
            tries -> {
              pauses.add(tries);
              return Duration.ofMillis(1);
            });
    nodes.add(node);
    return node;
  }

  private void write(int entries) {
    database.run(
        () -> {
          for (int i = 0; i < entries; i++) {
            log.record(
                "demo",
                new EntityRef("thing", test.ids().next()),
                Change.Verb.CREATED,
                List.of(),
                Change.Audience.PUBLIC,
                null);
          }
        });
  }

  private static ChangeFollower follower(
      String id, ChangeFollower.Mode mode, Consumer<Change> effect) {
    return new ChangeFollower() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public Mode mode() {
        return mode;
      }

      @Override
      public void follow(Change change) {
        effect.accept(change);
      }
    };
  }

  /** Its effect is a row, so that an entry that takes effect twice would be a duplicate. */
  private ChangeFollower writer(String id, Consumer<Change> before) {
    return follower(
        id,
        ChangeFollower.Mode.ONCE,
        change -> {
          before.accept(change);
          assertThat(database.inTransaction()).isTrue();
          database.update("insert into effect_t (id) values (?)", change.position());
        });
  }

  private List<Long> effects() {
    return database.list("select id from effect_t order by id", r -> r.big("id"));
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  private long position(String id) {
    return new FollowerStore(database).position(id);
  }

  @Test
  public void aNewFollowerStartsAtTheBeginning_andIsToldOfWhatComes() {
    write(30);
    List<Long> seen = new CopyOnWriteArrayList<>();
    Followers node = node();
    node.add(writer("once", c -> {}));
    node.add(follower("each", ChangeFollower.Mode.EACH_NODE, c -> seen.add(c.position())));
    Waits.until(() -> position("once") == 30 && seen.size() == 30);
    write(3);
    Waits.until(() -> position("once") == 33 && seen.size() == 33);
    assertThat(effects()).isEqualTo(upTo(33));
    assertThat(seen).isEqualTo(upTo(33));
    assertThat(node.check().state()).isEqualTo(Health.State.UP);
  }

  @Test
  public void onceMeansOnceInTheCluster_eachNodeMeansEach() throws IOException {
    List<Long> first = new CopyOnWriteArrayList<>();
    List<Long> second = new CopyOnWriteArrayList<>();
    Followers one = node();
    Followers two =
        new Followers(
            database, test.ids(), sequencer, data.newFolder("two").toPath(), FollowerRun::pause);
    nodes.add(two);
    one.add(writer("once", c -> {}));
    two.add(writer("once", c -> {}));
    one.add(follower("each", ChangeFollower.Mode.EACH_NODE, c -> first.add(c.position())));
    two.add(follower("each", ChangeFollower.Mode.EACH_NODE, c -> second.add(c.position())));
    for (int i = 0; i < 20; i++) {
      write(7);
    }
    Waits.until(() -> effects().size() == 140 && first.size() == 140 && second.size() == 140);
    assertThat(effects()).isEqualTo(upTo(140));
    assertThat(first).isEqualTo(upTo(140));
    assertThat(second).isEqualTo(upTo(140));
    assertThat(new FollowerStore(database).deadLetters(java.time.Instant.EPOCH)).isZero();
  }

  @Test
  public void goesOnAfterACrash() {
    // The crash of the one: in the middle of a batch, before the commit.
    CountDownLatch crashed = new CountDownLatch(1);
    Followers one = node();
    ChangeFollower dying =
        writer(
            "once",
            c -> {
              if (c.position() == 13) {
                crashed.countDown();
                throw new IllegalStateException("crash");
              }
            });
    List<Long> before = new CopyOnWriteArrayList<>();
    ChangeFollower index =
        follower("each", ChangeFollower.Mode.EACH_NODE, c -> before.add(c.position()));
    write(25);
    one.add(dying);
    one.add(index);
    Waits.on(crashed);
    Waits.until(() -> before.size() == 25);
    one.close();
    assertThat(effects().size()).isLessThan(13);

    List<Long> after = new CopyOnWriteArrayList<>();
    Followers next = node();
    next.add(writer("once", c -> {}));
    next.add(follower("each", ChangeFollower.Mode.EACH_NODE, c -> after.add(c.position())));
    write(5);
    Waits.until(() -> position("once") == 30 && after.size() == 5);
    assertThat(effects()).isEqualTo(upTo(30));
    assertThat(after).containsExactly(26L, 27L, 28L, 29L, 30L);
  }

  @Test
  public void aDamagedCursorOnDiskMeansToStartAnew() throws IOException {
    Path file = data.getRoot().toPath().resolve("followers/each");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "\0\0");
    write(3);
    List<Long> seen = new CopyOnWriteArrayList<>();
    node().add(follower("each", ChangeFollower.Mode.EACH_NODE, c -> seen.add(c.position())));
    Waits.until(() -> seen.size() == 3);
    Waits.until(() -> new NodeCursor(file.getParent(), "each").load() == 3);
  }

  @Test
  public void onceGivesAnEntryUpAfterTenTries_andGoesOn() {
    givesUp(ChangeFollower.Mode.ONCE);
  }

  @Test
  public void eachNodeGivesAnEntryUpAfterTenTries_andGoesOn() {
    givesUp(ChangeFollower.Mode.EACH_NODE);
  }

  private void givesUp(ChangeFollower.Mode mode) {
    String id = "stumbles-" + mode;
    AtomicInteger tries = new AtomicInteger();
    List<Long> seen = new CopyOnWriteArrayList<>();
    Followers node = node();
    node.add(
        follower(
            id,
            mode,
            c -> {
              if (c.position() % 5 == 4) {
                if (c.position() == 4) {
                  tries.incrementAndGet();
                }
                throw new IllegalStateException("first line\nsecond line");
              }
              if (!seen.contains(c.position())) {
                seen.add(c.position());
              }
            }));
    write(6);
    Waits.until(() -> seen.contains(6L));
    Waits.until(
        () ->
            database
                .first(
                    "select pos from change_dead_letter where follower = ? and pos = 4", r -> 1, id)
                .isPresent());
    // One more than counted where its batch failed first.
    assertThat(tries.get()).isBetween(10, 11);
    assertThat(pauses.subList(0, 9)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(seen).containsExactly(1L, 2L, 3L, 5L, 6L);
    assertThat(
            database.first(
                "select * from change_dead_letter where follower = ?",
                r -> r.text("error_class") + ": " + r.text("error_line") + " " + r.big("pos"),
                id))
        .contains("java.lang.IllegalStateException: first line 4");
    Health health = node.check();
    assertThat(health.state()).isEqualTo(Health.State.DEGRADED);
    assertThat(health.detail()).contains("dead letter");
  }

  @Test
  public void anEntryThatFailsForAWhileTakesEffectOnce() {
    AtomicInteger failures = new AtomicInteger();
    write(10);
    node()
        .add(
            writer(
                "once",
                c -> {
                  if (c.position() == 5 && failures.incrementAndGet() < 5) {
                    throw new IllegalStateException("not yet");
                  }
                }));
    Waits.until(() -> position("once") == 10);
    assertThat(effects()).isEqualTo(upTo(10));
    assertThat(new FollowerStore(database).deadLetters(java.time.Instant.EPOCH)).isZero();
  }

  @Test
  public void aFollowerThatLeavesIsNotCalledAgain_andNotHeld() {
    Followers node = node();
    AtomicInteger calls = new AtomicInteger();
    ChangeFollower follower =
        follower("leaves", ChangeFollower.Mode.ONCE, c -> calls.incrementAndGet());
    node.add(follower);
    write(1);
    Waits.until(() -> calls.get() == 1);
    node.remove(follower);
    write(1);
    Waits.until(() -> test.changes().head() == 2);
    assertThat(calls).hasValue(1);
    WeakReference<ChangeFollower> reference = new WeakReference<>(follower);
    follower = null;
    Waits.until(
        () -> {
          System.gc();
          return reference.get() == null;
        });
  }

  @Test
  public void aFollowerThatHangsIsInterruptedWhenItLeaves() {
    Followers node = node();
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    ChangeFollower follower =
        follower(
            "hangs",
            ChangeFollower.Mode.EACH_NODE,
            c -> {
              hangs.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw new IllegalStateException(e);
              }
            });
    node.add(follower);
    write(1);
    Waits.on(hangs);
    long start = System.nanoTime();
    node.remove(follower);
    Waits.on(interrupted);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    // Its thread is free again.
    List<Long> seen = new CopyOnWriteArrayList<>();
    node.add(follower("next", ChangeFollower.Mode.EACH_NODE, c -> seen.add(c.position())));
    Waits.until(() -> seen.size() == 1);
  }

  @Test
  public void whatIsNoLongerKeptIsSkipped() {
    write(5);
    Waits.until(() -> new ChangeStore(database).head() == 5);
    new ChangeRetention(database, Duration.ZERO).run();
    write(2);
    Waits.until(() -> new ChangeStore(database).head() == 7);
    List<Long> seen = new CopyOnWriteArrayList<>();
    node().add(follower("late", ChangeFollower.Mode.ONCE, c -> seen.add(c.position())));
    Waits.until(() -> seen.size() >= 2);
    assertThat(seen.get(seen.size() - 1)).isEqualTo(7L);
    assertThat(position("late")).isEqualTo(7);
  }

  @Test
  public void anIdThatIsNoFileNameIsLeftOut() {
    node().add(follower("../x", ChangeFollower.Mode.EACH_NODE, c -> {}));
    assertThat(new Id(1)).isNotNull();
  }
}

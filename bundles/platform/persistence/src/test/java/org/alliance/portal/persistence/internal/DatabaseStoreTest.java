package org.alliance.portal.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class DatabaseStoreTest {
  private enum Colour {
    DARK_RED
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase test;
  private Database database;

  public DatabaseStoreTest(String name, TestDatabase test) {
    this.test = test;
  }

  @Before
  public void open() {
    database = test.database();
    test.migrate(
        "demo",
        Changelogs.of(
            Changelogs.set(
                "1",
                """
                <createTable tableName="demo_all">
                  <column name="id" type="BIGINT"><constraints nullable="false" primaryKey="true"/></column>
                  <column name="words" type="VARCHAR(50)"/>
                  <column name="long_words" type="CLOB"/>
                  <column name="n" type="INT"/>
                  <column name="big" type="BIGINT"/>
                  <column name="decimals" type="DOUBLE"/>
                  <column name="flag" type="SMALLINT"/>
                  <column name="moment" type="BIGINT"/>
                  <column name="day_of" type="VARCHAR(10)"/>
                  <column name="colour" type="VARCHAR(20)"/>
                  <column name="content" type="LONGVARBINARY"/>
                </createTable>
                """,
                Changelogs.table("demo_t"))));
    database.update("delete from demo_all");
    database.update("delete from demo_t");
  }

  private void insert(long id, String word) {
    database.update("insert into demo_t (id, word) values (?, ?)", id, word);
  }

  private String word(long id) {
    return database
        .first("select word from demo_t where id = ?", r -> r.text("word"), id)
        .orElse(null);
  }

  @Test
  public void writesAndReadsEveryType() {
    Instant moment = Instant.ofEpochMilli(1_700_000_000_123L);
    String longWords = "é".repeat(40_000);
    database.update(
        "insert into demo_all values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        new Id(5),
        "Ćuprija",
        longWords,
        -3,
        1L << 40,
        1.5,
        true,
        moment,
        LocalDate.of(2026, 2, 3),
        Colour.DARK_RED,
        new byte[] {1, 2, 3});
    database.first(
        "select * from demo_all where flag = ?",
        r -> {
          assertThat(r.id("ID")).isEqualTo(new Id(5));
          assertThat(r.text("words")).isEqualTo("Ćuprija");
          assertThat(r.text("long_words")).isEqualTo(longWords);
          assertThat(r.number("n")).isEqualTo(-3);
          assertThat(r.big("big")).isEqualTo(1L << 40);
          assertThat(r.decimal("decimals")).isEqualTo(1.5);
          assertThat(r.flag("Flag")).isTrue();
          assertThat(r.instant("moment")).isEqualTo(moment);
          assertThat(r.date("day_of")).isEqualTo("2026-02-03");
          assertThat(r.choice("colour", Colour.class)).isEqualTo(Colour.DARK_RED);
          assertThat(r.bytes("content")).containsExactly(1, 2, 3);
          // Against the order of the query.
          assertThat(r.number("n")).isEqualTo(-3);
          return 1;
        },
        true);
  }

  @Test
  public void writesAndReadsNullOfEveryType() {
    Object[] nulls = new Object[11];
    nulls[0] = 1L;
    database.update("insert into demo_all values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", nulls);
    assertThat(
            database.first(
                "select * from demo_all",
                r -> {
                  assertThat(r.text("words")).isNull();
                  assertThat(r.text("long_words")).isNull();
                  assertThat(r.numberOrNull("n")).isNull();
                  assertThat(r.bigOrNull("big")).isNull();
                  assertThat(r.id("big")).isNull();
                  assertThat(r.decimal("decimals")).isNull();
                  assertThat(r.flag("flag")).isFalse();
                  assertThat(r.instant("moment")).isNull();
                  assertThat(r.date("day_of")).isNull();
                  assertThat(r.choice("colour", Colour.class)).isNull();
                  assertThat(r.bytes("content")).isNull();
                  assertThatThrownBy(() -> r.number("n")).isInstanceOf(DatabaseException.class);
                  assertThatThrownBy(() -> r.big("big")).isInstanceOf(DatabaseException.class);
                  assertThatThrownBy(() -> r.text("nowhere")).isInstanceOf(DatabaseException.class);
                  return 1;
                }))
        .contains(1);
  }

  @Test
  public void rollsBackOnAnException_andTheThreadGoesOn() {
    assertThatThrownBy(
            () ->
                database.run(
                    () -> {
                      insert(1, "a");
                      throw new IllegalArgumentException("no");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(word(1)).isNull();
    insert(1, "b");
    assertThat(word(1)).isEqualTo("b");
  }

  @Test
  public void joinsTheTransactionThatIsThere() {
    assertThatThrownBy(
            () ->
                database.run(
                    () -> {
                      database.run(() -> insert(1, "a"));
                      assertThat(word(1)).isEqualTo("a");
                      throw new IllegalStateException("outer");
                    }))
        .hasMessage("outer");
    assertThat(word(1)).isNull();
  }

  @Test
  public void aFailedPartIsNeverCommitted() {
    assertThatThrownBy(
            () ->
                database.run(
                    () -> {
                      insert(1, "a");
                      try {
                        insert(1, "again");
                      } catch (DatabaseException e) {
                        assertThat(e.duplicate()).isTrue();
                      }
                    }))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("nothing of it was written");
    assertThat(word(1)).isNull();
  }

  @Test
  public void namesADuplicateWithoutItsValues() {
    insert(1, "secret");
    assertThatThrownBy(() -> insert(1, "secret"))
        .isInstanceOfSatisfying(
            DatabaseException.class,
            e -> {
              assertThat(e.duplicate()).isTrue();
              assertThat(e.getMessage() + e.getCause().getMessage()).doesNotContain("secret");
            });
    assertThatThrownBy(() -> database.update("insert into demo_nowhere values (?)", "secret"))
        .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.duplicate()).isFalse());
  }

  @Test
  public void runsWorkAfterTheCommit_notAfterARollback() {
    List<String> done = new ArrayList<>();
    database.run(
        () -> {
          database.afterCommit(() -> done.add("seen " + word(1)));
          database.afterCommit(
              () -> {
                throw new IllegalStateException("goes no further");
              });
          database.afterCommit(() -> done.add("last"));
          insert(1, "a");
          assertThat(done).isEmpty();
        });
    assertThat(done).containsExactly("seen a", "last");
    assertThatThrownBy(
        () ->
            database.run(
                () -> {
                  database.afterCommit(() -> done.add("never"));
                  throw new IllegalStateException();
                }));
    database.afterCommit(() -> done.add("at once"));
    assertThat(done).containsExactly("seen a", "last", "at once");
  }

  @Test
  public void aDeadlockIsTriedOnceMore() throws Exception {
    insert(1, "a");
    insert(2, "b");
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();
    AtomicInteger after = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Future<?> one = threads.submit(() -> swap(1, 2, bothHoldOne, runs, after));
    Future<?> two = threads.submit(() -> swap(2, 1, bothHoldOne, runs, after));
    one.get(30, TimeUnit.SECONDS);
    two.get(30, TimeUnit.SECONDS);
    threads.shutdown();
    assertThat(runs).hasValue(3);
    assertThat(after).hasValue(2);
    assertThat(word(1)).isEqualTo(word(2));
  }

  private void swap(
      long first, long second, CyclicBarrier barrier, AtomicInteger runs, AtomicInteger after) {
    boolean[] met = {false};
    database.run(
        () -> {
          runs.incrementAndGet();
          database.afterCommit(after::incrementAndGet);
          database.update("update demo_t set word = ? where id = ?", "w" + first, first);
          if (!met[0]) {
            met[0] = true;
            try {
              barrier.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          }
          // Joined: only the outermost transaction is tried again.
          database.run(
              () ->
                  database.update("update demo_t set word = ? where id = ?", "w" + first, second));
        });
  }

  @Test
  public void listsUpToTenThousandAndStreamsTheRest() {
    List<Object[]> rows = new ArrayList<>();
    for (long i = 1; i <= 10_001; i++) {
      rows.add(new Object[] {i, "w" + i});
    }
    database.batch("insert into demo_t (id, word) values (?, ?)", rows);
    assertThat(
            database.list(
                "select id from demo_t order by id fetch first ? rows only",
                r -> r.big("id"),
                10_000))
        .hasSize(10_000);
    assertThatThrownBy(() -> database.list("select id from demo_t", r -> 1))
        .hasMessageContaining("10,000");
    assertThat(database.first("select id from demo_t order by id desc", r -> r.big("id")))
        .contains(10_001L);
    AtomicInteger seen = new AtomicInteger();
    database.each(
        "select id, word from demo_t order by id",
        r -> {
          if (seen.incrementAndGet() % 5_000 == 0) {
            // The stream holds a connection of its own.
            assertThat(word(r.big("id"))).isEqualTo(r.text("word"));
          }
        });
    assertThat(seen).hasValue(10_001);
    database.run(
        () -> database.each("select id from demo_t where id > ?", r -> seen.decrementAndGet(), 1L));
    assertThat(seen).hasValue(1);
  }

  @Test
  public void aBatchIsOneTransaction() {
    List<Object[]> rows = new ArrayList<>();
    for (long i = 1; i <= 700; i++) {
      rows.add(new Object[] {i, null});
    }
    rows.add(new Object[] {1L, "taken"});
    assertThatThrownBy(() -> database.batch("insert into demo_t (id, word) values (?, ?)", rows))
        .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.duplicate()).isTrue());
    assertThat(database.first("select id from demo_t", r -> 1)).isEmpty();
    database.batch("insert into demo_t (id, word) values (?, ?)", List.of());
  }

  @Test
  public void seesColumnsThatAMigrationHasAddedMeanwhile() {
    test.migrate("late", Changelogs.of(Changelogs.set("1", Changelogs.table("late_t"))));
    database.update("insert into late_t (id, word) values (1, 'a')");
    String sql = "select * from late_t";
    assertThat(database.first(sql, r -> r.text("word"))).contains("a");
    test.migrate(
        "late",
        Changelogs.of(
            Changelogs.set("1", Changelogs.table("late_t")),
            Changelogs.set(
                "2",
                Changelogs.column(
                    "late_t", "<column name=\"n\" type=\"INT\" defaultValueNumeric=\"4\"/>"))));
    assertThat(database.first(sql, r -> r.text("word") + r.number("n"))).contains("a4");
  }

  @Test
  public void leavesNoConnectionBehind() throws Exception {
    CountDownLatch done = new CountDownLatch(8);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int t = 0; t < 8; t++) {
      long id = 100 + t;
      threads.execute(
          () -> {
            for (int i = 0; i < 50; i++) {
              try {
                database.run(
                    () -> {
                      insert(id, "a");
                      throw new IllegalStateException();
                    });
              } catch (IllegalStateException e) {
                word(id);
              }
            }
            done.countDown();
          });
    }
    assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    threads.shutdown();
    assertThat(
            ((com.zaxxer.hikari.HikariDataSource) test.dataSource())
                .getHikariPoolMXBean()
                .getActiveConnections())
        .isZero();
  }

  @Test
  public void aTakenKeyDoesNoHarmToTheTransaction() {
    database.run(
        () -> {
          assertThat(database.insert("insert into demo_t (id, word) values (?, ?)", 1, "a"))
              .isTrue();
          assertThat(database.insert("insert into demo_t (id, word) values (?, ?)", 1, "b"))
              .isFalse();
          insert(2, "c");
        });
    assertThat(database.insert("insert into demo_t (id, word) values (?, ?)", 2, "d")).isFalse();
    assertThat(word(1)).isEqualTo("a");
    assertThat(word(2)).isEqualTo("c");
    assertThatThrownBy(
            () -> database.insert("insert into demo_t (id, nothing) values (?, ?)", 3, "e"))
        .isInstanceOf(DatabaseException.class);
  }

  @Test
  public void anInsertWaitsForWhoeverHasTheKey() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      for (boolean commits : new boolean[] {true, false}) {
        long id = commits ? 10 : 11;
        CountDownLatch inserted = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Future<?> first =
            other.submit(
                () ->
                    database.run(
                        () -> {
                          insert(id, "first");
                          inserted.countDown();
                          await(mayEnd);
                          if (!commits) {
                            throw new IllegalStateException("Rolled back");
                          }
                        }));
        inserted.await(5, TimeUnit.SECONDS);
        new Thread(
                () -> {
                  try {
                    Thread.sleep(300);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  mayEnd.countDown();
                })
            .start();
        boolean won =
            database.transaction(
                () -> {
                  boolean done =
                      database.insert("insert into demo_t (id, word) values (?, ?)", id, "second");
                  insert(id + 10, "beside");
                  return done;
                });
        assertThat(won).isEqualTo(!commits);
        assertThat(word(id)).isEqualTo(commits ? "first" : "second");
        assertThat(word(id + 10)).isEqualTo("beside");
        if (commits) {
          first.get();
        }
      }
    } finally {
      other.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

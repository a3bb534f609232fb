package org.alliance.portal.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.notifications.internal.store.ChoiceStore;
import org.alliance.portal.notifications.internal.store.LetterQueue;
import org.alliance.portal.notifications.internal.store.LetterStore;
import org.alliance.portal.notifications.internal.store.LetterStore.State;
import org.alliance.portal.notifications.internal.store.OldLetterStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class LetterStoreTest {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00.123Z");
  private static final Instant LATER = NOW.plusSeconds(600);

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final LetterStore letters;
  private final LetterQueue queue;
  private final OldLetterStore old;
  private final ChoiceStore choices;

  public LetterStoreTest(String name, TestDatabase db) {
    this.db = db;
    db.migrate("notifications", getClass().getClassLoader());
    letters = new LetterStore(db.database());
    queue = new LetterQueue(db.database());
    old = new OldLetterStore(db.database());
    choices = new ChoiceStore(db.database());
  }

  @Before
  public void empty() {
    db.database().update("delete from notifications_letter");
    db.database().update("delete from notifications_refusal");
  }

  private Id put(Id account, Instant created) {
    Id id = db.ids().next();
    letters.put(
        new LetterStore.New(
            id,
            "demo-kind",
            id.toString(),
            account,
            "a@example.org",
            "en",
            "",
            "S",
            "B",
            "t",
            account == null ? null : "hash" + id,
            created));
    return id;
  }

  private List<Id> claim(long claim, Instant now) {
    return queue.claim(new Id(claim), now, now.plusSeconds(600), 10).stream()
        .map(letter -> letter.head().id())
        .toList();
  }

  @Test
  public void aClaimIsOnesOwnUntilItRunsOut() {
    Id first = put(null, NOW);
    Id second = put(null, NOW.plusSeconds(1));
    put(null, NOW.plusSeconds(100));
    assertThat(claim(1, NOW.plusSeconds(2))).containsExactly(first, second);
    assertThat(claim(2, NOW.plusSeconds(3))).isEmpty();
    assertThat(letters.again(first, NOW)).as("it may be on its way").isFalse();
    assertThat(letters.drop(first, NOW)).isFalse();
    assertThat(queue.sent(first, new Id(1), LATER)).isTrue();
    queue.release(new Id(1), NOW.plusSeconds(4));
    assertThat(claim(3, NOW.plusSeconds(5))).containsExactly(second);
    // Whoever had it is gone: the next one takes it, and the former cannot say anything any more.
    assertThat(claim(4, NOW.plusSeconds(700))).contains(second);
    assertThat(queue.sent(second, new Id(3), LATER)).isFalse();
    queue.failed(second, new Id(3), LATER, "no");
    queue.later(second, new Id(3), LATER, "no");
    queue.release(new Id(3), NOW);
    assertThat(letters.find(second).orElseThrow().head().attempts()).isZero();
    assertThat(claim(5, NOW.plusSeconds(701))).isEmpty();
    assertThat(queue.sent(second, new Id(4), LATER)).isTrue();
  }

  @Test
  public void manyThreadsNeverClaimTheSame() throws Exception {
    for (int i = 0; i < 200; i++) {
      put(null, NOW.plusMillis(i));
    }
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<List<Id>>> work =
          IntStream.range(0, 4)
              .mapToObj(
                  node ->
                      nodes.submit(
                          (Callable<List<Id>>)
                              () -> {
                                start.await();
                                List<Id> mine = new ArrayList<>();
                                for (int i = 0; i < 10; i++) {
                                  mine.addAll(claim(100 * node + i, LATER));
                                }
                                return mine;
                              }))
              .toList();
      start.countDown();
      List<Id> all = new ArrayList<>();
      for (Future<List<Id>> each : work) {
        all.addAll(each.get());
      }
      Set<Id> different = new HashSet<>(all);
      assertThat(all).hasSameSizeAs(different).isNotEmpty();
    } finally {
      nodes.shutdownNow();
    }
  }

  @Test
  public void anAdminTriesAgainOrDrops() {
    Id failed = put(null, NOW);
    claim(1, NOW);
    queue.failed(failed, new Id(1), LATER, "550 no");
    assertThat(letters.find(failed).orElseThrow().body()).isEqualTo("B");
    assertThat(letters.again(failed, LATER)).isTrue();
    assertThat(letters.find(failed).orElseThrow().head().state()).isEqualTo(State.WAITING);
    assertThat(claim(2, LATER)).containsExactly(failed);
    queue.sent(failed, new Id(2), LATER);
    assertThat(letters.again(failed, LATER)).as("its text is gone").isFalse();
    assertThat(letters.drop(failed, LATER)).isFalse();
    Id dropped = put(null, NOW);
    assertThat(letters.drop(dropped, LATER)).isTrue();
    LetterStore.Whole left = letters.find(dropped).orElseThrow();
    assertThat(left.head().state()).isEqualTo(State.DROPPED);
    assertThat(left.body()).isNull();
    assertThat(letters.again(dropped, LATER)).isFalse();
    assertThat(claim(3, LATER)).isEmpty();
  }

  @Test
  public void aDeletedAccountIsForgotten() {
    Id account = new Id(7);
    Id sent = put(account, NOW);
    claim(1, NOW);
    queue.sent(sent, new Id(1), NOW);
    List<Id> waiting = IntStream.range(0, 1100).mapToObj(i -> put(account, NOW)).toList();
    Id other = put(new Id(8), NOW);
    choices.refuse(account, "demo-kind");
    choices.refuse(new Id(8), "demo-kind");
    List<Object> exported = new ArrayList<>();
    new ChoiceRecords(choices).export(account, exported::add);
    assertThat(exported).hasSize(1);
    DeletedAccounts follower = new DeletedAccounts(choices, old);
    follower.follow(change("profile", account, Change.Verb.DELETED));
    follower.follow(change("account", account, Change.Verb.UPDATED));
    assertThat(choices.refused(account, "demo-kind")).isTrue();
    db.database().run(() -> follower.follow(change("account", account, Change.Verb.DELETED)));
    assertThat(choices.refused(account)).isEmpty();
    assertThat(choices.refused(new Id(8))).containsExactly("demo-kind");
    assertThat(letters.find(sent).orElseThrow().head().to()).isNull();
    assertThat(letters.find(sent).orElseThrow().head().state()).isEqualTo(State.SENT);
    for (Id id : List.of(waiting.get(0), waiting.get(600), waiting.get(1099))) {
      LetterStore.Whole letter = letters.find(id).orElseThrow();
      assertThat(letter.head().state()).isEqualTo(State.DROPPED);
      assertThat(letter.head().to()).isNull();
      assertThat(letter.body()).isNull();
    }
    assertThat(letters.subscription("hash" + waiting.get(0))).isEmpty();
    assertThat(letters.find(other).orElseThrow().head().to()).isEqualTo("a@example.org");
    assertThat(letters.count(State.WAITING)).isEqualTo(1);
  }

  private static Change change(String type, Id id, Change.Verb verb) {
    return new Change(
        1, NOW, "system", "security", type, id, verb, List.of(), Change.Audience.NONE, null);
  }

  @Test
  public void oldLettersAreForgotten() {
    for (int i = 0; i < 600; i++) {
      put(null, NOW);
    }
    Id young = put(null, NOW.plus(Duration.ofDays(1)));
    OldLetters task =
        new OldLetters(
            old,
            OldLetters.days("30"),
            Clock.fixed(NOW.plus(Duration.ofDays(30)).plusSeconds(1), ZoneOffset.UTC));
    task.run();
    assertThat(letters.list(null, null, null, 10))
        .extracting(LetterStore.Head::id)
        .containsExactly(young);
    assertThat(OldLetters.days("0")).isEqualTo(180);
    assertThat(OldLetters.days("many")).isEqualTo(180);
  }

  @Test
  public void listsAreReadByAnIndexInTheirOrder() {
    List<Object[]> rows =
        IntStream.range(0, 4000)
            .mapToObj(
                i ->
                    new Object[] {
                      (long) i,
                      "kind" + i % 7,
                      "k" + i,
                      (long) i % 3,
                      State.values()[i % 4],
                      (long) i * 7919 % 4000,
                      (long) i * 104729 % 4000
                    })
            .toList();
    db.database()
        .batch(
            "insert into notifications_letter (id, kind, letter_key, account_id, lang, base,"
                + " state, created, due, attempts) values (?, ?, ?, ?, 'en', '', ?, ?, ?, 0)",
            rows);
    plan("notifications_letter_due", LetterQueue.DUE, "waiting", 3900L, 20);
    plan("notifications_letter_old", OldLetterStore.OLDEST, 3900L);
    plan("notifications_letter_account", OldLetterStore.OF_ACCOUNT, 1L, 0L);
    list("notifications_letter_newest", null, null);
    list("notifications_letter_state", State.WAITING, null);
    list("notifications_letter_kind", null, "kind3");
    list("notifications_letter_both", State.WAITING, "kind3");
  }

  private void list(String index, State state, String kind) {
    List<Object> params = new ArrayList<>();
    String sql = LetterStore.list(state, kind, null, 51, params);
    plan(
        index,
        sql,
        params.stream()
            .map(p -> p instanceof State s ? s.name().toLowerCase(Locale.ROOT) : p)
            .toArray());
  }

  private void plan(String index, String sql, Object... params) {
    assertThat(db.plan(sql, params))
        .as(sql)
        .containsPattern("(" + index + "|notifications_letter_pk)[^_a-z]")
        .doesNotContainPattern("(?m)^\\s*(->\\s*)?(incremental )?sort( resultset| \\s*\\(cost)");
  }
}

package org.alliance.portal.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.notifications.internal.store.ChoiceStore;
import org.alliance.portal.notifications.internal.store.LetterStore;
import org.alliance.portal.notifications.internal.store.TextStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class OutboxStoreTest {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00.123Z");
  private static final Id ACCOUNT = new Id(7);

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final LetterStore letters;
  private final ChoiceStore choices;
  private final TextStore texts;
  private final AtomicInteger woken = new AtomicInteger();
  private final OutboxService outbox;

  public OutboxStoreTest(String name, TestDatabase db) {
    this.db = db;
    db.migrate("notifications", getClass().getClassLoader());
    letters = new LetterStore(db.database());
    choices = new ChoiceStore(db.database());
    texts = new TextStore(db.database());
    outbox =
        new OutboxService(
            db.database(),
            Letters.kinds(Letters.INVITATION, Letters.NEWS),
            new Composer(texts),
            letters,
            choices,
            woken::incrementAndGet,
            db.ids(),
            () -> "https://portal.example",
            Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Before
  public void empty() {
    db.database().update("delete from notifications_letter");
    db.database().update("delete from notifications_refusal");
    db.database().update("delete from notifications_text");
    woken.set(0);
  }

  private boolean put(Letter letter) {
    return db.database().transaction(() -> outbox.put(letter));
  }

  private LetterStore.Whole only() {
    List<LetterStore.Head> all = letters.list(null, null, null, 10);
    assertThat(all).hasSize(1);
    return letters.find(all.get(0).id()).orElseThrow();
  }

  @Test
  public void aLetterIsComposedWhenItIsPut() {
    assertThat(put(Letters.letter("demo-invitation", "1", null, Map.of()))).isTrue();
    LetterStore.Whole letter = only();
    assertThat(letter.head().subject()).isEqualTo("Welcome, Zoë");
    assertThat(letter.body())
        .isEqualTo("Dear Zoë,\n\nhere you go:\n\nhttps://portal.example/en/x/secret");
    assertThat(letter.head().state()).isEqualTo(LetterStore.State.WAITING);
    assertThat(letter.head().created()).isEqualTo(NOW);
    assertThat(letter.base()).isEqualTo("https://portal.example");
    assertThat(letter.unsubscribe()).isNull();
    assertThat(woken).hasValue(1);
  }

  @Test
  public void itCanBeReadBeforeItIsPut() {
    Letter letter = Letters.letter("demo-invitation", "1", null, Map.of());
    assertThat(outbox.preview(letter).orElseThrow().subject()).isEqualTo("Welcome, Zoë");
    assertThat(letters.list(null, null, null, 10)).isEmpty();
    put(letter);
    assertThat(outbox.preview(letter).orElseThrow().text()).isEqualTo(only().body());
  }

  @Test
  public void itIsWrittenInTheReadersLanguageOrEnglish() {
    Letter letter = Letters.letter("demo-invitation", "1", null, Map.of());
    put(new Letter(letter.kind(), "1", letter.to(), null, "fr", letter.values()));
    assertThat(only().head().subject()).isEqualTo("Bienvenue, Zoë");
    empty();
    put(new Letter(letter.kind(), "1", letter.to(), null, "pl", letter.values()));
    assertThat(only().head().subject()).isEqualTo("Welcome, Zoë");
    assertThat(only().head().lang()).isEqualTo("en");
  }

  @Test
  public void theSecretariatsTextComesFirstWhileItFits() {
    texts.insert(own(1, new LetterText("Own {name}", "Own {link}")));
    put(Letters.letter("demo-invitation", "1", null, Map.of()));
    assertThat(only().head().subject()).isEqualTo("Own Zoë");
    empty();
    texts.insert(own(1, new LetterText("Own {name}", "No address")));
    put(Letters.letter("demo-invitation", "1", null, Map.of()));
    assertThat(only().head().subject()).isEqualTo("Welcome, Zoë");
    empty();
    texts.insert(own(1, new LetterText("Own {name}", "Own {link}")));
    texts.update(own(2, null));
    put(Letters.letter("demo-invitation", "1", null, Map.of()));
    assertThat(only().head().subject()).isEqualTo("Welcome, Zoë");
  }

  private static TextStore.Stored own(int version, LetterText text) {
    return new TextStore.Stored(new Id(3), "demo-invitation", "en", version, text, NOW);
  }

  @Test
  public void theSameLetterIsPutOnce() {
    db.database()
        .run(
            () -> {
              assertThat(outbox.put(Letters.letter("demo-invitation", "1", null, Map.of())))
                  .isTrue();
              assertThat(
                      outbox.put(Letters.letter("demo-invitation", "1", null, Map.of("name", "x"))))
                  .isFalse();
              assertThat(outbox.put(Letters.letter("demo-news", "1", null, Map.of()))).isTrue();
            });
    assertThat(put(Letters.letter("demo-invitation", "1", null, Map.of()))).isFalse();
    assertThat(letters.list(null, null, null, 10)).hasSize(2);
    assertThat(woken).hasValue(2);
  }

  @Test
  public void ofTwoAtOnceOneIsPutAndNeitherFails() throws Exception {
    ExecutorService both = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 10; round++) {
        String key = "race" + round;
        CountDownLatch start = new CountDownLatch(1);
        List<Callable<Boolean>> work =
            IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(
                    i ->
                        () -> {
                          start.await();
                          return db.database()
                              .transaction(
                                  () -> {
                                    boolean put =
                                        outbox.put(
                                            Letters.letter("demo-invitation", key, null, Map.of()));
                                    // The rest of the transaction must not be lost.
                                    choices.refuse(new Id(100 + i), key);
                                    return put;
                                  });
                        })
                .toList();
        List<Future<Boolean>> done = work.stream().map(both::submit).toList();
        start.countDown();
        int won = 0;
        for (Future<Boolean> each : done) {
          won += each.get(10, TimeUnit.SECONDS) ? 1 : 0;
        }
        assertThat(won).isEqualTo(1);
        for (int i = 0; i < 4; i++) {
          assertThat(choices.refused(new Id(100 + i), key)).isTrue();
        }
      }
    } finally {
      both.shutdownNow();
    }
  }

  @Test
  public void nothingIsSentOfWhatIsRolledBack() {
    assertThatThrownBy(
            () ->
                db.database()
                    .run(
                        () -> {
                          outbox.put(Letters.letter("demo-invitation", "1", null, Map.of()));
                          throw new IllegalStateException("No");
                        }))
        .hasMessage("No");
    assertThat(letters.list(null, null, null, 10)).isEmpty();
    assertThat(woken).hasValue(0);
    assertThatThrownBy(() -> outbox.put(Letters.letter("demo-invitation", "1", null, Map.of())))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  public void whoeverSwitchedAKindOffGetsNone() {
    choices.refuse(ACCOUNT, "demo-news");
    choices.refuse(ACCOUNT, "demo-news");
    choices.refuse(ACCOUNT, "demo-invitation");
    assertThat(put(Letters.letter("demo-news", "1", ACCOUNT, Map.of()))).isFalse();
    assertThat(put(Letters.letter("demo-news", "2", new Id(8), Map.of()))).isTrue();
    // Nobody can switch off what is not optional.
    assertThat(put(Letters.letter("demo-invitation", "1", ACCOUNT, Map.of()))).isTrue();
    choices.accept(ACCOUNT, "demo-news");
    assertThat(put(Letters.letter("demo-news", "1", ACCOUNT, Map.of()))).isTrue();
  }

  @Test
  public void aLetterThatCanBeSwitchedOffHasASecretForIt() {
    put(Letters.letter("demo-news", "1", ACCOUNT, Map.of()));
    LetterStore.Whole letter = only();
    assertThat(letter.unsubscribe()).hasSize(43);
    assertThat(letters.subscription(Secrets.hash(letter.unsubscribe())))
        .contains(new LetterStore.Subscription(ACCOUNT, "demo-news"));
    empty();
    put(Letters.letter("demo-news", "1", null, Map.of()));
    assertThat(only().unsubscribe()).isNull();
  }

  @Test
  public void mistakesAreRefusedClearly() {
    Letter good = Letters.letter("demo-invitation", "1", null, Map.of());
    refused(Letters.letter("demo-nobody", "1", null, Map.of()), "Nobody registers");
    refused(
        new Letter(good.kind(), "1", good.to(), null, "en", Map.of("name", "x")),
        "The value link is missing");
    refused(new Letter(good.kind(), "", good.to(), null, "en", good.values()), "key");
    refused(new Letter(good.kind(), "x".repeat(201), good.to(), null, "en", good.values()), "key");
    for (String address :
        new String[] {
          "",
          "a",
          "a@",
          "@b",
          "a@b@c",
          "a b@c",
          "a@b\r\nBcc: c@d",
          "A <a@b>",
          "a@b,c@d",
          "x".repeat(251) + "@b.c"
        }) {
      refused(new Letter(good.kind(), "1", address, null, "en", good.values()), "Not an address");
    }
    assertThat(letters.list(null, null, null, 10)).isEmpty();
  }

  private void refused(Letter letter, String why) {
    assertThatThrownBy(() -> put(letter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("zoe@");
  }
}

package org.alliance.portal.content.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.Drafts.Draft;
import org.alliance.portal.content.internal.store.DraftStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.testing.AccessFake;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class DraftsStoreTest {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00.123Z");

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final AccessFake access = new AccessFake(Fakes.account(1, Map.of()));
  private final DraftService drafts;
  private Instant now = NOW;

  public DraftsStoreTest(String name, TestDatabase db) {
    this.db = db;
    db.migrate("content", getClass().getClassLoader());
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        };
    drafts = new DraftService(access, db.database(), new DraftStore(db.database()), clock);
  }

  @Before
  public void empty() {
    db.database().update("delete from content_draft");
  }

  private static Draft draft(String key, Map<String, List<String>> values) {
    return new Draft(key, "Title of " + key, "/profiles/" + key, 3, values, null);
  }

  @Test
  public void draftsAreExportedAndGoWithTheAccount() {
    drafts.save(draft("one", Map.of("name", List.of("A"))), Set.of("name"));
    access.principal = Fakes.account(2, Map.of());
    drafts.save(draft("two", Map.of("name", List.of("B"))), Set.of("name"));
    DraftsOfPersons persons = new DraftsOfPersons(new DraftStore(db.database()));
    List<Map<String, Object>> exported = new ArrayList<>();
    persons.export(new Id(1), exported::add);
    assertThat(exported)
        .singleElement()
        .satisfies(record -> assertThat(record).containsEntry("title", "Title of one"));
    persons.follow(
        new Change(
            1,
            now,
            "account:1",
            "security",
            "account",
            new Id(1),
            Change.Verb.DELETED,
            List.of(),
            Change.Audience.NONE,
            null));
    exported.clear();
    persons.export(new Id(1), exported::add);
    assertThat(exported).isEmpty();
    persons.export(new Id(2), exported::add);
    assertThat(exported).hasSize(1);
  }

  @Test
  public void keepsTheStepsOfAFormTogether() {
    Draft first =
        drafts.save(
            draft(
                "a",
                Map.of(
                    "name", List.of("Tivat"), "themes", List.of("x", "y"), "csrf", List.of("t"))),
            Set.of("name", "themes", "empty"));
    assertThat(first.values())
        .isEqualTo(Map.of("name", List.of("Tivat"), "themes", List.of("x", "y")));
    assertThat(first.saved()).isEqualTo(NOW);
    now = NOW.plusSeconds(5);
    drafts.save(
        new Draft("a", "Other", "/p", 4, Map.of("note", List.of("é 😀 \u0000 \uD800")), null),
        Set.of("note", "themes"));
    Draft found = drafts.find("a").orElseThrow();
    assertThat(found.values())
        .isEqualTo(Map.of("name", List.of("Tivat"), "note", List.of("é 😀 \u0000 ?")));
    assertThat(found.title()).isEqualTo("Other");
    assertThat(found.path()).isEqualTo("/p");
    assertThat(found.base()).isEqualTo(4);
    assertThat(found.saved()).isEqualTo(now);
    drafts.discard("a");
    drafts.discard("a");
    assertThat(drafts.find("a")).isEmpty();
  }

  @Test
  public void areSeenByNobodyElse() {
    drafts.save(draft("a", Map.of()), Set.of());
    for (Principal other :
        new Principal[] {
          Fakes.account(2, Map.of()), Fakes.client(1), Principal.SYSTEM, Principal.ANONYMOUS
        }) {
      access.principal = other;
      assertThat(drafts.find("a")).isEmpty();
      assertThat(drafts.mine()).isEmpty();
      assertThat(drafts.heads(10)).isEmpty();
      drafts.discard("a");
    }
    for (Principal none :
        new Principal[] {Fakes.client(1), Principal.SYSTEM, Principal.ANONYMOUS}) {
      access.principal = none;
      assertThatThrownBy(() -> drafts.save(draft("a", Map.of()), Set.of()))
          .isInstanceOf(SignInRequiredException.class);
    }
    access.principal = Fakes.account(1, Map.of());
    assertThat(drafts.find("a")).isPresent();
  }

  @Test
  public void listsTheLastSavedFirst() {
    for (String key : new String[] {"a", "b", "c"}) {
      now = now.plusSeconds(1);
      drafts.save(draft(key, Map.of("f", List.of(key))), Set.of("f"));
    }
    now = now.plusSeconds(1);
    drafts.save(draft("a", Map.of()), Set.of());
    assertThat(drafts.mine()).extracting(Draft::key).containsExactly("a", "c", "b");
    assertThat(drafts.mine().get(1).values()).isEqualTo(Map.of("f", List.of("c")));
    assertThat(drafts.heads(2)).extracting(Draft::key).containsExactly("a", "c");
    assertThat(drafts.heads(2).get(1).values()).isEmpty();
  }

  @Test
  public void refusesTooMuch() {
    String large = "é".repeat(120_000);
    drafts.save(draft("a", Map.of("f", List.of(large))), Set.of("f"));
    assertThatThrownBy(
            () -> drafts.save(draft("a", Map.of("g", List.of("x".repeat(30_000)))), Set.of("g")))
        .isInstanceOf(ValidationException.class);
    assertThat(drafts.find("a").orElseThrow().values()).containsOnlyKeys("f");
    for (int i = 1; i < DraftService.MOST; i++) {
      drafts.save(draft("k" + i, Map.of()), Set.of());
    }
    assertThatThrownBy(() -> drafts.save(draft("more", Map.of()), Set.of()))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("too-many-drafts");
    drafts.save(draft("k1", Map.of("f", List.of("x"))), Set.of("f"));
    assertThat(drafts.mine()).hasSize(DraftService.MOST);
  }

  @Test
  public void keysAndTitlesThatNoDatabaseTakesHurtNobody() {
    for (String key : new String[] {null, "", " ", "a\u0000", "a\uD800", "x".repeat(101)}) {
      assertThat(drafts.find(key)).isEmpty();
      drafts.discard(key);
      assertThatThrownBy(() -> drafts.save(draft(key, Map.of()), Set.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () -> drafts.save(new Draft("a", "t", "https://x", 1, Map.of(), null), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
    String title = "x".repeat(198) + "😀😀";
    assertThat(drafts.save(new Draft("a", title, "/a", 1, Map.of(), null), Set.of()).title())
        .isEqualTo("x".repeat(198) + "…");
    assertThat(drafts.save(new Draft("b", "a\u0000\nb", "/a", 1, Map.of(), null), Set.of()).title())
        .isEqualTo("a b");
    assertThat(drafts.save(new Draft("c", null, "/a", 1, Map.of(), null), Set.of()).title())
        .isEmpty();
  }

  @Test
  public void twoWindowsLoseNothing() throws Exception {
    ExecutorService windows = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 5; round++) {
        String key = "r" + round;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Draft>> saves =
            java.util.stream.IntStream.range(0, 4)
                .mapToObj(
                    i ->
                        windows.submit(
                            () -> {
                              start.await();
                              return drafts.save(
                                  draft(key, Map.of("f" + i, List.of("v"))), Set.of("f" + i));
                            }))
                .toList();
        start.countDown();
        for (Future<Draft> save : saves) {
          save.get();
        }
        assertThat(drafts.find(key).orElseThrow().values())
            .containsOnlyKeys("f0", "f1", "f2", "f3");
      }
    } finally {
      windows.shutdownNow();
    }
  }

  @Test
  public void forgetsTheOldOnes() {
    for (int i = 0; i < 50; i++) {
      drafts.save(draft("old" + i, Map.of()), Set.of());
    }
    now = NOW.plus(Duration.ofDays(1));
    drafts.save(draft("new", Map.of()), Set.of());
    now = NOW.plus(DraftService.KEPT).plusSeconds(60);
    new OldDrafts(drafts).run();
    assertThat(drafts.mine()).extracting(Draft::key).containsExactly("new");
  }

  @Test
  public void listsAreReadByAnIndexInTheirOrder() {
    db.database()
        .batch(
            "insert into content_draft (account_id, draft_key, title, path, base_version,"
                + " field_values, saved) values (?, ?, 't', '/p', 1, '{}', ?)",
            java.util.stream.IntStream.range(0, 3000)
                .mapToObj(i -> new Object[] {(long) i % 3, "k" + i, (long) i * 7919 % 3000})
                .toList());
    Plans.assertIndex(db, "content_drafts_newest", DraftStore.HEADS, 1L, 6);
    Plans.assertIndex(db, "content_drafts_oldest", DraftStore.OLDEST, 2900L);
  }
}

package org.alliance.portal.content.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.content.History.Difference;
import org.alliance.portal.api.content.History.Version;
import org.alliance.portal.content.internal.store.HistoryStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.testing.AccessFake;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class HistoryStoreTest {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00.123Z");
  private static final EntityRef REF = new EntityRef("profile", new Id(7));

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final HistoryService history;

  public HistoryStoreTest(String name, TestDatabase db) {
    this.db = db;
    db.migrate("content", getClass().getClassLoader());
    history =
        new HistoryService(
            new AccessFake(Fakes.account(1, Map.of())),
            db.database(),
            new HistoryStore(db.database()),
            Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Before
  public void empty() {
    db.database().update("delete from content_version");
  }

  private void add(EntityRef ref, int version, List<String> fields, Map<String, Object> snapshot) {
    db.database().run(() -> history.add(ref, version, fields, snapshot));
  }

  @Test
  public void givesBackWhatWasSaid() {
    Map<String, Object> snapshot =
        Map.of(
            "texts",
            Map.of("en", Map.of("summary", "É 😀 \u0000 \uD800")),
            "population",
            14_111,
            "latitude",
            42.435,
            "public",
            true,
            "themes",
            List.of("housing", "health"));
    add(REF, 1, List.of(), snapshot);
    Version version = history.get(REF, 1).orElseThrow();
    assertThat(version.number()).isEqualTo(1);
    assertThat(version.time()).isEqualTo(NOW);
    assertThat(version.actor()).isEqualTo("account:" + new Id(1));
    assertThat(version.fields()).isEmpty();
    assertThat(version.snapshot())
        .containsEntry("texts", Map.of("en", Map.of("summary", "É 😀 \u0000 ?")))
        .containsEntry("population", 14_111)
        .containsEntry("latitude", 42.435)
        .containsEntry("themes", List.of("housing", "health"));
    assertThat(history.get(REF, 2)).isEmpty();
    assertThat(history.get(new EntityRef("other", REF.id()), 1)).isEmpty();
  }

  @Test
  public void listsTheNewestFirstEachOnce() {
    for (int i = 1; i <= 7; i++) {
      add(REF, i, List.of("a", "texts.en"), Map.of("n", i));
    }
    add(new EntityRef("profile", new Id(8)), 9, List.of(), Map.of());
    for (int limit : new int[] {1, 2, 3, 7, 8}) {
      List<Integer> numbers = new ArrayList<>();
      String after = null;
      do {
        Slice<Version> page = history.list(REF, limit, after);
        assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
        assertThat(page.items()).allMatch(v -> v.snapshot() == null);
        page.items().forEach(v -> numbers.add(v.number()));
        after = page.next();
      } while (after != null);
      assertThat(numbers).containsExactly(7, 6, 5, 4, 3, 2, 1);
    }
    assertThat(history.list(REF, 1, null).items().get(0).fields()).containsExactly("a", "texts.en");
    assertThatThrownBy(() -> history.list(REF, 0, null)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> history.list(REF, 201, null)).isInstanceOf(ValidationException.class);
    for (String wrong : new String[] {"x", new Cursor(List.of("x")).toString()}) {
      assertThatThrownBy(() -> history.list(REF, 1, wrong)).isInstanceOf(ValidationException.class);
    }
  }

  @Test
  public void comparesTwoVersions() {
    add(REF, 1, List.of(), Map.of("name", "A", "themes", List.of("x", "y")));
    add(REF, 2, List.of("name"), Map.of("name", "B", "themes", List.of("y", "x")));
    assertThat(history.compare(REF, 1, 2))
        .containsExactlyInAnyOrder(
            new Difference("name", "A", "B"), new Difference("themes", "x, y", "y, x"));
    assertThat(history.compare(REF, 2, 1)).hasSize(2);
    assertThat(history.compare(REF, 2, 2)).isEmpty();
    assertThatThrownBy(() -> history.compare(REF, 1, 3)).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void belongsToTheTransactionThatWrites() {
    assertThatThrownBy(() -> history.add(REF, 1, List.of(), Map.of()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> history.forget(REF)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                db.database()
                    .run(
                        () -> {
                          history.add(REF, 1, List.of(), Map.of());
                          throw new IllegalArgumentException("back");
                        }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(history.get(REF, 1)).isEmpty();
    add(REF, 1, List.of(), Map.of());
    db.database().run(() -> history.forget(REF));
    assertThat(history.get(REF, 1)).isEmpty();
  }

  @Test
  public void addsAndForgetsManyTogether() {
    List<History.New> some =
        IntStream.rangeClosed(1, 700)
            .mapToObj(
                i ->
                    new History.New(
                        new EntityRef("profile", new Id(i)), 1, List.of("a"), Map.of("n", i)))
            .toList();
    assertThatThrownBy(() -> history.add(some)).isInstanceOf(IllegalStateException.class);
    db.database().run(() -> history.add(List.of()));
    db.database().run(() -> history.add(some));
    assertThat(history.get(some.get(699).ref(), 1))
        .contains(
            new Version(
                1, NOW, "account:" + new Id(1), List.of("a"), new TreeMap<>(Map.of("n", 700))));
    List<History.New> wrong =
        List.of(
            new History.New(REF, 2, List.of(), Map.of()),
            new History.New(REF, 3, List.of(), Map.of("a", "x".repeat(1024 * 1024))));
    assertThatThrownBy(() -> db.database().run(() -> history.add(wrong)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(history.get(REF, 2)).isEmpty();
    db.database()
        .run(() -> history.forget(some.subList(0, 699).stream().map(History.New::ref).toList()));
    assertThat(
            db.database().list("select entity_id from content_version", row -> row.id("entity_id")))
        .containsExactly(new Id(700));
  }

  @Test
  public void isBounded() {
    assertThatThrownBy(() -> add(REF, 1, List.of(), Map.of("a", "x".repeat(1024 * 1024))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> add(REF, 0, List.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> add(REF, 1, List.of("a,b"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> add(REF, 1, List.of(), Map.of("a", new Object())))
        .isInstanceOf(IllegalArgumentException.class);
    add(
        REF,
        1,
        IntStream.range(0, 500).mapToObj(i -> "field" + i).toList(),
        Map.of("a", "x".repeat(900_000)));
    assertThat(history.get(REF, 1).orElseThrow().fields())
        .hasSizeGreaterThan(200)
        .startsWith("field0");
  }

  @Test
  public void isReadByItsIndex() {
    db.database()
        .batch(
            "insert into content_version (entity_type, entity_id, version, written, actor, fields,"
                + " snapshot) values (?, ?, ?, 0, 'system', '', '{}')",
            IntStream.range(0, 3000)
                .mapToObj(
                    i -> new Object[] {i % 2 == 0 ? "profile" : "project", (long) i / 1000, i})
                .toList());
    Plans.assertIndex(
        db, "content_versions_newest", HistoryStore.PAGE, "profile", 1L, Integer.MAX_VALUE, 26);
    Plans.assertIndex(db, "content_versions_newest", HistoryStore.PAGE, "profile", 1L, 1940, 26);
    Plans.assertIndex(db, "content_versions_newest", HistoryStore.GET, "profile", 1L, 1940);
  }
}

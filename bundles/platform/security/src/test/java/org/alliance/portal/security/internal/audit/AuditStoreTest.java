package org.alliance.portal.security.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.AccessService;
import org.alliance.portal.security.internal.SteppingClock;
import org.alliance.portal.security.internal.store.AuditStore;
import org.alliance.portal.testing.RequestFake;
import org.alliance.portal.testing.Texts;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What the audit keeps, and that it keeps it. */
@RunWith(Parameterized.class)
public class AuditStoreTest {
  private static final AuditStore.Wanted ALL =
      new AuditStore.Wanted(null, null, null, null, null, null);

  private final Room room;

  public AuditStoreTest(String name, TestDatabase db) {
    room = new Room(db);
  }

  /** The part of the house that this is about. */
  private static final class Room {
    final TestDatabase db;
    final SteppingClock clock = new SteppingClock();
    final AuditStore auditStore;
    final AuditLog audit;
    final SignInAudit signIns;

    Room(TestDatabase db) {
      this.db = db;
      db.migrate("security", AuditStoreTest.class.getClassLoader());
      AccessService access = new AccessService();
      auditStore = new AuditStore(db.database());
      audit =
          new AuditLog(
              db.database(), auditStore, access, new RequestFake("/admin"), db.ids(), clock);
      signIns = new SignInAudit(audit, access, clock);
    }
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private List<AuditStore.Stored> events(String event) {
    return room.auditStore.page(
        new AuditStore.Wanted(null, null, event, null, null, null), null, 1_000);
  }

  @Test
  public void aNoteIsKeptWithWhatItSays() {
    Id organisation = room.db.ids().next();
    EntityRef ref = new EntityRef("letter", room.db.ids().next());
    room.audit.note("test.letter-read", ref, organisation, Map.of("b", "2", "a", "\u0000é"));
    AuditStore.Stored kept = events("test.letter-read").get(0);
    assertThat(kept.at()).isEqualTo(room.clock.instant());
    assertThat(kept.actor()).isEqualTo("anonymous");
    assertThat(kept.feature()).isEqualTo("test");
    assertThat(kept.type()).isEqualTo("letter");
    assertThat(kept.entity()).isEqualTo(ref.id());
    assertThat(kept.organisation()).isEqualTo(organisation);
    assertThat(kept.details()).isEqualTo("{\"a\":\"é\",\"b\":\"2\"}");
    assertThat(kept.position()).isNull();
    assertThat(room.auditStore.kinds()).contains(new AuditStore.Kind("test.letter-read", "letter"));
  }

  @Test
  public void whatDoesNotFitIsLeftOut() {
    room.audit.note(
        "test.long",
        null,
        null,
        Map.of("a", "x".repeat(5_000), "b", "y".repeat(300), "c", "z".repeat(300), "d", "short"));
    String details = events("test.long").get(0).details();
    assertThat(details.length()).isLessThanOrEqualTo(1_000);
    assertThat(details).contains("…").contains("\"d\":\"short\"");
  }

  @Test
  public void aNoteGoesWithTheTransactionOfWhatItNotes() {
    assertThatThrownBy(
            () ->
                room.db
                    .database()
                    .run(
                        () -> {
                          room.audit.note("test.rolled-back", null, null, Map.of());
                          throw new IllegalStateException("no");
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(events("test.rolled-back")).isEmpty();
  }

  @Test
  public void aChangeIsKeptWhateverItsAudience() {
    Id id = room.db.ids().next();
    Instant time = Instant.parse("2026-03-04T05:06:07.008Z");
    room.audit.follow(
        new Change(
            7,
            time,
            "account:0000000000001",
            "profiles",
            "profile",
            id,
            Change.Verb.UPDATED,
            List.of("names", "kind"),
            Change.Audience.NONE,
            id));
    AuditStore.Stored kept = events("profiles.profile.updated").get(0);
    assertThat(kept.at()).isEqualTo(time);
    assertThat(kept.source()).isEqualTo("change");
    assertThat(kept.fields()).isEqualTo("names,kind");
    assertThat(kept.position()).isEqualTo(7);
    room.audit.follow(
        new Change(
            8,
            time,
            "system",
            "profiles",
            "wide",
            id,
            Change.Verb.UPDATED,
            java.util.Collections.nCopies(300, "aFieldName"),
            Change.Audience.PUBLIC,
            null));
    assertThat(events("profiles.wide.updated").get(0).fields())
        .hasSizeLessThanOrEqualTo(1_000)
        .endsWith("aFieldName,…");
  }

  @Test
  public void everythingIsReadOnceNewestFirst() {
    Instant start = room.clock.instant();
    for (int i = 0; i < 25; i++) {
      if (i % 10 == 0) {
        room.clock.advance(Duration.ofSeconds(1));
      }
      room.audit.note("test.paged", null, null, Map.of("i", String.valueOf(i)));
    }
    AuditStore.Wanted wanted =
        new AuditStore.Wanted(
            "anonymous", null, "test.paged", null, start, room.clock.instant().plusSeconds(1));
    List<String> read = new ArrayList<>();
    AuditStore.After after = null;
    List<AuditStore.Stored> page;
    do {
      page = room.auditStore.page(wanted, after, 7);
      page.forEach(entry -> read.add(entry.details()));
      if (!page.isEmpty()) {
        AuditStore.Stored last = page.get(page.size() - 1);
        after = new AuditStore.After(last.at(), last.id());
      }
    } while (!page.isEmpty());
    List<String> expected = new ArrayList<>();
    for (int i = 24; i >= 0; i--) {
      expected.add("{\"i\":\"" + i + "\"}");
    }
    assertThat(read).isEqualTo(expected);
  }

  @Test
  public void eachFilterHasItsIndex() {
    Id entity = room.db.ids().next();
    for (int i = 0; i < 400; i++) {
      room.clock.advance(Duration.ofSeconds(1));
      room.audit.note(
          "actor:" + i % 100,
          "test.plan-" + i % 100,
          new EntityRef("type" + i % 100, i % 100 == 7 ? entity : room.db.ids().next()),
          new Id(i % 100),
          Map.of(),
          null);
    }
    AuditStore.After after = new AuditStore.After(room.clock.instant(), room.db.ids().next());
    assertThat(plan(ALL, null)).contains("security_audit_time");
    assertThat(plan(ALL, after)).contains("security_audit_time");
    assertThat(plan(new AuditStore.Wanted("actor:7", null, null, null, null, null), after))
        .contains("security_audit_actor");
    assertThat(plan(new AuditStore.Wanted(null, new Id(7), null, null, null, null), after))
        .contains("security_audit_organisation");
    assertThat(plan(new AuditStore.Wanted(null, null, "test.plan-7", null, null, null), after))
        .contains("security_audit_event_time");
    assertThat(plan(new AuditStore.Wanted(null, null, null, "type7", null, null), after))
        .contains("security_audit_type");
    assertThat(room.auditStore.ofThing(entity, after, 10)).hasSize(4);
  }

  private String plan(AuditStore.Wanted wanted, AuditStore.After after) {
    List<Object> params = new ArrayList<>();
    String sql = AuditStore.sql(wanted, after, params);
    params.add(10);
    String plan =
        room.db.plan(
            sql,
            params.stream()
                .map(
                    value ->
                        value instanceof Instant instant ? (Object) instant.toEpochMilli() : value)
                .toArray());
    assertThat(plan).doesNotContain("sort type");
    return plan;
  }

  @Test
  public void whatIsTooOldIsDiscarded_andNothingElse() {
    room.clock.advance(Duration.ofDays(1));
    for (int i = 0; i < 510; i++) {
      room.audit.note("test.old", null, null, Map.of());
    }
    room.clock.advance(Duration.ofDays(10));
    room.audit.note("test.old", null, null, Map.of());
    new AuditRetention(room.auditStore, Duration.ofDays(10), room.clock).run();
    assertThat(events("test.old")).hasSize(511);
    new AuditRetention(room.auditStore, Duration.ofDays(9), room.clock).run();
    assertThat(events("test.old")).hasSize(1);
    assertThatThrownBy(() -> new AuditRetention(room.auditStore, Duration.ofDays(-1), room.clock))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Whoever adds a way to change entries meets this list. */
  @Test
  public void nothingElseChangesOrDeletesEntries() throws IOException {
    Pattern statement =
        Pattern.compile("(?i)\\b((?:update|delete\\s+from)\\s+security_audit\\w*[^\"]*)");
    assertThat(Texts.found(statement, Path.of("src/main/java")))
        .containsExactly("delete from security_audit where id = ?");
    assertThat(
            Stream.of(AuditStore.class.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()))
                .map(Method::getName))
        .containsExactlyInAnyOrder(
            "insert", "insertKind", "kinds", "page", "sql", "ofThing", "discard");
  }

  @Test
  public void aSignInIsKeptWithoutAddressAndWithACoarseNetwork() {
    Id account = room.db.ids().next();
    room.signIns.signedIn(account, "192.0.2.77");
    AuditStore.Stored done = last(account);
    assertThat(done.event()).isEqualTo("security.signed-in");
    assertThat(done.actor()).isEqualTo("account:" + account);
    assertThat(done.network()).isEqualTo("192.0.2.0");
    room.signIns.failed(account, SignInAudit.Reason.WRONG, "2001:db8:1:2:3::4");
    AuditStore.Stored failed = last(account);
    assertThat(failed.event()).isEqualTo("security.sign-in-failed");
    assertThat(failed.actor()).isEqualTo("anonymous");
    assertThat(failed.details()).isEqualTo("{\"reason\":\"wrong\"}");
    assertThat(failed.network()).isEqualTo("2001:db8:1::");
  }

  private AuditStore.Stored last(Id account) {
    room.clock.advance(Duration.ofSeconds(1));
    return room.auditStore.ofThing(account, null, 1).get(0);
  }

  @Test
  public void aFloodIsCountedAndNotNotedOneByOne() {
    int before = events("security.sign-in-failed").size();
    for (int i = 0; i < 350; i++) {
      room.signIns.failed(null, SignInAudit.Reason.THROTTLED, "198.51.100." + i % 250);
    }
    room.signIns.failed(null, SignInAudit.Reason.WRONG, "203.0.113.1");
    assertThat(events("security.sign-in-failed")).hasSize(before + 101);
    assertThat(events("security.sign-ins-failed")).isEmpty();
    room.clock.advance(Duration.ofMinutes(1));
    room.signIns.run();
    room.signIns.run();
    assertThat(events("security.sign-ins-failed"))
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.details()).isEqualTo("{\"count\":\"250\"}");
              assertThat(note.network()).isEqualTo("198.51.100.0");
            });
  }
}

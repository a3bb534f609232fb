package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.clients.ApiKeys;
import org.alliance.portal.security.internal.clients.ClientDesk;
import org.alliance.portal.security.internal.clients.ClientDraft;
import org.alliance.portal.security.internal.store.ApiClientStore;
import org.alliance.portal.security.internal.store.ApiClientStore.ApiClient;
import org.alliance.portal.security.internal.store.ApiKeyStore;
import org.alliance.portal.security.internal.store.ApiKeyStore.ApiKey;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ClientsStoreTest {
  private final TestDatabase db;
  private final ClientRoom it;

  public ClientsStoreTest(String name, TestDatabase db) {
    this.db = db;
    it = new ClientRoom(db);
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private ApiKey newest(Id client) {
    return it.room.keys.of(client).get(0);
  }

  private String renew(Id client, int overlap) {
    it.room.clock.advance(Duration.ofSeconds(1));
    return it.admin(() -> it.keyDesk.renew(client, it.now(client).version(), "next", overlap));
  }

  private Change last() {
    long head = db.changes().head();
    return db.changes().read(head - 1, 1).get(0);
  }

  private void asAdmin(Runnable work) {
    it.admin(
        () -> {
          work.run();
          return null;
        });
  }

  @Test
  public void aClientIsMadeWithItsFirstKeyOfWhichOnlyTheHashIsKept() {
    ClientDesk.Made made = it.made("Mirror");
    assertThat(made.key()).matches("alc_[A-Za-z0-9_-]{43}");
    ApiClient stored = it.now(made.client().id());
    assertThat(stored.contact()).isEqualTo("it@town.example");
    assertThat(stored.rate()).isEqualTo(600);
    ApiKey key = newest(stored.id());
    assertThat(key.hash()).isEqualTo(Secrets.hash(made.key())).isNotEqualTo(made.key());
    assertThat(made.key()).startsWith(key.prefix());
    assertThat(key.prefix()).hasSize(12);
    Principal principal = it.keys.client(made.key()).orElseThrow();
    assertThat(principal.actor()).isEqualTo("client:" + stored.id());
    assertThat(principal.scopes()).containsExactly("x:read");
    assertThat(it.meters.count(principal).orElseThrow().limit()).isEqualTo(600);
    Change change = last();
    assertThat(change.type()).isEqualTo("api-client");
    assertThat(change.audience()).isEqualTo(Change.Audience.NONE);
    assertThat(change.organisation()).isEqualTo(it.town);
  }

  @Test
  public void aFormThatIsSentTwiceMakesOneClient() {
    Id id = it.admin(it.desk::nextId);
    it.admin(() -> it.desk.create(id, it.draft("Twice", "x:read")));
    assertThatThrownBy(() -> it.admin(() -> it.desk.create(id, it.draft("Twice", "x:read"))))
        .isInstanceOf(ConflictException.class);
    assertThat(it.room.keys.of(id)).hasSize(1);
  }

  @Test
  public void everythingThatIsWrongIsToldAtOnce() {
    ClientDraft wrong =
        new ClientDraft(" ", "rubbish", "nobody", "x".repeat(2_001), Set.of("y:read"), "0");
    assertThatThrownBy(() -> it.admin(() -> it.desk.create(it.desk.nextId(), wrong)))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e ->
                assertThat(e.problems())
                    .extracting(FieldProblem::field)
                    .containsExactly("name", "organisation", "contact", "scopes", "rate", "note"));
    ClientDraft nothing = new ClientDraft("N", "", "a@b.example", "", Set.of(), "");
    assertThatThrownBy(() -> it.admin(() -> it.desk.create(it.desk.nextId(), nothing)))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e ->
                assertThat(e.problems())
                    .extracting(FieldProblem::key)
                    .containsExactly("security.clients.problem.no-scope"));
  }

  @Test
  public void aScopeWhoseFeatureIsAwayStays() {
    Id id = it.made("Away").client().id();
    db.database()
        .update("update security_api_client set scopes = 'gone:read,x:read' where id = ?", id);
    asAdmin(() -> it.desk.change(id, 1, it.draft("Away", "gone:read", "x:write")));
    assertThat(it.now(id).scopes()).containsExactlyInAnyOrder("gone:read", "x:write");
    assertThatThrownBy(() -> asAdmin(() -> it.desk.change(id, 2, it.draft("Away", "gone:write"))))
        .isInstanceOf(ValidationException.class);
    assertThat(it.admin(it.desk::scopes)).contains("x:read", "x:write", "admin:write");
  }

  @Test
  public void ofTwoAdminsAtOnceTheSecondIsTold() {
    Id id = it.made("Both").client().id();
    asAdmin(() -> it.desk.change(id, 1, it.draft("First", "x:read")));
    assertThatThrownBy(() -> asAdmin(() -> it.desk.change(id, 1, it.draft("Second", "x:read"))))
        .isInstanceOf(ConflictException.class);
    assertThat(it.now(id).name()).isEqualTo("First");
    assertThat(last().fields()).containsExactly("name");
    long head = db.changes().head();
    asAdmin(() -> it.desk.change(id, 2, it.draft("First", "x:read")));
    assertThat(db.changes().head()).as("nothing changed").isEqualTo(head);
  }

  @Test
  public void keysOverlapAndTheOldOneEnds() {
    ClientDesk.Made made = it.made("Overlap");
    Id id = made.client().id();
    assertThat(it.keys.client(made.key())).isPresent();
    String second = renew(id, 7);
    assertThat(it.keys.client(made.key())).isPresent();
    assertThat(it.keys.client(second)).isPresent();
    it.room.clock.advance(Duration.ofDays(7));
    assertThat(it.node().client(made.key())).isEmpty();
    assertThat(it.node().client(second)).isPresent();
    String third = renew(id, 0);
    assertThat(it.keys.client(second)).as("at once").isEmpty();
    assertThat(it.keys.client(third)).isPresent();
    assertThat(last().fields()).containsExactly("keys");
    assertThatThrownBy(() -> renew(id, 3)).isInstanceOf(ValidationException.class);
  }

  @Test
  public void aLongerOverlapGivesNoKeyMoreTime() {
    ClientDesk.Made made = it.made("Short");
    renew(made.client().id(), 1);
    renew(made.client().id(), 90);
    it.room.clock.advance(Duration.ofDays(2));
    assertThat(it.node().client(made.key())).isEmpty();
  }

  @Test
  public void thereAreNotTooManyValidKeys() {
    Id id = it.made("Many").client().id();
    for (int i = 0; i < 9; i++) {
      renew(id, 30);
    }
    assertThatThrownBy(() -> renew(id, 30)).isInstanceOf(ValidationException.class);
    assertThat(it.now(id).version()).as("nothing of it was done").isEqualTo(10);
    renew(id, 0);
  }

  @Test
  public void ofTwoRotationsAtOnceOneIsDone() throws Exception {
    Id id = it.made("Race").client().id();
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<Boolean>> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      both.add(
          threads.submit(
              () -> {
                start.await(10, TimeUnit.SECONDS);
                try {
                  it.admin(() -> it.keyDesk.renew(id, 1, "", 30));
                  return true;
                } catch (ConflictException e) {
                  return false;
                }
              }));
    }
    List<Boolean> done = List.of(both.get(0).get(), both.get(1).get());
    threads.shutdown();
    assertThat(done).containsExactlyInAnyOrder(true, false);
    assertThat(it.room.keys.of(id)).hasSize(2);
  }

  @Test
  public void aRevokedKeyOpensNothingThatBeginsAfterwards() throws Exception {
    for (int round = 0; round < 5; round++) {
      ClientDesk.Made made = it.made("Used " + round);
      ApiKey key = newest(made.client().id());
      AtomicBoolean revoked = new AtomicBoolean();
      AtomicInteger before = new AtomicInteger();
      AtomicInteger after = new AtomicInteger();
      AtomicBoolean stop = new AtomicBoolean();
      ExecutorService threads = Executors.newFixedThreadPool(3);
      List<Future<?>> users = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        users.add(
            threads.submit(
                () -> {
                  while (!stop.get()) {
                    boolean late = revoked.get();
                    if (it.keys.client(made.key()).isPresent()) {
                      (late ? after : before).incrementAndGet();
                    }
                  }
                }));
      }
      while (before.get() < 100) {
        Thread.onSpinWait();
      }
      asAdmin(() -> it.keyDesk.revoke(made.client().id(), key.id()));
      revoked.set(true);
      Thread.sleep(20);
      stop.set(true);
      for (Future<?> user : users) {
        user.get(10, TimeUnit.SECONDS);
      }
      threads.shutdown();
      assertThat(after).hasValue(0);
    }
  }

  @Test
  public void revokingTwiceIsOnce() {
    Id id = it.made("Once").client().id();
    ApiKey key = newest(id);
    asAdmin(() -> it.keyDesk.revoke(id, key.id()));
    long head = db.changes().head();
    asAdmin(() -> it.keyDesk.revoke(id, key.id()));
    assertThat(db.changes().head()).isEqualTo(head);
    String old =
        db.database()
            .first(
                "select key_hash from security_api_client where id = ?",
                row -> row.text("key_hash"),
                id)
            .orElseThrow();
    assertThat(old).as("the version before does not take it either").isEqualTo("none:" + id);
  }

  @Test
  public void blockingAndDeletingCountAtOnce() {
    ClientDesk.Made made = it.made("Blocked");
    Id id = made.client().id();
    ApiKeys keys = it.keys;
    assertThat(keys.client(made.key())).isPresent();
    asAdmin(() -> it.desk.block(id, 1, true));
    assertThat(keys.client(made.key())).isEmpty();
    asAdmin(() -> it.desk.block(id, 2, false));
    assertThat(keys.client(made.key())).isPresent();
    assertThatThrownBy(() -> asAdmin(() -> it.desk.delete(id, 2)))
        .isInstanceOf(ConflictException.class);
    asAdmin(() -> it.desk.delete(id, 3));
    assertThat(keys.client(made.key())).isEmpty();
    assertThat(it.room.keys.of(id)).isEmpty();
    assertThat(last().verb()).isEqualTo(Change.Verb.DELETED);
  }

  @Test
  public void ownersHandleTheKeysOfTheirOwnClientsOnly() {
    ClientDesk.Made made = it.made("Own");
    Id id = made.client().id();
    it.room.access.as(
        it.owner(it.town),
        () -> {
          assertThat(it.keyDesk.mine()).extracting(ApiClient::id).contains(id);
          assertThat(it.keyDesk.renew(id, 1, "ours", 30)).startsWith("alc_");
          assertThat(it.keyDesk.keys(id)).hasSize(2);
          assertThatThrownBy(() -> it.desk.get(id)).isInstanceOf(AccessDeniedException.class);
          return null;
        });
    it.room.access.as(
        it.owner(it.other),
        () -> {
          assertThat(it.keyDesk.mine()).extracting(ApiClient::id).doesNotContain(id);
          assertThatThrownBy(() -> it.keyDesk.get(id)).isInstanceOf(AccessDeniedException.class);
          assertThatThrownBy(() -> it.keyDesk.renew(id, 2, "", 0))
              .isInstanceOf(AccessDeniedException.class);
          return null;
        });
    Principal editor = ClientRoom.account(Set.of(), Map.of(it.town, TeamRole.EDITOR));
    it.room.access.as(
        editor,
        () -> {
          assertThat(it.keyDesk.mine()).isEmpty();
          assertThatThrownBy(() -> it.keyDesk.usage(id)).isInstanceOf(AccessDeniedException.class);
          return null;
        });
    Principal itself = it.keys.client(made.key()).orElseThrow();
    it.room.access.as(
        itself,
        () ->
            assertThatThrownBy(() -> it.keyDesk.keys(id))
                .isInstanceOf(AccessDeniedException.class));
  }

  @Test
  public void theListGoesOnByName() {
    for (int i = 0; i < 60; i++) {
      it.made("Listed " + (char) ('A' + i / 10) + i % 3);
    }
    List<Id> seen = new ArrayList<>();
    String after = null;
    do {
      String from = after;
      Slice<ApiClient> page = it.admin(() -> it.desk.list(from));
      page.items().forEach(client -> seen.add(client.id()));
      after = page.next();
    } while (after != null);
    assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(60);
  }

  @Test
  public void lookUpsUseTheirIndexes() {
    for (int i = 0; i < 300; i++) {
      it.room.client("Plan " + i, "plan " + db.ids().next(), "x:read");
    }
    assertThat(db.plan(ApiKeyStore.FIND, "x", 0L))
        .contains("security_api_key_pk")
        .contains("security_api_client_pk");
    assertThat(
            db.plan(
                ApiClientStore.OF_ORGANISATIONS + ") order by name, id fetch first 200 rows only",
                1L))
        .contains("security_api_client_organisation");
  }
}

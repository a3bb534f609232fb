package org.alliance.portal.profiles.internal.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.profiles.api.External.ExternalId;
import org.alliance.portal.profiles.api.External.Put;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.internal.AccessByRole;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.ProfileService;
import org.alliance.portal.profiles.internal.RealProfiles;
import org.alliance.portal.profiles.internal.store.ExternalStore;
import org.alliance.portal.profiles.internal.store.ExternalStore.Mapping;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ExternalServiceStoreTest {
  private static final ExternalId KEY = new ExternalId("crm.v2", "A/17 é");
  private static final Principal CLIENT =
      AccessByRole.client(70, "profiles:read", "profiles:write");

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final AccessByRole access = new AccessByRole();
  private final ExternalStore store;
  private final ProfileService profiles;
  private final ExternalService external;
  private long before;

  public ExternalServiceStoreTest(String name, TestDatabase db) {
    this.db = db;
    db.migrate("profiles", getClass().getClassLoader());
    this.store = new ExternalStore(db.database());
    this.profiles = RealProfiles.on(db, access, new VocabularyFake(), Clock.systemUTC());
    this.external = service(profiles::create);
  }

  private ExternalService service(Creation creation) {
    return new ExternalService(access, profiles, creation, store, Clock.systemUTC());
  }

  @Before
  public void empty() {
    db.database().update("delete from profiles_external");
    db.database().update("delete from profiles_profile_text");
    db.database().update("delete from profiles_profile");
    before = db.changes().head();
    access.principal = CLIENT;
  }

  private static ProfileDraft town(String name) {
    return Drafts.small(name, "FR", "municipality");
  }

  private int profilesThere() {
    return db.database()
        .first("select count(*) as n from profiles_profile", row -> row.number("n"))
        .orElseThrow();
  }

  @Test
  public void createsThenUpdates() {
    Put first = external.put(KEY, null, town("Ville"));
    assertThat(first.created()).isTrue();
    assertThat(external.get(KEY)).isEqualTo(first.profile());
    assertThat(external.of(first.profile().id())).containsExactly(KEY);

    Put second = external.put(KEY, 1, town("Ville neuve"));
    assertThat(second.created()).isFalse();
    assertThat(second.profile().id()).isEqualTo(first.profile().id());
    assertThat(second.profile().version()).isEqualTo(2);
    assertThat(external.put(KEY, null, town("Ville neuve")).profile().version()).isEqualTo(2);
    ConflictException e =
        catchThrowableOfType(
            ConflictException.class, () -> external.put(KEY, 1, town("Ville vieille")));
    assertThat(((Profile) e.current()).version()).isEqualTo(2);
    assertThat(profilesThere()).isEqualTo(1);
  }

  @Test
  public void whoHasSeenAVersionDoesNotCreate() {
    assertThatThrownBy(() -> external.put(KEY, 3, town("Ville")))
        .isInstanceOf(ConflictException.class);
    assertThat(profilesThere()).isZero();
  }

  @Test
  public void eachClientHasItsOwn() {
    Id id = external.put(KEY, null, town("Ville")).profile().id();
    access.principal = AccessByRole.client(71, "profiles:read", "profiles:write");
    assertThatThrownBy(() -> external.get(KEY)).isInstanceOf(NotFoundException.class);
    assertThat(external.of(id)).isEmpty();
    external.link(new ExternalId("x", "1"), id);
    external.link(KEY, id);
    assertThat(external.of(id)).containsExactly(KEY, new ExternalId("x", "1"));
    external.unlink(KEY);
    external.unlink(KEY);
    assertThat(external.of(id)).containsExactly(new ExternalId("x", "1"));
    access.principal = CLIENT;
    assertThat(external.get(KEY).id()).isEqualTo(id);
  }

  @Test
  public void ofSeveralAtOnceOneCreates() throws Exception {
    int many = 6;
    for (int round = 0; round < 10; round++) {
      ExternalId key = new ExternalId("race", "no-" + round);
      ExecutorService threads = Executors.newFixedThreadPool(many);
      CyclicBarrier start = new CyclicBarrier(many);
      List<Future<Put>> results = new ArrayList<>();
      Callable<Put> putting =
          () -> {
            start.await();
            return external.put(key, null, town("Course"));
          };
      for (int i = 0; i < many; i++) {
        results.add(threads.submit(putting));
      }
      int created = 0;
      for (Future<Put> result : results) {
        created += result.get(30, TimeUnit.SECONDS).created() ? 1 : 0;
      }
      threads.shutdown();
      assertThat(created).isEqualTo(1);
      assertThat(profilesThere()).isEqualTo(round + 1);
    }
  }

  @Test
  public void aRefusedDraftLeavesTheIdentifierFree() {
    ValidationException e =
        catchThrowableOfType(ValidationException.class, () -> external.put(KEY, null, town(" ")));
    assertThat(e.problems()).extracting(FieldProblem::field).contains("names.en");
    ExternalService failing =
        service(
            (draft, also) -> {
              throw new IllegalStateException("no database");
            });
    assertThatThrownBy(() -> failing.put(KEY, null, town("Ville")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store.get(CLIENT.id(), KEY)).isEmpty();
    assertThat(external.put(KEY, null, town("Ville")).created()).isTrue();
  }

  @Test
  public void aReservationLeftByACrashIsTakenOver() {
    Instant longAgo = Instant.now().minus(ExternalService.ABANDONED).minusSeconds(1);
    store.insert(CLIENT.id(), KEY, null, Instant.ofEpochMilli(longAgo.toEpochMilli()));
    assertThatThrownBy(() -> external.get(KEY)).isInstanceOf(NotFoundException.class);
    assertThat(external.put(KEY, null, town("Ville")).created()).isTrue();
    assertThat(profilesThere()).isEqualTo(1);
  }

  @Test
  public void whoeverIsTooSlowMakesNothing() throws Exception {
    CountDownLatch reserved = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ExternalService slow =
        service(
            (draft, also) -> {
              reserved.countDown();
              try {
                go.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return profiles.create(draft, also);
            });
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<Put> result = thread.submit(() -> slow.put(KEY, null, town("Lent")));
    reserved.await();
    Mapping theirs = store.get(CLIENT.id(), KEY).orElseThrow();
    // As if it had been stuck for so long that somebody took over.
    store.replace(CLIENT.id(), KEY, theirs, null, theirs.since().minus(ExternalService.ABANDONED));
    Put fast = external.put(KEY, null, town("Vite"));
    assertThat(fast.created()).isTrue();
    go.countDown();
    Put second = result.get(30, TimeUnit.SECONDS);
    thread.shutdown();
    assertThat(second.created()).isFalse();
    assertThat(second.profile().id()).isEqualTo(fast.profile().id());
    assertThat(profilesThere()).isEqualTo(1);
  }

  @Test
  public void aRemovedProfileIsMadeAnew() {
    Profile first = external.put(KEY, null, town("Ville")).profile();
    access.principal = Principal.SYSTEM;
    profiles.delete(first.id(), 1);
    access.principal = CLIENT;
    assertThatThrownBy(() -> external.get(KEY)).isInstanceOf(NotFoundException.class);
    Put again = external.put(KEY, null, town("Ville"));
    assertThat(again.created()).isTrue();
    assertThat(again.profile().id()).isNotEqualTo(first.id());

    List<Change> log = db.changes().read(before, 100);
    IdentifiersOfRemoved follower = new IdentifiersOfRemoved(store);
    log.forEach(follower::follow);
    assertThat(external.get(KEY).id()).isEqualTo(again.profile().id());
    access.principal = Principal.SYSTEM;
    profiles.delete(again.profile().id(), 1);
    long head = log.get(log.size() - 1).position();
    db.changes().read(head, 100).forEach(follower::follow);
    assertThat(store.get(CLIENT.id(), KEY)).isEmpty();
  }

  @Test
  public void anIdentifierHasOneProfile() {
    Id one = external.put(KEY, null, town("Ville")).profile().id();
    Id two = external.put(new ExternalId("crm.v2", "B"), null, town("Bourg")).profile().id();
    external.link(KEY, one);
    ConflictException e =
        catchThrowableOfType(ConflictException.class, () -> external.link(KEY, two));
    assertThat(((Profile) e.current()).id()).isEqualTo(one);
    assertThatThrownBy(() -> external.link(KEY, new Id(4))).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void thoseOfManyProfilesAreTheClientsOwn() {
    Id one = external.put(KEY, null, town("Ville")).profile().id();
    Id two = external.put(new ExternalId("crm.v2", "B"), null, town("Bourg")).profile().id();
    ExternalId more = new ExternalId("a", "1");
    external.link(more, one);
    assertThat(external.of(List.of(one, two, one, new Id(4))))
        .isEqualTo(Map.of(one, List.of(more, KEY), two, List.of(new ExternalId("crm.v2", "B"))));
    assertThat(external.of(List.<Id>of())).isEmpty();
    access.principal = AccessByRole.client(71, "profiles:read");
    assertThat(external.of(List.of(one, two))).isEmpty();
    access.principal = AccessByRole.moderator();
    assertThatThrownBy(() -> external.of(List.of(one))).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void onlyProgramsWithTheScopeAsk() {
    Principal member = AccessByRole.member(1, Map.of());
    Principal readsOnly = AccessByRole.client(70, "profiles:read");
    for (Principal who : List.of(member, AccessByRole.moderator(), Principal.SYSTEM)) {
      access.principal = who;
      assertThatThrownBy(() -> external.get(KEY)).isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> external.of(new Id(1))).isInstanceOf(AccessDeniedException.class);
    }
    for (Principal who : List.of(member, AccessByRole.moderator(), Principal.SYSTEM, readsOnly)) {
      access.principal = who;
      assertThatThrownBy(() -> external.put(KEY, null, town("Ville")))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> external.link(KEY, new Id(1)))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> external.unlink(KEY)).isInstanceOf(AccessDeniedException.class);
    }
  }

  @Test
  public void malformedIdentifiersAreRefused() {
    for (ExternalId wrong :
        List.of(
            new ExternalId("a b", "1"),
            new ExternalId("a".repeat(41), "1"),
            new ExternalId(null, "1"))) {
      assertThat(problems(wrong)).containsExactly("source");
    }
    for (String wrong : new String[] {null, "", " ", "x".repeat(201), "a\u0000b"}) {
      assertThat(problems(new ExternalId("a", wrong))).containsExactly("id");
    }
    assertThat(external.put(new ExternalId("a", "x".repeat(200)), null, town("V")).created())
        .isTrue();
  }

  private List<String> problems(ExternalId wrong) {
    return catchThrowableOfType(
            ValidationException.class, () -> external.put(wrong, null, town("Ville")))
        .problems()
        .stream()
        .map(FieldProblem::field)
        .toList();
  }

  @Test
  public void theQueryUsesItsIndex() {
    for (int i = 0; i < 300; i++) {
      store.insert(CLIENT.id(), new ExternalId("s", "i" + i), new Id(100 + i), Instant.now());
    }
    assertThat(db.plan(ExternalStore.OF, new Id(150), CLIENT.id()))
        .contains("profiles_external_of");
  }
}

package org.alliance.portal.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.internal.search.ProfileDocuments;
import org.alliance.portal.profiles.internal.store.ExchangeStore;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A profile that is not published, as each kind of reader meets it. */
@RunWith(Parameterized.class)
public class UnpublishedStoreTest {
  private static final Id OWN = new Id(5001);
  private static final Principal READER = AccessByRole.member(1, Map.of(OWN, TeamRole.READER));
  private static final Principal EDITOR = AccessByRole.member(2, Map.of(OWN, TeamRole.EDITOR));
  private static final Principal STRANGER =
      AccessByRole.member(3, Map.of(new Id(5002), TeamRole.OWNER));
  private static final Principal READING = AccessByRole.client(4, "profiles:read");
  private static final Principal WRITING =
      AccessByRole.client(5, "profiles:read", "profiles:write");

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final ServiceFixture fixture;
  private final AccessByRole access = new AccessByRole();
  private final ProfileService profiles;
  private long before;

  public UnpublishedStoreTest(String name, TestDatabase db) {
    this.db = db;
    this.fixture = new ServiceFixture(db);
    this.profiles = fixture.as(access);
  }

  @Before
  public void draft() {
    fixture.empty();
    before = db.changes().head();
    profiles.createDraft(OWN, Drafts.full());
  }

  private List<Change> changes() {
    return db.changes().read(before, 1000);
  }

  private boolean sees(Principal reader) {
    return access.as(
        reader,
        () -> {
          try {
            assertThat(profiles.get(List.of(OWN))).containsOnlyKeys(OWN);
            assertThat(profiles.history(OWN, 10, null).items()).isNotEmpty();
            assertThat(profiles.figures(OWN)).isNotEmpty();
            return !profiles.get(OWN).published();
          } catch (NotFoundException | AssertionError e) {
            assertThat(profiles.get(List.of(OWN))).isEmpty();
            assertThatThrownBy(() -> profiles.get(OWN)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> profiles.history(OWN, 10, null))
                .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> profiles.at(OWN, 1)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> profiles.compare(OWN, 1, 1))
                .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> profiles.figures(OWN)).isInstanceOf(NotFoundException.class);
            return false;
          }
        });
  }

  @Test
  public void onlyTeamSecretariatAndWhoMayWriteSeeIt() {
    assertThat(List.of(READER, EDITOR, AccessByRole.moderator(), WRITING, Principal.SYSTEM))
        .allMatch(this::sees);
    assertThat(List.of(STRANGER, READING)).noneMatch(this::sees);
    assertThat(titles(EDITOR)).containsOnlyKeys(OWN);
    assertThat(titles(EDITOR).get(OWN).audience()).isEqualTo(Change.Audience.ORGANISATION);
    assertThat(titles(STRANGER)).isEmpty();
    assertThat(titles(Principal.ANONYMOUS)).isEmpty();
  }

  private Map<Id, Entity> titles(Principal reader) {
    return access.as(
        reader, () -> new ProfileDirectory(access, fixture.store).find(List.of(OWN), "en"));
  }

  private ProfileDocuments documents() {
    return new ProfileDocuments(fixture.store, fixture.freshness, new VocabularyFake());
  }

  @Test
  public void isInNoListOfAnybody() {
    Id other = profiles.create(Drafts.small("Town", "RS", "municipality"));
    for (Principal reader : List.of(EDITOR, STRANGER, WRITING, Principal.SYSTEM)) {
      access.as(
          reader,
          () -> {
            for (ProfileFilter filter :
                List.of(ProfileFilter.ALL, new ProfileFilter("RS", "municipality"))) {
              assertThat(profiles.list(filter, 10, null, "en").items())
                  .extracting(p -> p.id())
                  .containsExactly(other);
              assertThat(profiles.participants(filter, 10, null, "en").items()).hasSize(1);
              assertThat(profiles.counts().total(filter)).isEqualTo(1);
              assertThat(profiles.participantCounts().total(filter)).isEqualTo(1);
            }
            assertThat(profiles.newest(10, "en")).hasSize(1);
            assertThat(profiles.summaries(List.of(OWN, other), "en")).containsOnlyKeys(other);
            assertThat(profiles.participants(List.of(OWN, other), "en")).containsOnlyKeys(other);
            assertThatThrownBy(() -> profiles.participant(OWN))
                .isInstanceOf(NotFoundException.class);
            return null;
          });
    }
    List<Id> indexed = new ArrayList<>();
    documents().all(document -> indexed.add(document.ref().id()));
    assertThat(indexed).containsExactly(other);
    assertThat(documents().some(List.of(OWN))).isEmpty();
  }

  @Test
  public void othersHearOfItWhenItIsPublishedAndThenAsOfANewOne() {
    access.as(
        EDITOR,
        () ->
            profiles.update(
                OWN, 1, Drafts.with(Drafts.full(), "https://a.example", Drafts.full().texts())));
    assertThat(changes())
        .extracting(Change::audience)
        .containsExactly(Change.Audience.ORGANISATION, Change.Audience.ORGANISATION);
    assertThat(fixture.freshness.marks(Profile.TYPE, List.of(OWN))).isEmpty();

    Profile published = access.as(EDITOR, () -> profiles.publish(OWN));

    assertThat(published.published()).isTrue();
    assertThat(published.version()).isEqualTo(3);
    assertThat(changes()).hasSize(3);
    assertThat(changes().get(2).verb()).isEqualTo(Change.Verb.CREATED);
    assertThat(changes().get(2).audience()).isEqualTo(Change.Audience.PUBLIC);
    assertThat(fixture.freshness.marks(Profile.TYPE, List.of(OWN))).containsOnlyKeys(OWN);
    assertThat(profiles.counts().total(ProfileFilter.ALL)).isEqualTo(1);
    assertThat(documents().some(List.of(OWN))).hasSize(1);
    assertThat(access.as(EDITOR, () -> profiles.publish(OWN)).version()).isEqualTo(3);
    assertThat(changes()).hasSize(3);
  }

  @Test
  public void whatItSaidBeforeStaysTheTeamsOwn() {
    access.as(EDITOR, () -> profiles.publish(OWN));
    access.as(
        STRANGER,
        () -> {
          assertThat(profiles.get(OWN).website()).isNotNull();
          assertThat(profiles.at(OWN, 1).website()).isNull();
          assertThat(profiles.at(OWN, 2).website()).isNotNull();
          return null;
        });
    assertThat(access.as(EDITOR, () -> profiles.at(OWN, 1)).website()).isNotNull();
  }

  @Test
  public void isPublishedOnlyWhenItBreaksNoRule() {
    Id other = new Id(5003);
    profiles.createDraft(other, Drafts.small("Town", "RS", "no-such-kind"));
    Principal owner = AccessByRole.member(6, Map.of(other, TeamRole.OWNER));
    assertThat(
            catchThrowableOfType(
                    ValidationException.class,
                    () -> access.as(owner, () -> profiles.publish(other)))
                .problems())
        .extracting(FieldProblem::field)
        .containsExactly("kind");
    assertThat(access.as(owner, () -> profiles.get(other)).version()).isEqualTo(1);
    assertThatThrownBy(() -> access.as(READER, () -> profiles.publish(OWN)))
        .isInstanceOf(org.alliance.portal.api.access.AccessDeniedException.class);
    assertThatThrownBy(() -> profiles.publish(new Id(1))).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void ofSeveralWhoPublishAtOnceOneDoes() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    CyclicBarrier start = new CyclicBarrier(4);
    Callable<Integer> publisher =
        () -> {
          start.await();
          return access.as(EDITOR, () -> profiles.publish(OWN)).version();
        };
    List<Future<Integer>> results =
        threads.invokeAll(List.of(publisher, publisher, publisher, publisher));
    for (Future<Integer> result : results) {
      assertThat(result.get()).isEqualTo(2);
    }
    threads.shutdown();
    assertThat(changes()).hasSize(2);
  }

  @Test
  public void isMadeOnceAndNeverAgainAfterItWasRemoved() {
    profiles.createDraft(OWN, Drafts.small("Other", "RS", "ngo"));
    assertThat(profiles.get(OWN).kind()).isEqualTo("municipality");
    profiles.delete(OWN, 1);
    profiles.createDraft(OWN, Drafts.full());
    assertThatThrownBy(() -> profiles.get(OWN)).isInstanceOf(NotFoundException.class);
    assertThat(changes())
        .extracting(Change::audience)
        .containsExactly(Change.Audience.ORGANISATION, Change.Audience.ORGANISATION);
  }

  @Test
  public void whoLeavesOrComesBackSaysSoAndConfirmsNothing() {
    access.as(EDITOR, () -> profiles.publish(OWN));
    LocalDate day = LocalDate.of(2026, 1, 2);
    Profile.Accession left = new Profile.Accession(Profile.Accession.Status.LEFT, day);
    LocalDate confirmed = profiles.get(OWN).lastConfirmed();
    profiles.stands(OWN, left);
    assertThat(profiles.get(OWN).accession()).isEqualTo(left);
    assertThat(profiles.get(OWN).lastConfirmed()).isEqualTo(confirmed);
    assertThat(profiles.participantCounts().total(ProfileFilter.ALL)).isZero();
    assertThat(profiles.counts().total(ProfileFilter.ALL)).isEqualTo(1);
    profiles.stands(OWN, new Profile.Accession(Profile.Accession.Status.JOINED, day));
    assertThat(profiles.get(OWN).takesPart()).isTrue();
    int version = profiles.get(OWN).version();
    profiles.stands(OWN, new Profile.Accession(Profile.Accession.Status.JOINED, day));
    profiles.stands(new Id(1), left);
    assertThat(profiles.get(OWN).version()).isEqualTo(version);
  }

  @Test
  public void anImportStillFindsIt() {
    ExchangeStore.Wanted wanted =
        ExchangeStore.Wanted.of("RS", Drafts.full().names().get("sr"), null);
    assertThat(new ExchangeStore(db.database()).find(List.of(wanted)).values())
        .containsExactly(List.of(OWN));
  }

  @Test
  public void everyMethodAsksFirst() {
    List<Runnable> calls =
        List.of(
            () -> profiles.publish(OWN),
            () -> profiles.createDraft(OWN, Drafts.full()),
            () -> profiles.stands(OWN, null));
    for (Runnable call : calls) {
      assertThatThrownBy(
              () ->
                  access.as(
                      STRANGER,
                      () -> {
                        call.run();
                        return null;
                      }))
          .isInstanceOf(org.alliance.portal.api.access.AccessDeniedException.class);
    }
    assertThat(access.as(WRITING, () -> profiles.publish(OWN)).published()).isTrue();
  }
}

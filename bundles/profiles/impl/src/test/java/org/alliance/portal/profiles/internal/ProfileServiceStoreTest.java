package org.alliance.portal.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.store.SampleStore;
import org.alliance.portal.testing.AccessFake;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ProfileServiceStoreTest {
  private static final Instant NOW = ServiceFixture.NOW;

  private static final List<Figure> EARLIER =
      List.of(new Figure(Figure.Kind.POPULATION, 2011, 20_000, 20_000, "Census", null));

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final ServiceFixture fixture;
  private final AccessFake access;
  private final Fakes.OrganisationsFake organisations;
  private final ProfileService profiles;
  private long before;

  public ProfileServiceStoreTest(String name, TestDatabase db) {
    this.db = db;
    this.fixture = new ServiceFixture(db);
    this.access = fixture.access;
    this.organisations = fixture.organisations;
    this.profiles = fixture.on(NOW);
  }

  @Before
  public void empty() {
    fixture.empty();
    before = db.changes().head();
  }

  private List<Change> changes() {
    return db.changes().read(before, 1000);
  }

  @Test
  public void createsOrganisationAndProfileUnderOneId() {
    Id id = profiles.create(Drafts.full());
    Profile profile = profiles.get(id);
    assertThat(profile.draft()).isEqualTo(Drafts.full());
    assertThat(profile.version()).isEqualTo(1);
    assertThat(profile.created()).isEqualTo(NOW);
    assertThat(profile.lastConfirmed()).isEqualTo("2025-06-01");
    assertThat(profile.sample()).isFalse();
    assertThat(organisations.get(id).names()).isEqualTo(profile.names());
    assertThat(changes())
        .extracting(Change::verb, Change::id, Change::audience, Change::organisation)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Change.Verb.CREATED, id, Change.Audience.PUBLIC, id));
    assertThat(profiles.counts().total(new ProfileFilter("RS", null))).isEqualTo(1);
  }

  @Test
  public void whoHasLeftOrOnlyAppliedIsNoParticipant() {
    Id joined = profiles.create(Drafts.full());
    Id unsaid = profiles.create(Drafts.small("Town", "RS", "municipality"));
    ProfileDraft draft = Drafts.small("Gone", "RS", "municipality");
    Id left = profiles.create(Drafts.standing(draft, Profile.Accession.Status.LEFT));
    Id applied = profiles.create(Drafts.standing(draft, Profile.Accession.Status.APPLIED));
    assertThat(profiles.participants(ProfileFilter.ALL, 10, null, "en").items())
        .extracting(ProfileSummary::id)
        .containsExactlyInAnyOrder(joined, unsaid);
    assertThat(profiles.participants(List.of(joined, unsaid, left, applied), "en"))
        .containsOnlyKeys(joined, unsaid);
    assertThat(profiles.participantCounts().total(ProfileFilter.ALL)).isEqualTo(2);
    assertThat(profiles.participant(unsaid).names().in("en").value()).isEqualTo("Town");
    assertThatThrownBy(() -> profiles.participant(left)).isInstanceOf(NotFoundException.class);
    assertThat(profiles.get(left).takesPart()).isFalse();
  }

  @Test
  public void refusesAnInvalidDraftBeforeAnythingIsMade() {
    ProfileDraft wrong = Drafts.small("", "??", null);
    ValidationException e =
        catchThrowableOfType(ValidationException.class, () -> profiles.create(wrong));
    assertThat(e.problems())
        .extracting(FieldProblem::field)
        .containsExactly("names.en", "kind", "country");
    assertThat(organisations.all).isEmpty();
    assertThat(changes()).isEmpty();
  }

  @Test
  public void updateTellsTheLogWhatChangedAndTheOrganisationItsPart() {
    Id id = profiles.create(Drafts.full());
    Profile after = profiles.update(id, 1, Drafts.small("Town", "FR", "municipality"));
    assertThat(after.version()).isEqualTo(2);
    assertThat(profiles.get(id)).isEqualTo(after);
    assertThat(organisations.get(id).country()).isEqualTo("FR");
    assertThat(changes().get(1).verb()).isEqualTo(Change.Verb.UPDATED);
    assertThat(changes().get(1).fields())
        .contains("original", "names.sr", "country", "website", "texts.en.summary")
        .doesNotContain("kind", "lastConfirmed");
  }

  @Test
  public void updateThatChangesNothingIsNotAnUpdate() {
    Id id = profiles.create(Drafts.full());
    assertThat(profiles.update(id, 1, Drafts.full()).version()).isEqualTo(1);
    assertThat(changes()).hasSize(1);
    assertThat(organisations.get(id).version()).isEqualTo(1);
  }

  @Test
  public void lostUpdateIsAConflictWithTheCurrentRecord() {
    Id id = profiles.create(Drafts.full());
    Profile second = profiles.update(id, 1, changed("https://a.example"));
    ConflictException e =
        catchThrowableOfType(
            ConflictException.class, () -> profiles.update(id, 1, changed("https://b.example")));
    assertThat(e.current()).isEqualTo(second);
    assertThat(catchThrowableOfType(ConflictException.class, () -> profiles.delete(id, 1)))
        .extracting(ConflictException::current)
        .isEqualTo(second);
    assertThat(changes()).hasSize(2);
  }

  private static ProfileDraft changed(String website) {
    return Drafts.with(Drafts.full(), website, Drafts.full().texts());
  }

  @Test
  public void ofTwoAtOnceOneWinsAndOneIsTold() throws Exception {
    Id id = profiles.create(Drafts.full());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    CyclicBarrier start = new CyclicBarrier(4);
    List<Future<Boolean>> results = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String website = "https://town" + i + ".example";
      Callable<Boolean> writer =
          () -> {
            start.await();
            try {
              profiles.update(id, 1, changed(website));
              return true;
            } catch (ConflictException e) {
              assertThat(((Profile) e.current()).version()).isEqualTo(2);
              return false;
            }
          };
      results.add(threads.submit(writer));
    }
    int won = 0;
    for (Future<Boolean> result : results) {
      won += result.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(won).isEqualTo(1);
    assertThat(profiles.get(id).version()).isEqualTo(2);
    assertThat(changes()).hasSize(2);
  }

  @Test
  public void deleteLeavesTheOrganisation() {
    Id id = profiles.create(Drafts.full());
    profiles.delete(id, 1);
    assertThatThrownBy(() -> profiles.get(id)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> profiles.delete(id, 1)).isInstanceOf(NotFoundException.class);
    assertThat(organisations.all).containsKey(id);
    assertThat(changes().get(1).verb()).isEqualTo(Change.Verb.DELETED);
    assertThat(profiles.counts().total(ProfileFilter.ALL)).isZero();
  }

  @Test
  public void everyMethodAsksFirst() {
    Id id = profiles.create(Drafts.full());
    access.refused.addAll(
        List.of(
            Profiles.READ, Profiles.EDIT, Profiles.CREATE, Profiles.DELETE, Profiles.PARTICIPANTS));
    List<Runnable> calls =
        List.of(
            () -> profiles.list(ProfileFilter.ALL, 1, null, "en"),
            () -> profiles.newest(1, "en"),
            profiles::counts,
            () -> profiles.get(id),
            () -> profiles.get(List.of(id)),
            () -> profiles.summaries(List.of(id), "en"),
            () -> profiles.participants(ProfileFilter.ALL, 1, null, "en"),
            () -> profiles.participants(List.of(id), "en"),
            () -> profiles.participant(id),
            profiles::participantCounts,
            () -> profiles.confirm(id),
            () -> profiles.completeness(id),
            () -> profiles.history(id, 1, null),
            () -> profiles.at(id, 1),
            () -> profiles.compare(id, 1, 1),
            () -> profiles.restore(id, 1, 1),
            () -> profiles.figures(id),
            () -> profiles.addFigure(id, EARLIER.get(0)),
            () -> profiles.removeFigure(id, Figure.Kind.PLAN, 2020),
            () -> profiles.create(Drafts.full()),
            () -> profiles.update(id, 1, Drafts.full()),
            () -> profiles.delete(id, 1),
            profiles::samples,
            () -> profiles.createSample("x", null, Drafts.full(), 0, List.of()),
            profiles::deleteSamples);
    for (Runnable call : calls) {
      assertThatThrownBy(call::run).isInstanceOf(AccessDeniedException.class);
    }
  }

  @Test
  public void onlyTheSecretariatChangesTheAccession() {
    Id id = profiles.create(Drafts.full());
    access.refused.add(Profiles.CREATE);
    ProfileDraft left = Drafts.small("Novi Primer", "RS", "municipality");
    assertThat(
            catchThrowableOfType(ValidationException.class, () -> profiles.update(id, 1, left))
                .problems())
        .extracting(FieldProblem::field)
        .containsExactly("accession");
    assertThat(profiles.update(id, 1, changed("https://c.example")).version()).isEqualTo(2);
  }

  @Test
  public void limitsAreBounded() {
    for (int limit : new int[] {0, 201, -1}) {
      assertThatThrownBy(() -> profiles.list(ProfileFilter.ALL, limit, null, "en"))
          .isInstanceOf(ValidationException.class);
    }
  }

  @Test
  public void samplesAreMarkedAndGoTogetherAndComeBackUnderTheirOrganisation() {
    profiles.create(Drafts.small("Real", "RS", "ngo"));
    profiles.createSample("RS/A", null, Drafts.full(), 0, List.of());
    profiles.createSample("RS/B", new Id(1001), Drafts.full(), 400, EARLIER);
    assertThat(profiles.get(new Id(1001)).sample()).isTrue();
    assertThat(profiles.get(new Id(1001)).lastConfirmed()).isEqualTo("2024-04-27");
    assertThat(profiles.figures(new Id(1001))).containsAll(EARLIER).hasSize(4);

    assertThat(profiles.deleteSamples()).isEqualTo(2);

    assertThat(profiles.counts().total(ProfileFilter.ALL)).isEqualTo(1);
    Map<String, SampleStore.Sample> known = profiles.samples();
    assertThat(known).hasSize(2).containsEntry("RS/B", new SampleStore.Sample(new Id(1001), false));
    profiles.createSample("RS/A", known.get("RS/A").organisation(), Drafts.full(), 0, List.of());
    assertThat(profiles.samples().get("RS/A").made()).isTrue();
    assertThat(changes()).extracting(Change::verb).endsWith(Change.Verb.CREATED).hasSize(6);
  }
}

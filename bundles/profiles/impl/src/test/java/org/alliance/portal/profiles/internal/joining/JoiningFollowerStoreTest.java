package org.alliance.portal.profiles.internal.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.membership.api.Accepted;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.ProfileRules;
import org.alliance.portal.profiles.internal.ProfileService;
import org.alliance.portal.profiles.internal.ServiceFixture;
import org.alliance.portal.profiles.internal.sample.SampleProfiles;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class JoiningFollowerStoreTest {
  private static final Instant DAY = Instant.parse("2025-05-02T10:00:00Z");

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final ServiceFixture fixture;
  private final ProfileService profiles;
  private final JoiningFollower follower;

  public JoiningFollowerStoreTest(String name, TestDatabase db) {
    this.db = db;
    this.fixture = new ServiceFixture(db);
    this.profiles = fixture.on(ServiceFixture.NOW);
    this.follower =
        new JoiningFollower(
            fixture.organisations, profiles, new JoiningDrafts(profiles, fixture.vocabulary));
  }

  @Before
  public void empty() {
    fixture.empty();
  }

  private Id organisation() {
    return fixture.organisations.create(
        new ByLanguage<>("fr", Map.of("fr", "Ville Exemple", "en", "Exampletown")),
        "FR",
        "municipality");
  }

  private void follow(Id id, Change.Verb verb, String... fields) {
    follower.follow(
        new Change(
            1,
            DAY,
            "system",
            "security",
            "organisation",
            id,
            verb,
            List.of(fields),
            Change.Audience.PUBLIC,
            id));
  }

  private void accepted(Accepted accepted) {
    follower.applications = id -> Optional.of(accepted);
  }

  private static Accepted about(String lang, String website, Integer population, String about) {
    return new Accepted(
        new Id(1), lang, website, population, about, List.of("housing", "old-word", "health"));
  }

  @Test
  public void whoJoinsGetsADraftOfWhatItsApplicationSays() {
    Id id = organisation();
    accepted(about("en", "https://example.example", 12_000, "  A town. "));
    follow(id, Change.Verb.CREATED);
    Profile draft = profiles.get(id);
    assertThat(draft.published()).isFalse();
    assertThat(draft.names().values()).containsEntry("fr", "Ville Exemple").hasSize(2);
    assertThat(draft.country()).isEqualTo("FR");
    assertThat(draft.kind()).isEqualTo("municipality");
    assertThat(draft.website()).isEqualTo("https://example.example");
    assertThat(draft.population()).isEqualTo(new Profile.Population(12_000, 2025));
    assertThat(draft.texts().values().get("en").summary()).isEqualTo("A town.");
    assertThat(draft.themes()).containsExactly("housing", "health");
    assertThat(draft.accession().date()).isEqualTo("2025-05-02");
    assertThat(profiles.publish(id).published()).isTrue();
  }

  @Test
  public void whatBreaksARuleIsLeftOut() {
    Id id = organisation();
    String much = "word ".repeat(700);
    accepted(about("xxx", "no address", -1, much));
    follow(id, Change.Verb.CREATED);
    Profile draft = profiles.get(id);
    assertThat(draft.website()).isNull();
    assertThat(draft.population()).isNull();
    String summary = draft.texts().values().get("fr").summary();
    assertThat(summary).startsWith("word word").endsWith("word …");
    assertThat(summary.length()).isBetween(900, ProfileRules.SUMMARY);
    assertThat(profiles.publish(id).published()).isTrue();
  }

  @Test
  public void withoutApplicationOrMembershipTheNamesAreThere() {
    Id id = organisation();
    follow(id, Change.Verb.CREATED);
    assertThat(profiles.get(id).texts()).isNull();
    Id other = organisation();
    follower.applications = unknown -> Optional.empty();
    follow(other, Change.Verb.CREATED);
    assertThat(profiles.get(other).names()).isEqualTo(profiles.get(id).names());
  }

  @Test
  public void nobodyGetsASecondProfileOrOneThatWasRemoved() {
    Id own = profiles.create(Drafts.full());
    follow(own, Change.Verb.CREATED);
    assertThat(profiles.get(own).version()).isEqualTo(1);
    assertThat(profiles.get(own).published()).isTrue();
    Id removed = profiles.create(Drafts.full());
    profiles.delete(removed, 1);
    follow(removed, Change.Verb.CREATED);
    assertThatThrownBy(() -> profiles.get(removed)).isInstanceOf(NotFoundException.class);
    follow(SampleProfiles.ORGANISATION, Change.Verb.CREATED);
    assertThatThrownBy(() -> profiles.get(SampleProfiles.ORGANISATION))
        .isInstanceOf(NotFoundException.class);
    profiles.createSample("x", null, Drafts.full(), 0, List.of());
    Id sample = profiles.samples().get("x").organisation();
    profiles.deleteSamples();
    db.database().update("delete from profiles_removed");
    follow(sample, Change.Verb.CREATED);
    assertThatThrownBy(() -> profiles.get(sample)).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void aProfileSaysWhetherItsOrganisationHasLeft() {
    Id id = profiles.create(Drafts.full());
    state(id, Organisation.State.LEFT);
    follow(id, Change.Verb.UPDATED, "names");
    assertThat(profiles.get(id).takesPart()).isTrue();
    follow(id, Change.Verb.UPDATED, "state");
    assertThat(profiles.get(id).accession().status()).isEqualTo(Profile.Accession.Status.LEFT);
    assertThat(profiles.get(id).accession().date()).isEqualTo("2025-05-02");
    assertThat(profiles.participants(ProfileFilter.ALL, 10, null, "en").items()).isEmpty();
    assertThat(profiles.list(ProfileFilter.ALL, 10, null, "en").items()).hasSize(1);
    state(id, Organisation.State.ACTIVE);
    follow(id, Change.Verb.UPDATED, "state");
    assertThat(profiles.get(id).takesPart()).isTrue();
  }

  private void state(Id id, Organisation.State state) {
    Organisation o = fixture.organisations.get(id);
    fixture.organisations.all.put(
        id, new Organisation(id, o.version() + 1, o.names(), o.country(), o.kind(), state));
  }

  @Test
  public void aProfileAndItsOrganisationAreWrittenTogetherOrNotAtAll() {
    // The log refuses what is outside a transaction.
    fixture.organisations.writes =
        () ->
            db.changes()
                .record(
                    "security",
                    new EntityRef("organisation", new Id(1)),
                    Change.Verb.UPDATED,
                    List.of(),
                    Change.Audience.PUBLIC,
                    null);
    long before = db.changes().head();
    assertThatThrownBy(
            () ->
                profiles.create(
                    Drafts.full(),
                    id -> {
                      throw new IllegalStateException("crash");
                    }))
        .hasMessage("crash");
    assertThat(db.changes().read(before, 10)).isEmpty();
    Id id = profiles.create(Drafts.full());
    profiles.update(id, 1, Drafts.small("Renamed", "RS", "municipality"));
    assertThat(db.changes().read(before, 10))
        .extracting(Change::type)
        .containsExactly("organisation", "profile", "organisation", "profile");
    assertThatThrownBy(() -> profiles.update(id, 1, Drafts.small("Late", "RS", "municipality")))
        .isInstanceOf(ConflictException.class);
    assertThat(db.changes().read(before, 10)).hasSize(4);
  }
}

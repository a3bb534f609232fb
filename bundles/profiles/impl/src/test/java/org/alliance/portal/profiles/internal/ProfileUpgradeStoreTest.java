package org.alliance.portal.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.content.History;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.profiles.api.Profile;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ProfileUpgradeStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final ServiceFixture fixture;
  private final ProfileService profiles;
  private final ProfileUpgrade upgrade;

  public ProfileUpgradeStoreTest(String name, TestDatabase db) {
    this.db = db;
    this.fixture = new ServiceFixture(db);
    this.profiles = fixture.on(ServiceFixture.NOW);
    this.upgrade =
        new ProfileUpgrade(db.database(), fixture.store, fixture.audiences, fixture.trail);
  }

  @Before
  public void empty() {
    fixture.empty();
  }

  /** A profile as the version before left it. */
  private Profile old(int version) {
    Profile profile =
        ProfileFactory.profile(
            db.ids().next(),
            version,
            Drafts.full(),
            ServiceFixture.NOW,
            ServiceFixture.NOW,
            LocalDate.of(2024, 1, 1),
            false);
    db.database()
        .run(
            () -> {
              fixture.store.insert(profile);
              db.database().update("delete from profiles_code where id = ?", profile.id());
              db.database()
                  .update(
                      "update profiles_profile set themes = null, competences = null,"
                          + " visibility = null where id = ?",
                      profile.id());
            });
    return profile;
  }

  @Test
  public void oldProfilesGetWhatNewOnesHave() {
    Id id = old(7).id();
    Profile now = profiles.get(id);
    assertThat(now.themes()).isEmpty();
    upgrade.run();
    assertThat(profiles.history(id, 10, null).items())
        .extracting(History.Version::number)
        .containsExactly(7);
    assertThat(profiles.at(id, 7).draft()).isEqualTo(now.draft());
    assertThat(fixture.freshness.all.get(Trail.ref(id)).confirmed()).isEqualTo("2024-01-01");
    assertThat(profiles.figures(id)).hasSize(3);
    assertThat(
            db.database().first("select count(*) as n from profiles_code", row -> row.number("n")))
        .contains(3);
    assertThat(profiles.get(id).version()).isEqualTo(7);
    upgrade.run();
    assertThat(profiles.history(id, 10, null).items()).hasSize(1);
  }

  @Test
  public void anOldProfileThatIsChangedFirstKeepsWhatItSaid() {
    Id id = old(1).id();
    Profile before = profiles.get(id);
    profiles.update(id, 1, Drafts.with(Drafts.full(), "https://b.example", Drafts.full().texts()));
    upgrade.run();
    assertThat(profiles.history(id, 10, null).items())
        .extracting(History.Version::number)
        .containsExactly(2, 1);
    assertThat(profiles.at(id, 1).draft()).isEqualTo(before.draft());
    assertThat(fixture.freshness.all.get(Trail.ref(id)).confirmed()).isEqualTo("2025-06-01");
  }

  @Test
  public void goesThroughManyInBatches() {
    List<Id> ids =
        IntStream.range(0, ProfileUpgrade.BATCH + 10).mapToObj(i -> old(1).id()).toList();
    upgrade.run();
    assertThat(fixture.history.all).hasSize(ids.size());
    assertThat(fixture.audiences.unknown(new Id(0), 10)).isEmpty();
  }
}

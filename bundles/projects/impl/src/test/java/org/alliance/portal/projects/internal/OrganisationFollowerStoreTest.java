package org.alliance.portal.projects.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.internal.store.Stored;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class OrganisationFollowerStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final ServiceFixture fixture;

  public OrganisationFollowerStoreTest(String name, TestDatabase db) {
    this.fixture = new ServiceFixture(db);
  }

  @Before
  public void empty() {
    fixture.empty();
  }

  private void changed(Id organisation, String... fields) {
    Change change =
        new Change(
            1,
            Instant.EPOCH,
            "account:1",
            "security",
            "organisation",
            organisation,
            Change.Verb.UPDATED,
            List.of(fields),
            Change.Audience.PUBLIC,
            organisation);
    fixture
        .db
        .database()
        .run(
            () ->
                new OrganisationFollower(fixture.organisations, fixture.store, fixture.db.changes())
                    .follow(change));
  }

  private List<Id> in(String country) {
    return fixture
        .service
        .list(new InitiativeFilter(null, country, null, null), 200, null, "en")
        .items()
        .stream()
        .map(summary -> summary.id())
        .toList();
  }

  @Test
  public void initiativesFollowTheirOrganisation() {
    Initiative one = fixture.publish(fixture.town, Samples.small("One"));
    Initiative two = fixture.publish(fixture.town, Samples.small("Two"));
    Initiative others = fixture.publish(fixture.other, Samples.small("Other"));
    fixture.organisations.add(fixture.town.value(), "Town", "ME");
    long head = fixture.db.changes().head();
    changed(fixture.town, "names");
    assertThat(in("ME")).isEmpty();
    changed(fixture.town, "names", "country");
    assertThat(in("ME")).containsExactlyInAnyOrder(one.id(), two.id());
    assertThat(in("RS")).isEmpty();
    assertThat(in("FR")).containsExactly(others.id());
    assertThat(fixture.service.get(one.id())).isEqualTo(one);
    assertThat(fixture.db.changes().read(head, 10))
        .extracting(c -> c.id() + " " + c.verb() + " " + c.fields())
        .containsExactlyInAnyOrder(
            one.id() + " UPDATED [country]", two.id() + " UPDATED [country]");
    changed(fixture.town, "country");
    assertThat(fixture.db.changes().read(head, 10)).hasSize(2);
  }

  @Test
  public void manyFollowInBatches() {
    Initiative model = fixture.publish(fixture.town, Samples.small("One"));
    fixture
        .db
        .database()
        .run(
            () -> {
              for (int i = 0; i < 501; i++) {
                fixture.store.insert(
                    new Initiative(
                        fixture.db.ids().next(),
                        1,
                        fixture.town,
                        Samples.small("Copy " + i),
                        null,
                        0,
                        model.created(),
                        model.updated(),
                        false),
                    "RS",
                    Stored.State.PUBLISHED);
              }
            });
    fixture.organisations.add(fixture.town.value(), "Town", "ME");
    long head = fixture.db.changes().head();
    changed(fixture.town, "country");
    assertThat(in("RS")).isEmpty();
    assertThat(fixture.db.changes().read(head, 1_000)).hasSize(502);
    fixture.organisations.add(fixture.town.value(), "Town", "RS");
  }
}

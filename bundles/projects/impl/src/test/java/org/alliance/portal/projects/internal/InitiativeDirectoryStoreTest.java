package org.alliance.portal.projects.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.testing.AccessFake;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class InitiativeDirectoryStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final ServiceFixture fixture;

  public InitiativeDirectoryStoreTest(String name, TestDatabase db) {
    this.fixture = new ServiceFixture(db);
  }

  @Before
  public void empty() {
    fixture.empty();
  }

  private Map<Id, Entity> find(AccessFake access, Id... ids) {
    return directory(access).find(List.of(ids), "en");
  }

  private InitiativeDirectory directory(AccessFake access) {
    return new InitiativeDirectory(access, fixture.store, fixture.lists, fixture.reviews);
  }

  private static AccessFake account(Map<Id, TeamRole> teams, String... refused) {
    AccessFake access =
        new AccessFake(
            new Principal(
                Principal.Kind.ACCOUNT, new Id(7), "Somebody", Set.of(), teams, Set.of()));
    access.refused.addAll(Set.of(refused));
    return access;
  }

  @Test
  public void eachKnowsWhatEachMay() {
    Initiative published = fixture.publish(fixture.town, Samples.full());
    fixture.service.edit(published.id());
    Id written = fixture.service.begin(fixture.town, Samples.small("Only written")).ref().id();
    Id[] both = {published.id(), written, new Id(5)};

    AccessFake member = account(Map.of(), Initiatives.WRITE, Initiatives.REVIEW);
    assertThat(find(member, both)).containsOnlyKeys(published.id());
    Entity entity = find(member, both).get(published.id());
    assertThat(entity.title().value()).isEqualTo("School mediation");
    assertThat(entity.path()).isEqualTo("/projects/" + published.id());
    assertThat(entity.audience()).isEqualTo(Change.Audience.MEMBERS);

    AccessFake reader = account(Map.of(fixture.town, TeamRole.READER), Initiatives.WRITE);
    assertThat(find(reader, both)).containsOnlyKeys(published.id(), written);
    assertThat(find(reader, both).get(written).title().value()).isEqualTo("Only written");
    assertThat(find(reader, both).get(written).audience()).isEqualTo(Change.Audience.ORGANISATION);

    AccessFake stranger = account(Map.of(fixture.other, TeamRole.OWNER), Initiatives.WRITE);
    assertThat(find(stranger, both)).containsOnlyKeys(published.id());
    assertThat(find(account(Map.of()), both)).containsOnlyKeys(published.id(), written);

    AccessFake nobody = new AccessFake(Principal.ANONYMOUS);
    nobody.refused.addAll(Set.of(Initiatives.READ, Initiatives.WRITE));
    assertThat(find(nobody, both)).isEmpty();
  }

  @Test
  public void aFileOfTheNextVersionIsTheTeams() {
    Reviews.Work first = fixture.service.begin(fixture.town, Samples.small("With files"));
    Id id = first.ref().id();
    Id shown = fixture.files.add(first.ref(), fixture.town, "shown.pdf", null, null).id();
    Reviews.Work named =
        fixture.service.save(id, first.version(), Map.of("attachments", List.of(shown.toString())));
    AccessFake member = account(Map.of(), Initiatives.WRITE, Initiatives.REVIEW);
    AccessFake reader = account(Map.of(fixture.town, TeamRole.READER), Initiatives.WRITE);
    assertThat(directory(reader).showsFile(id, shown)).isTrue();
    fixture.service.publish(id, named.version());
    Id next = fixture.files.add(first.ref(), fixture.town, "next.pdf", null, null).id();

    assertThat(directory(member).showsFile(id, shown)).isTrue();
    assertThat(directory(member).showsFile(id, next)).isFalse();
    assertThat(directory(reader).showsFile(id, next)).isTrue();
    assertThat(directory(account(Map.of())).showsFile(id, next)).isTrue();
  }
}

package org.alliance.portal.projects.internal.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.internal.InitiativeForm;
import org.alliance.portal.projects.internal.InitiativeRules;
import org.alliance.portal.projects.internal.Samples;
import org.alliance.portal.projects.internal.ServiceFixture;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class SampleInitiativesStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final ServiceFixture fixture;

  public SampleInitiativesStoreTest(String name, TestDatabase db) {
    this.fixture = new ServiceFixture(db);
  }

  @Before
  public void empty() {
    fixture.empty();
  }

  private SampleInitiatives task(boolean demo) {
    return new SampleInitiatives(demo, fixture.service.samples(), fixture.organisations);
  }

  private void members() {
    long id = 5_000;
    Set<String> known = new HashSet<>(Set.of("Novi Primer"));
    for (SampleInitiative sample : SampleInitiative.all()) {
      if (known.add(sample.member())) {
        fixture.organisations.add(id++, sample.member(), sample.country());
      }
    }
  }

  @Test
  public void everySampleCanBePublishedAsItIs() {
    InitiativeRules rules = new InitiativeRules(new VocabularyFake());
    List<SampleInitiative> all = SampleInitiative.all();
    assertThat(all).hasSizeGreaterThan(40);
    assertThat(all.stream().map(SampleInitiative::number).collect(Collectors.toSet()))
        .hasSameSizeAs(all);
    for (SampleInitiative sample : all) {
      assertThat(sample.values().keySet())
          .as("%d", sample.number())
          .allMatch(InitiativeForm::field);
      InitiativeForm.Read read = InitiativeForm.read(sample.values());
      assertThat(read.problems()).as("%d", sample.number()).isEmpty();
      if (sample.work() != Reviews.State.DRAFT) {
        assertThat(rules.problems(read.draft(), null)).as("%d", sample.number()).isEmpty();
      }
    }
  }

  @Test
  public void areThereOnceTheirMembersAreAndGoAgain() {
    SampleInitiatives task = task(true);
    task.run();
    assertThat(count()).isEqualTo(3);
    members();
    task.run();
    assertThat(count()).isEqualTo(40);
    Map<Reviews.State, Long> works =
        fixture.reviews.all.values().stream()
            .collect(Collectors.groupingBy(Reviews.Work::state, Collectors.counting()));
    assertThat(works)
        .containsOnlyKeys(Reviews.State.values())
        .allSatisfy((state, n) -> assertThat(n).isEqualTo(1));
    assertThat(fixture.reviews.all.values())
        .allMatch(work -> work.organisation().equals(fixture.town));
    Initiative model = fixture.service.get(SampleInitiative.id(1));
    assertThat(model.sample()).isTrue();
    assertThat(model.adoptions()).isEqualTo(2);
    assertThat(model.evidence()).isEqualTo(InitiativeDraft.Evidence.REPLICATED);
    assertThat(fixture.service.adoptions(SampleInitiative.id(10)))
        .extracting(Adoption::state)
        .containsExactly(Adoption.State.ASKED);
    assertThat(fixture.outbox.letters).isEmpty();

    long head = fixture.db.changes().head();
    fixture.service.delete(SampleInitiative.id(2), 1, null);
    task(true).run();
    assertThat(count()).isEqualTo(39);
    assertThat(fixture.db.changes().read(head, 10)).hasSize(1);

    Id own = fixture.publish(fixture.town, Samples.small("Own")).id();
    fixture.service.adopt(own, SampleInitiative.id(7), "Text");
    task(false).run();
    assertThat(fixture.service.list(InitiativeFilter.ALL, 200, null, "en").items())
        .extracting(summary -> summary.id())
        .containsExactly(own);
    assertThat(fixture.reviews.all).isEmpty();
    task(true).run();
    assertThat(count()).isEqualTo(41);
  }

  private int count() {
    return fixture.service.list(InitiativeFilter.ALL, 200, null, "en").items().size();
  }
}

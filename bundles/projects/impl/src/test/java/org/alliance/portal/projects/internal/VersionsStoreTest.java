package org.alliance.portal.projects.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.Initiatives;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class VersionsStoreTest {
  private static final String TITLE = "texts.en.title";

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final ServiceFixture fixture;
  private final InitiativeService service;

  public VersionsStoreTest(String name, TestDatabase db) {
    this.fixture = new ServiceFixture(db);
    this.service = fixture.service;
  }

  @Before
  public void empty() {
    fixture.empty();
  }

  @Test
  public void aVersionSaysWhatItSaid() {
    Initiative first = fixture.publish(fixture.town, Samples.full());
    Reviews.Work work = service.save(first.id(), 0, Samples.small("Second"));
    service.publish(first.id(), work.version());
    assertThat(service.at(first.id(), 1)).isEqualTo(Samples.full());
    assertThat(service.at(first.id(), 2)).isEqualTo(Samples.small("Second"));
    for (int none : new int[] {0, 3}) {
      assertThatThrownBy(() -> service.at(first.id(), none)).isInstanceOf(NotFoundException.class);
    }
    fixture.access.refused.add(Initiatives.READ);
    assertThatThrownBy(() -> service.at(first.id(), 1)).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void aVersionIsRestoredIntoAWorkingCopy() {
    Reviews.Work work = service.begin(fixture.town, Samples.small("First"));
    Id id = work.ref().id();
    Id file = fixture.files.add(work.ref(), fixture.town, "plan.pdf", null, null).id();
    Id gone = fixture.files.add(work.ref(), fixture.town, "gone.pdf", null, null).id();
    work = service.save(id, 1, Map.of("attachments", List.of(file.toString(), gone.toString())));
    service.publish(id, work.version());
    work = service.edit(id);
    work =
        service.save(
            id, 1, Map.of(TITLE, List.of("Second"), "attachments", List.of(file.toString())));
    service.publish(id, work.version());

    Reviews.Work restored = service.restore(id, 1);
    assertThat(restored.state()).isEqualTo(Reviews.State.DRAFT);
    assertThat(restored.base()).isEqualTo(2);
    assertThat(service.draft(restored).attachments()).containsExactly(file);
    assertThat(service.get(id).content().texts().get("en").title()).isEqualTo("Second");
    assertThatThrownBy(() -> service.restore(id, 2))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.current()).isEqualTo(restored));
    Initiative third = service.publish(id, restored.version());
    assertThat(third.version()).isEqualTo(3);
    assertThat(third.content().texts().get("en").title()).isEqualTo("First");
    fixture.access.refused.add(Initiatives.WRITE);
    assertThatThrownBy(() -> service.restore(id, 1)).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void aWorkingCopyGoesOnFromWhatWasPublishedMeanwhile() {
    Id id = fixture.publish(fixture.town, Samples.full()).id();
    Reviews.Work mine = service.edit(id);
    mine =
        service.save(
            id,
            mine.version(),
            Map.of(TITLE, List.of("Mine"), "results.0.value", List.of("much"), "budget", NONE));
    Initiative theirs = fixture.publishMeanwhile(id, Samples.small("Theirs", "housing"));
    int version = mine.version();
    assertThatThrownBy(() -> service.submit(id, version))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.current()).isEqualTo(theirs));
    assertThatThrownBy(() -> service.rebase(id, version, 1, List.of()))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.current()).isEqualTo(theirs));
    assertThatThrownBy(() -> service.rebase(id, 9, 2, List.of()))
        .isInstanceOf(ConflictException.class);
    Reviews.Work both = service.rebase(id, version, 2, List.of("themes", "results", "no field"));
    assertThat(both.base()).isEqualTo(2);
    assertThat(both.values())
        .containsEntry(TITLE, List.of("Mine"))
        .containsEntry("themes", List.of("housing"))
        .containsEntry("partners.0.organisation", mine.values().get("partners.0.organisation"))
        .doesNotContainKeys("results.0.value", "results.0.indicator", "budget");
    service.submit(id, both.version());
    assertThat(service.publish(id, both.version() + 1).version()).isEqualTo(3);
    fixture.access.refused.add(Initiatives.WRITE);
    assertThatThrownBy(() -> service.rebase(id, 1, 1, List.of()))
        .isInstanceOf(AccessDeniedException.class);
  }

  private static final List<String> NONE = List.of("");

  @Test
  public void aThemeThatWasRetiredMayStay() {
    Initiative published = fixture.publish(fixture.town, Samples.small("One", "housing"));
    fixture.vocabulary.retire("theme", "housing");
    assertThat(service.check(published.content(), published)).isEmpty();
    assertThat(service.check(published.content(), null))
        .extracting(problem -> problem.field())
        .containsExactly("themes");
  }
}

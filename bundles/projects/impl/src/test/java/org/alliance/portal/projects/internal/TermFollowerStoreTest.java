package org.alliance.portal.projects.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.internal.store.Stored;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class TermFollowerStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final ServiceFixture fixture;

  public TermFollowerStoreTest(String name, TestDatabase db) {
    this.fixture = new ServiceFixture(db);
  }

  @Before
  public void empty() {
    fixture.empty();
  }

  private void merge(String scheme, String code, String into) {
    Term term = fixture.vocabulary.merge(scheme, code, into);
    fixture
        .db
        .database()
        .run(
            () ->
                new TermFollower(fixture.vocabulary, fixture.store, fixture.db.changes())
                    .follow(
                        new Change(
                            1,
                            java.time.Instant.EPOCH,
                            "account:1",
                            "vocabulary",
                            Term.TYPE,
                            term.id(),
                            Change.Verb.UPDATED,
                            List.of("state", "mergedInto"),
                            Change.Audience.MEMBERS,
                            null)));
  }

  @Test
  public void mergedThemesAreReplacedAndVersionsStay() {
    Initiative both = fixture.publish(fixture.town, Samples.small("Both", "housing", "poverty"));
    Initiative one = fixture.publish(fixture.town, Samples.small("One", "housing"));
    Initiative none = fixture.publish(fixture.town, Samples.small("None", "health"));
    Initiative hidden =
        new Initiative(
            fixture.db.ids().next(),
            1,
            fixture.town,
            Samples.small("Hidden", "housing"),
            null,
            0,
            one.created(),
            one.updated(),
            false);
    fixture.store.insert(hidden, "RS", Stored.State.HIDDEN);
    Reviews.Work open = fixture.service.edit(one.id());
    long head = fixture.db.changes().head();

    merge(Vocabulary.THEME, "housing", "poverty");

    assertThat(fixture.service.get(both.id()).content().themes()).containsExactly("poverty");
    Initiative after = fixture.service.get(one.id());
    assertThat(after.content().themes()).containsExactly("poverty");
    assertThat(after.version()).isEqualTo(1);
    assertThat(after.updated()).isEqualTo(one.updated());
    assertThat(fixture.service.get(none.id())).isEqualTo(none);
    assertThat(stored(hidden.id()).orElseThrow().content().themes()).containsExactly("poverty");
    assertThat(fixture.db.changes().read(head, 10))
        .extracting(c -> c.id() + " " + c.fields())
        .containsExactlyInAnyOrder(both.id() + " [themes]", one.id() + " [themes]");
    assertThat(
            fixture
                .service
                .list(new InitiativeFilter(null, null, "poverty", null), 5, null, "en")
                .items())
        .extracting(summary -> summary.themes())
        .containsExactly(List.of("poverty"), List.of("poverty"));
    assertThat(fixture.service.publish(one.id(), open.version())).isEqualTo(after);
  }

  @Test
  public void mergedProgrammesAreReplacedAndNamesOfTheirOwnStay() {
    fixture.vocabulary.add(Vocabulary.PROGRAMME, "esf-plus", "ESF+");
    fixture.vocabulary.add(Vocabulary.PROGRAMME, "social-fund", "Social Fund Plus");
    Initiative one = fixture.publish(fixture.town, Samples.full());
    assertThat(programmes(one)).containsExactly("esf-plus", "Own budget");
    Initiative none = fixture.publish(fixture.town, Samples.small("None"));
    new ProgrammeFill(fixture.db.database(), fixture.store).run();
    long head = fixture.db.changes().head();

    merge(Vocabulary.PROGRAMME, "esf-plus", "social-fund");

    Initiative after = fixture.service.get(one.id());
    assertThat(programmes(after)).containsExactly("social-fund", "Own budget");
    assertThat(after.version()).isEqualTo(1);
    assertThat(fixture.service.get(none.id())).isEqualTo(none);
    assertThat(fixture.db.changes().read(head, 10))
        .extracting(c -> c.id() + " " + c.fields())
        .containsExactly(one.id() + " [fundings]");
  }

  @Test
  public void initiativesFromBeforeTheTableOfProgrammesAreListed() {
    List<Initiative> all = beforeTheTable(3);
    ProgrammeFill fill = new ProgrammeFill(fixture.db.database(), fixture.store);
    assertThat(fixture.store.naming("Own budget", 9)).isEmpty();
    assertThat(fixture.db.database().transaction(() -> fill.some(2))).isTrue();
    assertThat(fixture.store.naming("Own budget", 9)).hasSize(2);
    fill.run();
    assertThat(fixture.store.naming("Own budget", 9))
        .containsExactlyInAnyOrderElementsOf(all.stream().map(Initiative::id).toList());
    assertThat(fixture.store.filled()).isEmpty();
    fill.run();
    assertThat(fixture.store.naming("Own budget", 9)).hasSize(3);
  }

  @Test
  public void aMergeReachesThoseThatAreNotListedYet() {
    fixture.vocabulary.add(Vocabulary.PROGRAMME, "esf-plus", "ESF+");
    fixture.vocabulary.add(Vocabulary.PROGRAMME, "social-fund", "Social Fund Plus");
    List<Initiative> all = beforeTheTable(3);
    ProgrammeFill fill = new ProgrammeFill(fixture.db.database(), fixture.store);
    fixture.db.database().transaction(() -> fill.some(1));
    merge(Vocabulary.PROGRAMME, "esf-plus", "social-fund");
    for (Initiative one : all) {
      assertThat(programmes(fixture.service.get(one.id())))
          .containsExactly("social-fund", "Own budget");
    }
    fill.run();
    assertThat(fixture.store.naming("esf-plus", 9)).isEmpty();
    assertThat(fixture.store.naming("social-fund", 9)).hasSize(3);
  }

  /** As the version before left them. */
  private List<Initiative> beforeTheTable(int count) {
    List<Initiative> all =
        Stream.generate(() -> fixture.publish(fixture.town, Samples.full())).limit(count).toList();
    fixture.db.database().update("delete from projects_programme");
    fixture.store.filled(new Id(0));
    return all;
  }

  private static List<String> programmes(Initiative initiative) {
    return initiative.content().fundings().stream()
        .map(InitiativeDraft.Funding::programme)
        .toList();
  }

  private Optional<Initiative> stored(Id id) {
    return fixture.store.get(id).map(Stored::initiative);
  }
}

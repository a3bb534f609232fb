package org.alliance.portal.projects.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.search.SearchDocument;
import org.alliance.portal.api.search.SearchDocument.Weight;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.internal.Samples;
import org.alliance.portal.projects.internal.ServiceFixture;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class InitiativeSearchableStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final ServiceFixture fixture;
  private final InitiativeSearchable searchable;

  public InitiativeSearchableStoreTest(String name, TestDatabase db) {
    this.fixture = new ServiceFixture(db);
    this.searchable = new InitiativeSearchable(fixture.store, fixture.vocabulary);
  }

  @Before
  public void empty() {
    fixture.empty();
  }

  @Test
  public void tellsMembersWhatTheIndexNeeds() {
    Initiative full = fixture.publish(fixture.town, Samples.full());
    SearchDocument document = searchable.some(List.of(full.id())).get(0);
    assertThat(document.path()).isEqualTo("/projects/" + full.id());
    assertThat(document.publicPath()).isNull();
    assertThat(document.organisation()).isEqualTo(fixture.town);
    assertThat(document.updated()).isEqualTo(full.updated());
    assertThat(document.texts())
        .filteredOn(text -> text.weight() == Weight.TITLE)
        .extracting(text -> text.lang() + " " + text.text())
        .containsExactly("en School mediation", "fr Médiation scolaire");
    assertThat(document.texts())
        .filteredOn(text -> text.weight() == Weight.BODY)
        .extracting(SearchDocument.Text::text)
        .contains("leçons", "conditions", "More pupils", "Pupils in class", "Parents’ association");
    assertThat(document.values())
        .extracting(value -> value.facet() + " " + value.value())
        .containsExactlyInAnyOrder(
            "theme education",
            "theme health",
            "country RS",
            "initiative-kind practice",
            "evidence demonstrated",
            "status completed",
            "period 2021-2027",
            "budget 50000-250000",
            "programme ESF+",
            "programme Own budget");
    assertThat(document.numbers())
        .extracting(number -> number.name() + " " + number.value())
        .contains("budget 120000", "adoptions 0");
    assertThat(document.texts()).allMatch(t -> t.audience() == Change.Audience.MEMBERS);
    assertThat(document.values()).allMatch(v -> v.audience() == Change.Audience.MEMBERS);
    assertThat(document.numbers()).allMatch(n -> n.audience() == Change.Audience.MEMBERS);
    List<String> facets = searchable.facets().stream().map(facet -> facet.name()).toList();
    assertThat(document.values()).allMatch(value -> facets.contains(value.facet()));
  }

  @Test
  public void programmesThatWereNamedInWordsAreFoundByTheirCode() {
    Initiative full = fixture.publish(fixture.town, Samples.full());
    assertThat(full.content().fundings().get(0).programme()).isEqualTo("ESF+");
    fixture.vocabulary.add("programme", "esf-plus", "esf+");
    SearchDocument document = searchable.some(List.of(full.id())).get(0);
    assertThat(document.values())
        .filteredOn(value -> value.facet().equals("programme"))
        .extracting(SearchDocument.Value::value)
        .containsExactly("esf-plus", "Own budget");
    assertThat(document.texts())
        .extracting(text -> text.lang() + " " + text.text())
        .contains("en esf+", "fr esf+ (fr)", "null Own budget");
  }

  @Test
  public void streamsAllThatIsPublished() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      expected.add("/projects/" + fixture.publish(fixture.town, Samples.small("No " + i)).id());
    }
    Initiative removed = fixture.publish(fixture.town, Samples.small("Removed"));
    fixture.service.delete(removed.id(), 1, null);
    fixture.service.begin(fixture.town, Samples.small("Only written"));
    List<String> paths = new ArrayList<>();
    searchable.all(document -> paths.add(document.path()));
    assertThat(paths).containsExactlyElementsOf(expected);
    assertThat(searchable.some(List.of(removed.id()))).isEmpty();
  }
}

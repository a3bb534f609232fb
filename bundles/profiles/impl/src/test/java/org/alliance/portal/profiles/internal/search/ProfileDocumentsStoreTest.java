package org.alliance.portal.profiles.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.search.SearchDocument;
import org.alliance.portal.api.search.Searchable;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.ProfileDirectory;
import org.alliance.portal.profiles.internal.ProfileService;
import org.alliance.portal.profiles.internal.ServiceFixture;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ProfileDocumentsStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final ServiceFixture fixture;
  private final ProfileService profiles;
  private final ProfileDocuments documents;

  public ProfileDocumentsStoreTest(String name, TestDatabase db) {
    this.fixture = new ServiceFixture(db);
    this.profiles = fixture.on(ServiceFixture.NOW);
    this.documents = new ProfileDocuments(fixture.store, fixture.freshness, fixture.vocabulary);
  }

  @Before
  public void empty() {
    fixture.empty();
  }

  private SearchDocument only(Id id) {
    List<SearchDocument> found = documents.some(List.of(id, new Id(3)));
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  /** Everything of a document that readers of an audience may find. */
  private static String found(SearchDocument document, Change.Audience audience) {
    StringBuilder found = new StringBuilder();
    document.texts().stream()
        .filter(t -> t.audience() == audience)
        .forEach(t -> found.append(t.text()).append('|'));
    document.values().stream()
        .filter(v -> v.audience() == audience)
        .forEach(v -> found.append(v.facet()).append('=').append(v.value()).append('|'));
    document.numbers().stream()
        .filter(n -> n.audience() == audience)
        .forEach(n -> found.append(n.name()).append('=').append(n.value()).append('|'));
    return found.toString();
  }

  @Test
  public void everythingHasTheAudienceOfItsSection() {
    Map<Section, List<String>> parts =
        Map.of(
            Section.ABOUT, List.of("A town.", "Une ville.", "language=rom"),
            Section.FACTS, List.of("population=19343", "size=5000-20000"),
            Section.WORK,
                List.of(
                    "Partners",
                    "Un guide",
                    "theme=housing",
                    "competence=mediation",
                    "housing|",
                    "housing (fr)"),
            Section.FUNDS, List.of("IAP"),
            Section.PARTICIPATION, List.of("A council"));
    for (Section section : parts.keySet()) {
      for (Change.Audience audience :
          new Change.Audience[] {
            Change.Audience.PUBLIC, Change.Audience.MEMBERS, Change.Audience.ORGANISATION
          }) {
        Map<Section, Change.Audience> visibility = new EnumMap<>(Section.class);
        for (Section other : Section.values()) {
          boolean members = audience == Change.Audience.MEMBERS;
          visibility.put(other, members ? Change.Audience.PUBLIC : Change.Audience.MEMBERS);
        }
        visibility.put(section, audience);
        SearchDocument document = only(profiles.create(Drafts.with(Drafts.full(), visibility)));
        for (Change.Audience at : Change.Audience.values()) {
          for (String part : parts.get(section)) {
            assertThat(found(document, at).contains(part))
                .as("%s of %s for %s at %s", part, section, audience, at)
                .isEqualTo(at == audience);
          }
        }
      }
    }
  }

  @Test
  public void neitherTheEstimateNorItsGroupsAreSearched() {
    SearchDocument document = only(profiles.create(Drafts.full()));
    for (Change.Audience at : Change.Audience.values()) {
      assertThat(found(document, at)).doesNotContain("Roma", "850", "Local associations");
    }
  }

  @Test
  public void namesCountryAndKindAreForEverybody() {
    Id id = profiles.create(Drafts.full());
    SearchDocument document = only(id);
    assertThat(document.path()).isEqualTo("/profiles/" + id);
    assertThat(document.publicPath()).isEqualTo("/participants/" + id);
    assertThat(document.organisation()).isEqualTo(id);
    assertThat(found(document, Change.Audience.PUBLIC))
        .contains("Нови Пример", "Serbia|", "Serbia (fr)", "municipality", "country=RS", "kind=");
    assertThat(document.texts())
        .filteredOn(t -> t.weight() == SearchDocument.Weight.TITLE)
        .hasSize(3);
    assertThat(found(document, Change.Audience.MEMBERS)).contains("freshness=fresh");
  }

  @Test
  public void allAreStreamedEachOnce() {
    List<Id> ids = new ArrayList<>();
    for (int i = 0; i < 510; i++) {
      ids.add(profiles.create(Drafts.small("Town " + i, "RS", "ngo")));
    }
    List<Id> seen = new ArrayList<>();
    documents.all(document -> seen.add(document.ref().id()));
    assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(documents.some(List.of())).isEmpty();
  }

  @Test
  public void facetsHaveTexts() throws Exception {
    Properties texts = new Properties();
    texts.load(getClass().getResourceAsStream("/OSGI-INF/l10n/texts_en.properties"));
    for (Searchable.Facet facet : documents.facets()) {
      assertThat(texts).containsKey(facet.textKey());
    }
    assertThat(texts).containsKey(documents.textKey());
    for (int inhabitants : new int[] {1, 5_000, 20_000, 100_000}) {
      assertThat(texts).containsKey("profiles.size." + DocumentWriter.size(inhabitants));
    }
    assertThat(DocumentWriter.size(4_999)).isEqualTo("under-5000");
    assertThat(DocumentWriter.size(19_999)).isEqualTo("5000-20000");
    assertThat(DocumentWriter.size(99_999)).isEqualTo("20000-100000");
  }

  @Test
  public void othersKnowMembersByName() {
    Id id = profiles.create(Drafts.full());
    ProfileDirectory directory = new ProfileDirectory(fixture.access, fixture.store);
    Entity entity = directory.find(List.of(id, new Id(3)), "sr").get(id);
    assertThat(entity.title().value()).isEqualTo("Нови Пример");
    assertThat(entity.path()).isEqualTo("/profiles/" + id);
    fixture.access.refused.add(Profiles.READ);
    assertThat(directory.find(List.of(id), "en").get(id).path()).isEqualTo("/participants/" + id);
    assertThat(directory.find(List.of(), "en")).isEmpty();
  }

  @Test
  public void whoOnlyAppliedOrHasLeftIsKnownToMembersOnly() {
    ProfileDirectory directory = new ProfileDirectory(fixture.access, fixture.store);
    for (Profile.Accession.Status status :
        List.of(Profile.Accession.Status.APPLIED, Profile.Accession.Status.LEFT)) {
      Id id = profiles.create(Drafts.standing(Drafts.full(), status));
      assertThat(directory.find(List.of(id), "en").get(id).audience())
          .isEqualTo(Change.Audience.MEMBERS);
      fixture.access.refused.add(Profiles.READ);
      assertThat(directory.find(List.of(id), "en")).isEmpty();
      fixture.access.refused.clear();
    }
  }
}

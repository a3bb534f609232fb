package org.alliance.portal.projects.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.internal.Samples;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class InitiativeStoreTest {
  private static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");
  private static final Id TOWN = new Id(1001);

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final InitiativeStore store;
  private final InitiativeLists lists;
  private final AdoptionStore adoptions;

  public InitiativeStoreTest(String name, TestDatabase db) {
    this.db = db;
    db.migrate("projects", getClass().getClassLoader());
    this.store = new InitiativeStore(db.database());
    this.lists = new InitiativeLists(db.database());
    this.adoptions = new AdoptionStore(db.database());
  }

  @Before
  public void empty() {
    for (String table :
        new String[] {"adoption", "title", "theme", "programme", "partner", "initiative"}) {
      db.database().update("delete from projects_" + table);
    }
  }

  private Initiative initiative(Id organisation, InitiativeDraft draft, Instant updated) {
    return new Initiative(
        db.ids().next(), 1, organisation, draft, draft.evidence(), 0, NOW, updated, false);
  }

  private Initiative insert(Id organisation, String country, String title, Instant updated) {
    Initiative made = initiative(organisation, Samples.small(title), updated);
    assertThat(store.insert(made, country, Stored.State.PUBLISHED)).isTrue();
    return made;
  }

  private List<String> walk(InitiativeFilter filter, int limit) {
    List<String> titles = new ArrayList<>();
    String after = null;
    do {
      Slice<InitiativeLists.Listed> slice = lists.list(filter, limit, after);
      assertThat(slice.items()).hasSizeLessThanOrEqualTo(limit);
      slice.items().forEach(listed -> titles.add(listed.titles().in("en").value()));
      after = slice.next();
    } while (after != null);
    return titles;
  }

  @Test
  public void givesBackWhatWasStored() {
    Initiative full = initiative(TOWN, Samples.full(), NOW);
    assertThat(store.insert(full, "RS", Stored.State.PUBLISHED)).isTrue();
    Stored stored = store.get(full.id()).orElseThrow();
    assertThat(stored.initiative()).isEqualTo(full);
    assertThat(stored.country()).isEqualTo("RS");
    assertThat(store.insert(full, "RS", Stored.State.PUBLISHED)).isFalse();
    assertThat(store.get(new Id(5))).isEmpty();
    InitiativeLists.Listed listed = lists.entries(List.of(full.id(), new Id(5))).get(0);
    assertThat(listed.budget()).isEqualTo(full.content().budget());
    assertThat(listed.from()).isEqualTo(full.content().from());
    assertThat(listed.titles().original()).isEqualTo("fr");
  }

  @Test
  public void listsTheNewestFirstWithTiesEachOnce() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      insert(TOWN, "RS", "Title " + i, NOW.plusMillis(i / 3));
      expected.add(0, "Title " + i);
    }
    for (int limit : new int[] {1, 2, 3, 8, 9, 10}) {
      assertThat(walk(InitiativeFilter.ALL, limit)).as("limit %d", limit).isEqualTo(expected);
    }
  }

  @Test
  public void filtersOneByOneAndTogether() {
    Initiative mine = insert(TOWN, "RS", "Mine", NOW);
    Initiative other = insert(new Id(1002), "FR", "Other", NOW.plusMillis(1));
    Initiative full = initiative(TOWN, Samples.full(), NOW.plusMillis(2));
    store.insert(full, "RS", Stored.State.PUBLISHED);
    Initiative hidden = initiative(TOWN, Samples.small("Hidden"), NOW);
    store.insert(hidden, "RS", Stored.State.HIDDEN);
    assertThat(walk(InitiativeFilter.ALL, 2)).containsExactly("School mediation", "Other", "Mine");
    assertThat(walk(new InitiativeFilter(TOWN, null, null, null), 1))
        .containsExactly("School mediation", "Mine");
    assertThat(walk(new InitiativeFilter(null, "FR", null, null), 1)).containsExactly("Other");
    assertThat(walk(new InitiativeFilter(null, null, "education", null), 1))
        .containsExactly("School mediation", "Other", "Mine");
    assertThat(walk(new InitiativeFilter(null, null, "health", null), 1))
        .containsExactly("School mediation");
    assertThat(walk(new InitiativeFilter(null, null, null, InitiativeDraft.Kind.PROJECT), 1))
        .containsExactly("Other", "Mine");
    assertThat(walk(new InitiativeFilter(TOWN, "RS", "education", InitiativeDraft.Kind.PROJECT), 1))
        .containsExactly("Mine");
    assertThat(walk(new InitiativeFilter(null, "FR", "education", null), 1))
        .containsExactly("Other");
    assertThat(walk(new InitiativeFilter(null, "RS", "education", InitiativeDraft.Kind.PROJECT), 1))
        .containsExactly("Mine");
    assertThat(lists.partnered(new Id(1002), 5)).extracting(l -> l.id()).containsExactly(full.id());
    assertThat(store.get(List.of(mine.id(), other.id(), hidden.id())))
        .containsOnlyKeys(mine.id(), other.id());
    assertThat(store.after(mine.id(), 5))
        .extracting(stored -> stored.initiative().id())
        .containsExactly(other.id(), full.id());
    assertThat(store.having("health", 5)).containsExactly(full.id());
    assertThat(store.naming("Own budget", 5)).containsExactly(full.id());
  }

  @Test
  public void aDeletedOneSaysNothingMore() {
    Initiative full = initiative(TOWN, Samples.full(), NOW);
    store.insert(full, "RS", Stored.State.PUBLISHED);
    db.database().run(() -> store.delete(full.id(), NOW, new Id(77)));
    Stored gone = store.get(full.id()).orElseThrow();
    assertThat(gone.state()).isEqualTo(Stored.State.DELETED);
    assertThat(gone.replacedBy()).isEqualTo(new Id(77));
    assertThat(gone.initiative().content().texts()).isEmpty();
    assertThat(walk(InitiativeFilter.ALL, 5)).isEmpty();
    assertThat(walk(new InitiativeFilter(null, null, "health", null), 5)).isEmpty();
    assertThat(store.naming("Own budget", 5)).isEmpty();
    store.remove(List.of(full.id()));
    assertThat(store.get(full.id())).isEmpty();
  }

  @Test
  public void everyListHasItsIndex() {
    String[] kinds = {"project", "policy", "practice"};
    for (int i = 0; i < 600; i++) {
      Initiative made =
          initiative(
              new Id(1001 + i % 15),
              Samples.small("Title " + i, i % 20 == 0 ? "housing" : "education"),
              NOW.plusSeconds(i));
      store.insert(made, "C" + (char) ('A' + i % 10), Stored.State.PUBLISHED);
      db.database()
          .update("update projects_initiative set kind = ? where id = ?", kinds[i % 3], made.id());
    }
    String cursor = lists.list(InitiativeFilter.ALL, 50, null).next();
    for (String after : new String[] {null, cursor}) {
      assertIndex(page(InitiativeFilter.ALL, after), "projects_newest");
      assertIndex(
          page(new InitiativeFilter(TOWN, null, null, null), after), "projects_by_organisation");
      assertIndex(page(new InitiativeFilter(null, "CB", null, null), after), "projects_by_country");
      assertIndex(
          page(new InitiativeFilter(null, null, "housing", null), after), "projects_by_theme");
      assertIndex(
          InitiativeLists.page(new InitiativeFilter(null, "CB", "education", null), 1, after),
          "projects_by_country");
      assertIndex(
          InitiativeLists.page(
              new InitiativeFilter(null, "CB", "education", InitiativeDraft.Kind.PROJECT),
              1,
              after),
          "projects_by_country_kind");
      assertIndex(
          InitiativeLists.page(new InitiativeFilter(TOWN, null, "education", null), 1, after),
          "projects_by_organisation");
      assertIndex(
          page(new InitiativeFilter(null, null, null, InitiativeDraft.Kind.POLICY), after),
          // Few kinds: where all are of one, the newest are as good.
          "(projects_by_kind|projects_newest)");
    }
    assertIndex(InitiativeStore.afterQuery(new Id(5), 50), "projects_initiative_pk");
    for (int i = 0; i < 300; i++) {
      store.insert(initiative(TOWN, Samples.full(), NOW), "RS", Stored.State.PUBLISHED);
    }
    assertIndex(InitiativeStore.namingQuery("Own budget", 50), "projects_by_programme");
  }

  private static Lists.Query page(InitiativeFilter filter, String after) {
    return InitiativeLists.page(filter, 5, after);
  }

  @Test
  public void askedAdoptionsHaveTheirIndex() {
    List<Id> ids = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      ids.add(insert(new Id(1001 + i), "RS", "Title " + i, NOW).id());
    }
    for (int i = 0; i < 39; i++) {
      for (int j = 0; j < 10; j++) {
        Adoption made =
            new Adoption(
                db.ids().next(),
                ids.get(i),
                ids.get((i + 1 + j) % 40),
                "Text",
                Adoption.State.ASKED,
                NOW,
                null);
        assertThat(adoptions.insert(made, new Id(1001 + i))).isTrue();
        assertThat(adoptions.insert(made, new Id(1001 + i))).isFalse();
      }
    }
    assertThat(adoptions.asked(TOWN, 5)).hasSize(5);
    assertIndex(AdoptionStore.askedQuery(TOWN, 5), "projects_adoption_asked");
    Id first = adoptions.asked(TOWN, 5).get(0).adoption().id();
    assertThat(adoptions.answer(first, Adoption.State.CONFIRMED, NOW)).isTrue();
    assertThat(adoptions.answer(first, Adoption.State.DENIED, NOW)).isFalse();
    assertThat(adoptions.confirmed(ids.get(0))).isEqualTo(1);
    assertThat(adoptions.bySource(ids.get(0), 50)).hasSize(10);
    assertThat(adoptions.byAdopter(ids.get(39), 5)).hasSize(5);
    assertThat(adoptions.sources(List.of(ids.get(39)), 50)).hasSize(10);
  }

  private void assertIndex(Lists.Query query, String index) {
    Object[] params =
        Arrays.stream(query.params())
            .map(p -> p instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : p)
            .toArray();
    assertThat(db.plan(query.sql(), params))
        .as(query.sql())
        .containsPattern(index + "[^_a-z]")
        .doesNotContainPattern("(?m)^\\s*(->\\s*)?(incremental )?sort( resultset| \\s*\\(cost)");
  }
}

package org.alliance.portal.profiles.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.ProfileFactory;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ProfileStoreTest {
  private static final String[] KINDS = {"municipality", "region", "association", "ngo"};
  private static final Instant NOW = Instant.parse("2025-06-01T12:00:00.123Z");

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final ProfileStore store;

  public ProfileStoreTest(String name, TestDatabase db) {
    this.db = db;
    db.migrate("profiles", getClass().getClassLoader());
    this.store = new ProfileStore(db.database());
  }

  @Before
  public void empty() {
    db.database().update("delete from profiles_profile_text");
    db.database().update("delete from profiles_profile");
    db.database().update("delete from profiles_code");
    db.database().update("delete from profiles_sample");
  }

  private static Profile profile(Id id, int version, ProfileDraft d, Instant created) {
    return ProfileFactory.profile(id, version, d, created, NOW, LocalDate.of(2025, 6, 1), false);
  }

  private Profile insert(ProfileDraft draft) {
    Profile profile = profile(db.ids().next(), 1, draft, NOW);
    db.database().run(() -> store.insert(profile));
    return profile;
  }

  private Profile insert(String name) {
    return insert(Drafts.small(name, "RS", "municipality"));
  }

  private List<String> walk(ProfileFilter filter, int limit) {
    List<String> names = new ArrayList<>();
    String after = null;
    do {
      Slice<ProfileSummary> slice =
          store.lists().list(filter, limit, after, "en").map(ProfileLists.Listed::summary);
      assertThat(slice.items()).hasSizeLessThanOrEqualTo(limit);
      slice.items().forEach(p -> names.add(p.name().value()));
      after = slice.next();
    } while (after != null);
    return names;
  }

  @Test
  public void givesBackWhatWasStored() {
    Profile full = insert(Drafts.full());
    assertThat(store.get(full.id())).contains(full);
    Profile small = insert("Town");
    assertThat(store.get(small.id())).contains(small);
    assertThat(store.get(new Id(5))).isEmpty();
  }

  @Test
  public void replacesTheVersionThatWasSeenOnly() {
    Profile first = insert(Drafts.full());
    Profile second = profile(first.id(), 2, Drafts.small("Town", "FR", "region"), NOW);
    assertThat(store.update(second)).isTrue();
    assertThat(store.get(first.id())).contains(second);
    assertThat(store.update(second)).isFalse();
    assertThat(store.delete(first.id(), 1)).isFalse();
    assertThat(store.delete(first.id(), 2)).isTrue();
    assertThat(store.get(first.id())).isEmpty();
    assertThat(
            db.database()
                .first("select count(*) as n from profiles_profile_text", row -> row.number("n")))
        .contains(0);
  }

  @Test
  public void listsByNameWithTiesEachOnce() {
    for (int i = 0; i < 7; i++) {
      insert("Same");
    }
    insert("Évian");
    insert("Zagora");
    insert("Akra");
    List<String> expected = new ArrayList<>(List.of("Akra", "Évian"));
    expected.addAll(java.util.Collections.nCopies(7, "Same"));
    expected.add("Zagora");
    for (int limit : new int[] {1, 2, 3, 9, 10, 11}) {
      assertThat(walk(ProfileFilter.ALL, limit)).as("limit %d", limit).isEqualTo(expected);
    }
  }

  @Test
  public void skipsAndRepeatsNothingWhileOthersAreAdded() {
    for (char c = 'B'; c <= 'Y'; c += 2) {
      insert("Town " + c);
    }
    List<String> seen = new ArrayList<>();
    String after = null;
    int round = 0;
    do {
      Slice<ProfileSummary> slice =
          store.lists().list(ProfileFilter.ALL, 3, after, "en").map(ProfileLists.Listed::summary);
      slice.items().forEach(p -> seen.add(p.name().value()));
      after = slice.next();
      insert("Before everything " + round);
      insert(seen.get(seen.size() - 1));
      round++;
    } while (after != null && round < 40);
    List<String> original = new ArrayList<>();
    for (char c = 'B'; c <= 'Y'; c += 2) {
      original.add("Town " + c);
    }
    assertThat(seen).containsAll(original).isSorted();
    assertThat(seen.stream().filter("Town B"::equals)).hasSize(1);
  }

  @Test
  public void filtersByCountryAndKind() {
    insert(Drafts.small("A", "RS", "municipality"));
    insert(Drafts.small("B", "RS", "ngo"));
    insert(Drafts.small("C", "FR", "ngo"));
    assertThat(walk(new ProfileFilter("RS", null), 1)).containsExactly("A", "B");
    assertThat(walk(new ProfileFilter(null, "ngo"), 1)).containsExactly("B", "C");
    assertThat(walk(new ProfileFilter("FR", "ngo"), 1)).containsExactly("C");
    assertThat(walk(new ProfileFilter("DE", null), 1)).isEmpty();
    assertThat(store.lists().counts().total(ProfileFilter.ALL)).isEqualTo(3);
    assertThat(store.lists().counts().byCountry("ngo")).containsEntry("RS", 1);
  }

  @Test
  public void entriesAreInTheReadersLanguageOrTheNextBest() {
    insert(Drafts.full());
    ProfileSummary french =
        store.lists().list(ProfileFilter.ALL, 10, null, "fr").items().get(0).summary();
    assertThat(french.name().lang()).isEqualTo("fr");
    assertThat(french.summary()).isEqualTo(new ByLanguage.Chosen<>("fr", "Une ville."));
    ProfileSummary german =
        store.lists().list(ProfileFilter.ALL, 10, null, "de").items().get(0).summary();
    assertThat(german.name().lang()).isEqualTo("en");
    ProfileSummary serbian =
        store.lists().list(ProfileFilter.ALL, 10, null, "sr").items().get(0).summary();
    assertThat(serbian.name().value()).isEqualTo("Нови Пример");
    assertThat(serbian.summary().lang()).isEqualTo("en");
  }

  @Test
  public void newestComeFirst() {
    insert("Old");
    db.database()
        .run(
            () ->
                store.insert(
                    profile(
                        db.ids().next(), 1, Drafts.small("New", "RS", "ngo"), NOW.plusSeconds(1))));
    assertThat(store.lists().newest(1, "en"))
        .extracting(p -> p.summary().name().value())
        .containsExactly("New");
  }

  @Test
  public void refusesCursorsThatAreNotItsOwn() {
    for (String key : new String[] {"lower", "A\u0000"}) {
      String forged = new Cursor(List.of(key, new Id(1).toString())).toString();
      assertThatThrownBy(() -> store.lists().list(ProfileFilter.ALL, 1, forged, "en"))
          .isInstanceOf(ValidationException.class);
    }
    String noId = new Cursor(List.of("A", "no id")).toString();
    assertThatThrownBy(() -> store.lists().list(ProfileFilter.ALL, 1, noId, "en"))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  public void remembersSamplesWhenTheirProfilesGo() {
    SampleStore samples = new SampleStore(db.database());
    Id id = db.ids().next();
    samples.sampleMade("RS/Town", id);
    samples.samplesUnmade();
    assertThat(samples.samples()).isEqualTo(Map.of("RS/Town", new SampleStore.Sample(id, false)));
    samples.sampleMade("RS/Town", id);
    assertThat(samples.samples()).isEqualTo(Map.of("RS/Town", new SampleStore.Sample(id, true)));
  }

  @Test
  public void readsEveryListByAnIndexInItsOrder() {
    String[] countries = {"RS", "FR", "RO", "HU", "ES"};
    db.database()
        .run(
            () -> {
              for (int i = 0; i < 3000; i++) {
                String kind = KINDS[i % 4];
                store.insert(
                    profile(
                        db.ids().next(),
                        1,
                        Drafts.small("Town " + (i * 7919 % 3000), countries[i / 4 % 5], kind),
                        NOW.plusSeconds(i)));
              }
            });
    String after = new Cursor(List.of("TOWN 0", new Id(99).toString())).toString();
    assertIndex(ProfileLists.page(ProfileFilter.ALL, 25, null, false), "profiles_by_name");
    assertIndex(ProfileLists.page(ProfileFilter.ALL, 25, after, false), "profiles_by_name");
    ProfileFilter country = new ProfileFilter("RS", null);
    assertIndex(ProfileLists.page(country, 25, null, false), "profiles_by_country");
    assertIndex(ProfileLists.page(country, 25, after, false), "profiles_by_country");
    ProfileFilter kind = new ProfileFilter(null, "ngo");
    assertIndex(ProfileLists.page(kind, 25, null, false), "profiles_by_kind");
    assertIndex(ProfileLists.page(kind, 25, after, false), "profiles_by_kind");
    ProfileFilter two = new ProfileFilter("RS", "municipality");
    assertIndex(ProfileLists.page(two, 25, null, false), "profiles_by_country_kind");
    assertIndex(ProfileLists.page(two, 25, after, false), "profiles_by_country_kind");
    assertIndex(ProfileLists.page(ProfileFilter.ALL, 25, after, true), "profiles_by_name");
    assertIndex(ProfileLists.page(country, 25, after, true), "profiles_by_country");
    assertIndex(ProfileLists.newest(3), "profiles_newest");
    assertIndex(ProfileStore.afterQuery(new Id(5), 500), "profiles_profile_pk");
    TermStore.Used theme = new TermStore.Used(Vocabulary.THEME, "housing");
    assertIndex(TermStore.usingQuery(theme, 500), "profiles_code_pk");
    TermStore.Used ngo = new TermStore.Used(Vocabulary.KIND, "ngo");
    assertIndex(TermStore.usingQuery(ngo, 500), "profiles_by_(kind|country_kind)");
    assertIndex(AudienceStore.unknownQuery(new Id(5), 500), "profiles_audience_pk");
  }

  @Test
  public void readsOneProfileInOneQueryAndManyInTwo() {
    List<Id> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(insert(Drafts.full()).id());
    }
    List<String> asked = new ArrayList<>();
    ProfileStore counted = new ProfileStore(CountedQueries.of(db.database(), asked));
    counted.get(ids.get(0));
    assertThat(asked).hasSize(1);
    asked.clear();
    assertThat(counted.get(ids)).hasSize(3);
    assertThat(asked).hasSize(2);
    asked.clear();
    counted.lists().list(ProfileFilter.ALL, 10, null, "en");
    counted.lists().entries(ids, "en");
    assertThat(asked).hasSize(4);
    asked.clear();
    assertThat(counted.after(new Id(0), 2)).hasSize(2);
    assertThat(counted.lists().names(ids)).hasSize(3);
    assertThat(asked).hasSize(3);
  }

  @Test
  public void keepsThemesCompetencesAndAudiences() {
    Profile full = insert(Drafts.full());
    Profile read = store.get(full.id()).orElseThrow();
    assertThat(read.themes()).containsExactly("housing", "education");
    assertThat(read.competences()).containsExactly("mediation");
    assertThat(read.visibility())
        .containsEntry(Section.ABOUT, Change.Audience.PUBLIC)
        .containsEntry(Section.ESTIMATE, Change.Audience.ORGANISATION)
        .containsEntry(Section.WORK, Change.Audience.MEMBERS);
    ProfileLists.Listed entry = store.lists().entries(List.of(full.id()), "en").get(0);
    assertThat(entry.visibility()).isEqualTo(read.visibility());
    assertThat(entry.summary().position()).isEqualTo(read.position());
    assertThat(entry.summary().themes()).isEqualTo(read.themes());
    assertThat(entry.summary().lastConfirmed()).isEqualTo(read.lastConfirmed());
    // Letters of a later version, or none at all, are for members.
    assertThat(Visible.audiences("px")).containsEntry(Section.FACTS, Change.Audience.MEMBERS);
    assertThat(Visible.audiences(null)).containsEntry(Section.ABOUT, Change.Audience.MEMBERS);
  }

  private void assertIndex(ProfileStore.Query query, String index) {
    Object[] params =
        Arrays.stream(query.params())
            .map(p -> p instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : p)
            .toArray();
    String plan = db.plan(query.sql(), params);
    assertThat(plan)
        .as(query.sql())
        .containsPattern(index + "[^_a-z]")
        .doesNotContainPattern("(?m)^\\s*(->\\s*)?(incremental )?sort( resultset| \\s*\\(cost)");
  }
}

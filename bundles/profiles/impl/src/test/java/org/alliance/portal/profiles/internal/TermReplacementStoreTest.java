package org.alliance.portal.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.internal.store.TermStore;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class TermReplacementStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final ServiceFixture fixture;
  private final ProfileService profiles;
  private final TermStore terms;
  private final TermFollower follower;

  public TermReplacementStoreTest(String name, TestDatabase db) {
    this.db = db;
    this.fixture = new ServiceFixture(db);
    this.profiles = fixture.on(ServiceFixture.NOW);
    this.terms = new TermStore(db.database());
    this.follower = new TermFollower(terms);
  }

  @Before
  public void empty() {
    fixture.empty();
  }

  private TermReplacement at(Instant time) {
    return new TermReplacement(
        db.database(),
        fixture.vocabulary,
        fixture.organisations,
        fixture.store,
        terms,
        fixture.trail,
        Clock.fixed(time, ZoneOffset.UTC));
  }

  private void merge(String scheme, String code, String into) {
    Term term = fixture.vocabulary.merge(scheme, code, into);
    follower.follow(
        new Change(
            1,
            ServiceFixture.NOW,
            "account:1",
            "vocabulary",
            Term.TYPE,
            term.id(),
            Change.Verb.UPDATED,
            List.of("state", "mergedInto"),
            Change.Audience.MEMBERS,
            null));
  }

  @Test
  public void mergedWordsAreReplacedEverywhere() {
    Id full = profiles.create(Drafts.full());
    Id other = profiles.create(Drafts.small("Town", "RS", "region"));
    fixture.vocabulary.add(Vocabulary.COUNTRY, "SX", "Other");
    merge(Vocabulary.THEME, "housing", "education");
    merge(Vocabulary.COMPETENCE, "mediation", "eu-funds");
    merge(Vocabulary.LANGUAGE, "rom", "en");
    merge(Vocabulary.KIND, "region", "association");
    long head = db.changes().head();

    at(ServiceFixture.NOW.plusSeconds(10)).run();

    Profile after = profiles.get(full);
    assertThat(after.themes()).containsExactly("education");
    assertThat(after.competences()).containsExactly("eu-funds");
    assertThat(after.workingLanguages()).containsExactly("sr", "en");
    assertThat(after.texts()).isEqualTo(profiles.at(full, 1).texts());
    assertThat(after.lastConfirmed()).isEqualTo(profiles.at(full, 1).lastConfirmed());
    assertThat(profiles.get(other).kind()).isEqualTo("association");
    assertThat(fixture.organisations.get(other).kind()).isEqualTo("association");
    assertThat(profiles.compare(full, 1, after.version())).isNotEmpty();
    assertThat(db.changes().read(head, 100))
        .extracting(c -> c.id() + " " + c.fields())
        .contains(full + " [workingLanguages, themes, competences]", other + " [kind]")
        .hasSize(2);
    assertThat(terms.used()).doesNotContain(new TermStore.Used(Vocabulary.THEME, "housing"));
  }

  @Test
  public void keepsLookingAsLongAsANodeMayNotKnowYet() {
    profiles.create(Drafts.full());
    merge(Vocabulary.THEME, "housing", "education");
    at(ServiceFixture.NOW.plusSeconds(10)).run();
    assertThat(terms.pending()).isTrue();
    at(ServiceFixture.NOW.plusSeconds(61)).run();
    assertThat(terms.pending()).isFalse();
  }

  @Test
  public void goesThroughManyInBatches() {
    List<Id> ids = new ArrayList<>();
    for (int i = 0; i < TermReplacement.BATCH + 20; i++) {
      ids.add(profiles.create(Drafts.full()));
    }
    merge(Vocabulary.THEME, "housing", "poverty");
    at(ServiceFixture.NOW.plusSeconds(10)).run();
    assertThat(profiles.get(ids).values())
        .hasSize(ids.size())
        .allMatch(p -> p.version() == 2 && p.themes().equals(List.of("poverty", "education")));
    at(ServiceFixture.NOW.plusSeconds(20)).run();
    assertThat(profiles.get(ids).values()).allMatch(p -> p.version() == 2);
  }

  @Test
  public void whoWritesMeanwhileIsNotOverwritten() {
    Id id = profiles.create(Drafts.full());
    merge(Vocabulary.THEME, "housing", "poverty");
    // The history has a second version already that the replacement has not seen.
    fixture.history.add(Trail.ref(id), 2, List.of(), Map.of());
    assertThatThrownBy(() -> at(ServiceFixture.NOW.plusSeconds(10)).run())
        .isInstanceOf(IllegalStateException.class);
    assertThat(profiles.get(id).version()).isEqualTo(1);
    assertThat(terms.pending()).isTrue();
  }

  @Test
  public void otherChangesOfTermsAreNothingToDo() {
    follower.follow(
        new Change(
            1,
            ServiceFixture.NOW,
            "account:1",
            "vocabulary",
            Term.TYPE,
            new Id(1),
            Change.Verb.UPDATED,
            List.of("names.en"),
            Change.Audience.MEMBERS,
            null));
    assertThat(terms.pending()).isFalse();
  }
}

package org.alliance.portal.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.profiles.api.Completeness;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.api.Section;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What stays of what profiles said: versions, figures, days; and who sees it. */
@RunWith(Parameterized.class)
public class ProfileHistoryStoreTest {
  private static final Principal MEMBER = ServiceFixture.account(Map.of(), PlatformRole.MEMBER);

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final ServiceFixture fixture;
  private final ProfileService profiles;
  private long before;

  public ProfileHistoryStoreTest(String name, TestDatabase db) {
    this.db = db;
    this.fixture = new ServiceFixture(db);
    this.profiles = fixture.on(ServiceFixture.NOW);
  }

  @Before
  public void empty() {
    fixture.empty();
    before = db.changes().head();
  }

  private static ProfileDraft website(ProfileDraft d, String website) {
    return Drafts.with(d, website, d.texts());
  }

  private static ProfileDraft seenBy(Section section, Change.Audience audience) {
    ProfileDraft d = Drafts.full();
    Map<Section, Change.Audience> visibility = new EnumMap<>(d.visibility());
    visibility.put(section, audience);
    return Drafts.with(d, visibility);
  }

  private Change last() {
    List<Change> all = db.changes().read(before, 1000);
    return all.get(all.size() - 1);
  }

  @Test
  public void everyVersionStays() {
    Id id = profiles.create(Drafts.full());
    profiles.update(id, 1, website(Drafts.full(), "https://b.example"));
    profiles.update(id, 2, Drafts.small("Town", "RS", "municipality"));
    assertThat(profiles.history(id, 10, null).items())
        .extracting(History.Version::number)
        .containsExactly(3, 2, 1);
    assertThat(profiles.at(id, 1).draft()).isEqualTo(Drafts.full());
    assertThat(profiles.at(id, 2).website()).isEqualTo("https://b.example");
    assertThat(profiles.compare(id, 1, 2))
        .containsExactly(
            new History.Difference("website", "https://novi-primer.example", "https://b.example"));
    assertThatThrownBy(() -> profiles.at(id, 9)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> profiles.history(new Id(5), 1, null))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void anOldVersionShowsNothingThatIsClosedNowOrWasClosedThen() {
    Id id = profiles.create(seenBy(Section.ABOUT, Change.Audience.ORGANISATION));
    profiles.update(
        id, 1, website(seenBy(Section.ABOUT, Change.Audience.MEMBERS), "https://b.example"));
    fixture.access.principal = MEMBER;
    fixture.access.refused.add(Profiles.EDIT);
    // Closed then.
    assertThat(profiles.at(id, 1).website()).isNull();
    assertThat(profiles.at(id, 1).hidden()).contains(Section.ABOUT);
    assertThat(profiles.at(id, 2).website()).isEqualTo("https://b.example");
    assertThat(profiles.compare(id, 1, 2))
        .extracting(History.Difference::field)
        .containsExactly("visibility.about");
    assertThat(profiles.history(id, 10, null).items().get(0).fields())
        .containsExactly("website", "visibility");
    assertThat(profiles.history(id, 10, null).items())
        .allMatch(v -> v.actor() == null && v.snapshot() == null);
    // Closed now.
    fixture.access.principal = Principal.SYSTEM;
    fixture.access.refused.clear();
    profiles.update(
        id, 2, website(seenBy(Section.ABOUT, Change.Audience.ORGANISATION), "https://c.example"));
    fixture.access.principal = MEMBER;
    assertThat(profiles.at(id, 2).website()).isNull();
    assertThat(profiles.history(id, 10, null).items())
        .allMatch(v -> !v.fields().contains("website"));
    assertThat(profiles.history(id, 10, null).items().get(0).actor()).isNotNull();
  }

  @Test
  public void restoringSaysAgainWhatWasSaidAndOpensNothing() {
    Id id = profiles.create(seenBy(Section.WORK, Change.Audience.PUBLIC));
    ProfileDraft closed =
        Drafts.with(
            Drafts.small("Town", "RS", "municipality"),
            Map.of(Section.WORK, Change.Audience.ORGANISATION));
    profiles.update(id, 1, closed);
    fixture.vocabulary.merge(Vocabulary.THEME, "housing", "poverty");
    Profile restored = profiles.restore(id, 2, 1);
    assertThat(restored.version()).isEqualTo(3);
    assertThat(restored.themes()).containsExactly("poverty", "education");
    assertThat(restored.names().values()).isEqualTo(Drafts.full().names());
    assertThat(restored.visibility()).containsEntry(Section.WORK, Change.Audience.ORGANISATION);
    assertThat(catchThrowableOfType(ConflictException.class, () -> profiles.restore(id, 2, 1)))
        .isNotNull();
    assertThat(profiles.restore(id, 3, 1).version()).isEqualTo(3);
  }

  @Test
  public void restoringIsHeldToTheRulesOfToday() {
    Id id = profiles.create(Drafts.full());
    profiles.update(id, 1, Drafts.small("Town", "RS", "municipality"));
    fixture.vocabulary.retire(Vocabulary.THEME, "education");
    assertThat(
            catchThrowableOfType(ValidationException.class, () -> profiles.restore(id, 2, 1))
                .problems())
        .extracting(FieldProblem::field)
        .containsExactly("themes");
    assertThat(profiles.get(id).version()).isEqualTo(2);
  }

  @Test
  public void aTeamThatRestoresLeavesTheAccessionAsItIs() {
    Id id = profiles.create(Drafts.full());
    profiles.update(id, 1, Drafts.small("Town", "RS", "municipality"));
    fixture.access.refused.add(Profiles.CREATE);
    fixture.access.principal =
        ServiceFixture.account(Map.of(id, TeamRole.EDITOR), PlatformRole.MEMBER);
    Profile restored = profiles.restore(id, 2, 1);
    assertThat(restored.accession()).isNull();
    assertThat(restored.estimate()).isNotNull();
  }

  @Test
  public void aProgramChangesNothingThatItCannotSee() {
    Id id = profiles.create(Drafts.full());
    fixture.access.principal =
        new Principal(
            Principal.Kind.API_CLIENT,
            new Id(3),
            "c",
            Set.of(),
            Map.of(),
            Set.of("profiles:write"));
    Profile seen = profiles.get(id);
    assertThat(seen.estimate()).isNull();
    assertThat(seen.hidden()).containsExactly(Section.ESTIMATE);
    Profile after = profiles.update(id, 1, website(seen.draft(), "https://b.example"));
    assertThat(after.estimate()).isNull();
    assertThat(
            catchThrowableOfType(
                ConflictException.class, () -> profiles.update(id, 1, seen.draft())))
        .extracting(e -> ((Profile) e.current()).estimate())
        .isNull();
    fixture.access.principal = Principal.SYSTEM;
    assertThat(profiles.get(id).estimate()).isNotNull();
    assertThat(last().fields()).containsExactly("website");
    assertThat(last().audience()).isEqualTo(Change.Audience.PUBLIC);
  }

  @Test
  public void theLogTellsNobodyOfWhatIsNotForThem() {
    Id id = profiles.create(Drafts.full());
    ProfileDraft.EstimateDraft other =
        new ProfileDraft.EstimateDraft(900, 1100, "Roma", "Survey", 2024, Estimate.Method.ESTIMATE);
    profiles.update(id, 1, Drafts.with(Drafts.full(), other));
    assertThat(last().audience()).isEqualTo(Change.Audience.ORGANISATION);
    assertThat(last().fields()).containsExactly("estimate");
    profiles.update(id, 2, seenBy(Section.ABOUT, Change.Audience.ORGANISATION));
    assertThat(last().audience()).isEqualTo(Change.Audience.PUBLIC);
    assertThat(last().fields()).containsExactly("visibility");
  }

  @Test
  public void theParticipantsAreReadByEverybodyAsFarAsTheyArePublic() {
    Id id = profiles.create(Drafts.full());
    Profile open = profiles.participant(id);
    assertThat(open.website()).isNotNull();
    assertThat(open.population()).isNull();
    assertThat(open.texts().values().get("en").needs()).isNull();
    assertThat(profiles.participants(List.of(id, new Id(3)), "fr").get(id).population()).isNull();
    assertThat(profiles.summaries(List.of(id), "fr").get(id).population()).isEqualTo(19343);
    assertThat(
            profiles
                .participants(org.alliance.portal.profiles.api.ProfileFilter.ALL, 10, null, "en")
                .items())
        .hasSize(1)
        .allMatch(p -> p.summary() != null && p.themes().isEmpty());
    assertThat(profiles.get(List.of(id, new Id(3)))).containsOnlyKeys(id);
  }

  @Test
  public void confirmingSaysTheSameAsOfToday() {
    Id id = profiles.create(Drafts.full());
    ProfileService later = fixture.on(ServiceFixture.NOW.plus(Duration.ofDays(400)));
    Profile confirmed = later.confirm(id);
    assertThat(confirmed.version()).isEqualTo(2);
    assertThat(confirmed.lastConfirmed()).isEqualTo("2026-07-06");
    assertThat(confirmed.draft()).isEqualTo(Drafts.full());
    assertThat(fixture.freshness.all.get(Trail.ref(id)).confirmed()).isEqualTo("2026-07-06");
    assertThat(last().fields()).containsExactly("lastConfirmed");
    assertThat(last().audience()).isEqualTo(Change.Audience.MEMBERS);
    assertThat(later.confirm(id).version()).isEqualTo(2);
    assertThatThrownBy(() -> later.confirm(new Id(5))).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void confirmedByManyAtOnceItIsConfirmedOnce() throws Exception {
    Id id = profiles.create(Drafts.full());
    ProfileService later = fixture.on(ServiceFixture.NOW.plus(Duration.ofDays(1)));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Callable<Profile> confirm = () -> later.confirm(id);
    for (var result : threads.invokeAll(List.of(confirm, confirm, confirm, confirm))) {
      assertThat(result.get().version()).isEqualTo(2);
    }
    threads.shutdown();
    assertThat(profiles.get(id).version()).isEqualTo(2);
  }

  @Test
  public void figuresAreRememberedByYear() {
    Id id = profiles.create(Drafts.full());
    ProfileDraft d = Drafts.full();
    profiles.update(id, 1, Drafts.with(d, new Profile.Population(20_000, 2025)));
    profiles.update(id, 2, Drafts.with(d, new Profile.Population(20_100, 2025)));
    profiles.addFigure(
        id, new Figure(Figure.Kind.POPULATION, 2011, 21_000, 21_000, " Census ", null));
    assertThat(profiles.figures(id))
        .extracting(f -> f.kind() + " " + f.year() + " " + f.minimum() + " " + f.maximum())
        .containsExactly(
            "POPULATION 2011 21000 21000",
            "ESTIMATE 2023 850 1150",
            "POPULATION 2024 19343 19343",
            "PLAN 2025 null 2031",
            "POPULATION 2025 20100 20100");
    assertThat(profiles.get(id).version()).isEqualTo(4);
    assertThat(last().fields()).containsExactly("figures.population");
    profiles.addFigure(
        id, new Figure(Figure.Kind.POPULATION, 2011, 21_000, 21_000, "Census", null));
    profiles.removeFigure(id, Figure.Kind.PLAN, 1990);
    assertThat(profiles.get(id).version()).isEqualTo(4);
    profiles.removeFigure(id, Figure.Kind.POPULATION, 2011);
    assertThat(profiles.figures(id)).hasSize(4);
    fixture.access.principal = MEMBER;
    assertThat(profiles.figures(id)).noneMatch(f -> f.kind() == Figure.Kind.ESTIMATE).hasSize(3);
    Figure hidden =
        new Figure(Figure.Kind.ESTIMATE, 2023, 100, 200, "Own count", Estimate.Method.ESTIMATE);
    for (ThrowingCallable change :
        List.<ThrowingCallable>of(
            () -> profiles.addFigure(id, hidden),
            () -> profiles.removeFigure(id, Figure.Kind.ESTIMATE, 2023))) {
      assertThat(catchThrowableOfType(ValidationException.class, change).problems())
          .containsExactly(FieldProblem.of("kind", "profiles.problem.hidden"));
    }
    assertThat(profiles.at(id, 5).draft().population().count()).isEqualTo(20_100);
  }

  @Test
  public void figuresHaveRules() {
    Id id = profiles.create(Drafts.full());
    Map<Figure, String> wrong =
        Map.of(
            new Figure(Figure.Kind.POPULATION, 1900, null, null, null, null), "year, minimum",
            new Figure(Figure.Kind.POPULATION, 2011, 5, 6, null, null), "maximum",
            new Figure(Figure.Kind.POPULATION, 2026, 5, 5, "x".repeat(501), null), "year, source",
            new Figure(Figure.Kind.ESTIMATE, 2011, 5, 50, null, null), "minimum, source, method",
            new Figure(Figure.Kind.PLAN, 2030, 3, 2020, null, Estimate.Method.CENSUS),
                "minimum, maximum, method");
    wrong.forEach(
        (figure, fields) ->
            assertThat(
                    String.join(
                        ", ",
                        catchThrowableOfType(
                                ValidationException.class, () -> profiles.addFigure(id, figure))
                            .problems()
                            .stream()
                            .map(FieldProblem::field)
                            .toList()))
                .isEqualTo(fields));
    for (int year = 1945; year < 2004; year++) {
      profiles.addFigure(id, new Figure(Figure.Kind.POPULATION, year, 10, 10, null, null));
    }
    assertThatThrownBy(
            () ->
                profiles.addFigure(
                    id, new Figure(Figure.Kind.POPULATION, 2010, 10, 10, null, null)))
        .isInstanceOf(ValidationException.class);
    profiles.addFigure(id, new Figure(Figure.Kind.POPULATION, 1945, 12, 12, null, null));
  }

  @Test
  public void whatIsRemovedIsForgotten() {
    Id id = profiles.create(Drafts.full());
    profiles.delete(id, 1);
    assertThat(fixture.history.all).isEmpty();
    assertThat(fixture.freshness.all).isEmpty();
    for (String table : new String[] {"profile_text", "code", "audience", "figure"}) {
      assertThat(
              db.database()
                  .first("select count(*) as n from profiles_" + table, row -> row.number("n")))
          .contains(0);
    }
    assertThat(last().audience()).isEqualTo(Change.Audience.PUBLIC);
  }

  @Test
  public void completenessSaysWhatIsMissing() {
    Id full = profiles.create(Drafts.full());
    Completeness nearly = profiles.completeness(full);
    assertThat(nearly.missing())
        .extracting(Completeness.Missing::field)
        .containsExactly("contacts");
    assertThat(nearly.percent()).isEqualTo(90);
    fixture.freshness.staleUntil =
        ServiceFixture.NOW.atZone(java.time.ZoneOffset.UTC).toLocalDate();
    Id small = profiles.create(Drafts.small("Help", "RS", "ngo"));
    Completeness empty = profiles.completeness(small);
    assertThat(empty.percent()).isZero();
    assertThat(empty.missing().get(0)).isEqualTo(new Completeness.Missing("summary", 17));
    assertThat(empty.missing())
        .extracting(Completeness.Missing::field)
        .contains("freshness")
        .doesNotContain("population", "actionPlan");
    assertThat(ProfileCompleteness.sum()).isEqualTo(100);
  }
}

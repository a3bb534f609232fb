package org.alliance.portal.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Test;

public class ProfileRulesTest {
  private final ProfileRules rules =
      Drafts.rules(Clock.fixed(Instant.parse("2025-06-01T12:00:00Z"), ZoneOffset.UTC));

  @Test
  public void acceptsAFullDraftAndASmallOne() {
    assertThat(rules.problems(Drafts.full())).isEmpty();
    assertThat(rules.problems(Drafts.small("Town", "GB", "region"))).isEmpty();
    assertThat(rules.problems(Drafts.small("Town", "XK", "ngo"))).isEmpty();
  }

  @Test
  public void tellsEveryWrongFieldAtOnceInTheirOrder() {
    ProfileDraft draft =
        new ProfileDraft(
            "sr",
            Map.of("en", "n".repeat(201)),
            null,
            "YY",
            new Profile.StatisticalCode("12", "x"),
            new Profile.StatisticalCode(null, "2023"),
            new Profile.Position(91.0, null),
            new Profile.Population(0, 2026),
            "javascript:alert(1)",
            new Profile.Accession(null, LocalDate.of(2025, 6, 3)),
            List.of("en", "xx"),
            List.of("housing", "gardening"),
            java.util.Collections.nCopies(1, "magic"),
            Map.of("en", new ProfileText("s".repeat(1001), null, "c".repeat(4001), null, null)),
            new Profile.ActionPlan(2030, 2029, LocalDate.of(1900, 1, 1), "plan"),
            -1,
            new ProfileDraft.EstimateDraft(5, null, null, null, null, null),
            null);

    assertThat(rules.problems(draft))
        .extracting(FieldProblem::field)
        .containsExactly(
            "names.sr",
            "names.en",
            "kind",
            "country",
            "nuts.code",
            "nuts.version",
            "lau.code",
            "position.latitude",
            "position.longitude",
            "population.count",
            "population.year",
            "website",
            "accession.status",
            "accession.date",
            "workingLanguages",
            "themes",
            "competences",
            "texts.en.summary",
            "texts.en.competences",
            "actionPlan.to",
            "actionPlan.adopted",
            "actionPlan.link",
            "mediators",
            "estimate.minimum",
            "estimate.maximum",
            "estimate.source",
            "estimate.year",
            "estimate.method");
  }

  @Test
  public void namesMustHaveTheOriginalLanguage() {
    assertThat(
            rules.problems(
                new ProfileDraft(
                    null,
                    Map.of("en", "Town"),
                    "region",
                    "FR",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null)))
        .extracting(FieldProblem::field)
        .containsExactly("original");
  }

  @Test
  public void nutsWritesTwoCountriesItsOwnWay() {
    assertThat(rules.problems(nuts("GR", "EL30"))).isEmpty();
    assertThat(rules.problems(nuts("GB", "UKC1"))).isEmpty();
    assertThat(rules.problems(nuts("GR", "GR30"))).hasSize(1);
    assertThat(rules.problems(nuts("RS", "HR04"))).hasSize(1);
  }

  private static ProfileDraft nuts(String country, String code) {
    return new ProfileDraft(
        "en",
        Map.of("en", "Town"),
        "municipality",
        country,
        new Profile.StatisticalCode(code, "2021"),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  public void anNgoHasNoTerritoryToEstimate() {
    ProfileDraft.EstimateDraft estimate =
        new ProfileDraft.EstimateDraft(20, 30, null, "Census", 2020, Estimate.Method.CENSUS);
    ProfileDraft ngo = Drafts.small("Help", "RS", "ngo");
    assertThat(rules.problems(Drafts.with(ngo, estimate)))
        .extracting(FieldProblem::key)
        .containsExactly("profiles.problem.estimate-territory");
  }

  @Test
  public void anEstimateIsNotLargerThanThePopulation() {
    ProfileDraft.EstimateDraft estimate =
        new ProfileDraft.EstimateDraft(20, 20_000, null, "Census", 2020, Estimate.Method.CENSUS);
    assertThat(rules.problems(Drafts.with(Drafts.full(), estimate)))
        .extracting(FieldProblem::field)
        .containsExactly("estimate.maximum");
  }

  @Test
  public void whatIsRetiredMayStayButNotCome() {
    VocabularyFake words = new VocabularyFake();
    ProfileRules strict = new ProfileRules(words, PlaceCheck.none(), Clock.systemUTC());
    ProfileDraft full = Drafts.full();
    words.retire(Vocabulary.THEME, "housing");
    words.retire(Vocabulary.COMPETENCE, "mediation");
    words.retire(Vocabulary.KIND, "municipality");
    words.retire(Vocabulary.COUNTRY, "RS");
    words.retire(Vocabulary.LANGUAGE, "rom");
    words.retire(Vocabulary.LANGUAGE, "sr");
    assertThat(strict.problems(full, full)).isEmpty();
    assertThat(strict.problems(full))
        .extracting(FieldProblem::field)
        .containsExactly(
            "original", "names", "kind", "country", "workingLanguages", "themes", "competences");
    ProfileDraft other = Drafts.small("Town", "FR", "ngo");
    assertThat(strict.problems(full, other)).hasSize(7);
  }

  @Test
  public void thereAreNotTooManyThemesAndCompetences() {
    ProfileDraft d = Drafts.full();
    ProfileDraft many =
        new ProfileDraft(
            d.original(),
            d.names(),
            d.kind(),
            d.country(),
            d.nuts(),
            d.lau(),
            d.position(),
            d.population(),
            d.website(),
            d.accession(),
            d.workingLanguages(),
            List.of(
                "education",
                "employment",
                "health",
                "housing",
                "antigypsyism",
                "participation",
                "culture",
                "poverty"),
            IntStream.range(0, 31).mapToObj(i -> "c" + i).toList(),
            d.texts(),
            d.actionPlan(),
            d.mediators(),
            d.estimate(),
            d.visibility());
    assertThat(rules.problems(many))
        .extracting(p -> p.field() + " " + p.key() + " " + p.args())
        .containsExactly(
            "themes profiles.problem.too-many {max=7}",
            "competences profiles.problem.too-many {max=30}");
  }

  @Test
  public void romaniIsALanguageToWorkInButNotOfNames() {
    ProfileDraft d = Drafts.small("Town", "RS", "ngo");
    assertThat(rules.problems(Drafts.with(d, null, Map.of("rom", TEXT))))
        .extracting(FieldProblem::field)
        .containsExactly("texts");
  }

  private static final ProfileText TEXT = new ProfileText("x", null, null, null, null);
}

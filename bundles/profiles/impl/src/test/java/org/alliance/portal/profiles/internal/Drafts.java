package org.alliance.portal.profiles.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.testing.VocabularyFake;

/** Drafts for tests. */
public final class Drafts {
  private Drafts() {}

  public static ProfileDraft full() {
    return new ProfileDraft(
        "sr",
        Map.of("en", "Novi Primer", "fr", "Novi Primer", "sr", "Нови Пример"),
        "municipality",
        "RS",
        new Profile.StatisticalCode("RS12", "2024"),
        new Profile.StatisticalCode("80047", "2023"),
        new Profile.Position(45.26, 20.37),
        new Profile.Population(19343, 2024),
        "https://novi-primer.example",
        new Profile.Accession(Profile.Accession.Status.JOINED, LocalDate.of(2019, 2, 1)),
        List.of("sr", "en", "rom"),
        List.of("housing", "education"),
        List.of("mediation"),
        Map.of(
            "en", new ProfileText("A town.\n\nWith villages.", "Partners", null, null, "A council"),
            "fr", new ProfileText("Une ville.", null, "Un guide", "IAP", null)),
        new Profile.ActionPlan(2025, 2031, LocalDate.of(2024, 7, 26), "https://plan.example/p"),
        4,
        new ProfileDraft.EstimateDraft(
            850, 1150, "Roma", "Local associations", 2023, Estimate.Method.ESTIMATE),
        Map.of(
            Section.ABOUT, Change.Audience.PUBLIC, Section.ESTIMATE, Change.Audience.ORGANISATION));
  }

  public static ProfileDraft small(String name, String country, String kind) {
    return new ProfileDraft(
        "en",
        Map.of("en", name),
        kind,
        country,
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
        null);
  }

  /** The same with another estimate. */
  public static ProfileDraft with(ProfileDraft d, ProfileDraft.EstimateDraft estimate) {
    return copy(d, d.population(), d.website(), d.accession(), d.texts(), estimate, d.visibility());
  }

  /** The same with another website and other texts. */
  public static ProfileDraft with(ProfileDraft d, String website, Map<String, ProfileText> texts) {
    return copy(d, d.population(), website, d.accession(), texts, d.estimate(), d.visibility());
  }

  /** The same with other audiences. */
  public static ProfileDraft with(ProfileDraft d, Map<Section, Change.Audience> visibility) {
    return copy(d, d.population(), d.website(), d.accession(), d.texts(), d.estimate(), visibility);
  }

  /** The same with another population. */
  public static ProfileDraft with(ProfileDraft d, Profile.Population population) {
    return copy(d, population, d.website(), d.accession(), d.texts(), d.estimate(), d.visibility());
  }

  /** The same with a standing in the Alliance. */
  public static ProfileDraft standing(ProfileDraft d, Profile.Accession.Status status) {
    Profile.Accession accession = new Profile.Accession(status, null);
    return copy(d, d.population(), d.website(), accession, d.texts(), d.estimate(), d.visibility());
  }

  private static ProfileDraft copy(
      ProfileDraft d,
      Profile.Population population,
      String website,
      Profile.Accession accession,
      Map<String, ProfileText> texts,
      ProfileDraft.EstimateDraft estimate,
      Map<Section, Change.Audience> visibility) {
    return new ProfileDraft(
        d.original(),
        d.names(),
        d.kind(),
        d.country(),
        d.nuts(),
        d.lau(),
        d.position(),
        population,
        website,
        accession,
        d.workingLanguages(),
        d.themes(),
        d.competences(),
        texts,
        d.actionPlan(),
        d.mediators(),
        estimate,
        visibility);
  }

  /** The rules of the tests, for which the world has no places. */
  public static ProfileRules rules(Clock clock) {
    return new ProfileRules(new VocabularyFake(), PlaceCheck.none(), clock);
  }
}

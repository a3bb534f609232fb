package org.alliance.portal.profiles.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.internal.Reading;
import org.alliance.portal.profiles.internal.door.Audiences;

/** What a client sends to create a profile or to replace what it says. */
@Schema(name = "ProfileInput")
public record ProfileInput(
    @Schema(
            description = "Language of the organisation's own name, ISO 639-1",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String original,
    @Schema(
            description = "Official name by language; must have the original one",
            requiredMode = Schema.RequiredMode.REQUIRED)
        Map<String, String> names,
    @Schema(
            description = ProfileJson.KIND,
            allowableValues = {"municipality", "region", "association", "ngo"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        String kind,
    @Schema(description = "ISO 3166-1 alpha-2, or XK", requiredMode = Schema.RequiredMode.REQUIRED)
        String country,
    ProfileJson.Code nuts,
    ProfileJson.Code lau,
    ProfileJson.Position position,
    ProfileJson.Population population,
    String website,
    ProfileJson.Accession accession,
    @Schema(description = "ISO 639-1, or rom for Romani") List<String> workingLanguages,
    Map<String, ProfileJson.Texts> texts,
    ProfileJson.ActionPlan actionPlan,
    Integer mediators,
    ProfileJson.Figures estimate,
    @Schema(
            description =
                "Codes of vocabulary theme. An update without the list keeps those stored; an empty"
                    + " list empties")
        List<String> themes,
    @Schema(
            description =
                "Codes of vocabulary competence. An update without the list keeps those stored; an"
                    + " empty list empties")
        List<String> competences,
    @Schema(
            description =
                "public, members or organisation (the own team) by section: about, facts, work,"
                    + " funds, participation, estimate, contacts. A section that is not named keeps"
                    + " its audience; in a new profile it is for members")
        Map<String, String> visibility) {

  /**
   * What was sent.
   *
   * @param before the stored profile, of which themes, competences and audiences stay that were not
   *     sent: clients that know nothing of them would empty them else; null for a new one
   */
  ProfileDraft draft(Reading reading, Profile before) {
    return new ProfileDraft(
        original,
        names,
        kind,
        country,
        code(nuts),
        code(lau),
        position == null ? null : new Profile.Position(position.latitude(), position.longitude()),
        population == null ? null : new Profile.Population(population.count(), population.year()),
        website,
        accession == null
            ? null
            : new Profile.Accession(
                reading.choice(
                    "accession.status", accession.status(), Profile.Accession.Status.class),
                accession.date()),
        workingLanguages == null
            ? null
            : workingLanguages.stream().filter(java.util.Objects::nonNull).toList(),
        themes != null || before == null ? themes : before.themes(),
        competences != null || before == null ? competences : before.competences(),
        texts == null ? null : read(texts),
        plan(actionPlan),
        mediators,
        figures(estimate, reading),
        Audiences.read(visibility, before, reading));
  }

  private static Profile.StatisticalCode code(ProfileJson.Code code) {
    return code == null ? null : new Profile.StatisticalCode(code.code(), code.version());
  }

  private static Map<String, ProfileText> read(Map<String, ProfileJson.Texts> sent) {
    Map<String, ProfileText> read = new TreeMap<>();
    sent.forEach(
        (lang, text) -> {
          if (text != null) {
            read.put(
                lang,
                new ProfileText(
                    text.summary(),
                    text.needs(),
                    text.competences(),
                    text.fundsExperience(),
                    text.participationBody()));
          }
        });
    return read;
  }

  private static Profile.ActionPlan plan(ProfileJson.ActionPlan sent) {
    return sent == null
        ? null
        : new Profile.ActionPlan(sent.from(), sent.to(), sent.adopted(), sent.link());
  }

  private static ProfileDraft.EstimateDraft figures(ProfileJson.Figures sent, Reading reading) {
    return sent == null
        ? null
        : new ProfileDraft.EstimateDraft(
            sent.minimum(),
            sent.maximum(),
            sent.groups(),
            sent.source(),
            sent.year(),
            reading.choice("estimate.method", sent.method(), Estimate.Method.class));
  }
}

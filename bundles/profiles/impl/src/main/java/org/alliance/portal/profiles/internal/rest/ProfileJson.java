package org.alliance.portal.profiles.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.profiles.api.External;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.internal.door.Audiences;

/** A profile as REST clients see it. */
@Schema(name = "Profile")
public record ProfileJson(
    @Schema(description = "13 characters of Crockford's base 32") String id,
    @Schema(description = "Also the entity tag") int version,
    @Schema(description = "Language of the organisation's own name, ISO 639-1") String original,
    @Schema(description = "Official name by language") Map<String, String> names,
    @Schema(
            description = ProfileJson.KIND,
            allowableValues = {"municipality", "region", "association", "ngo"})
        String kind,
    @Schema(description = "ISO 3166-1 alpha-2, or XK") String country,
    Code nuts,
    Code lau,
    Position position,
    Population population,
    String website,
    Accession accession,
    @Schema(description = "ISO 639-1, or rom for Romani") List<String> workingLanguages,
    @Schema(description = "By language") Map<String, Texts> texts,
    ActionPlan actionPlan,
    @Schema(description = "How many mediators it employs") Integer mediators,
    Figures estimate,
    Instant created,
    Instant updated,
    @Schema(description = "When the member last said that all this is right")
        LocalDate lastConfirmed,
    @Schema(description = "Invented, for trying the portal out") boolean sample,
    @Schema(description = "Codes of vocabulary theme") List<String> themes,
    @Schema(description = "Codes of vocabulary competence") List<String> competences,
    @Schema(
            description =
                "Who may see each section: public, members or organisation (the own team)",
            example = "{\"about\": \"public\", \"estimate\": \"organisation\"}")
        Map<String, String> visibility,
    @Schema(
            description =
                "Sections that the caller may not see and that are therefore empty here; an update"
                    + " leaves them as they are")
        List<String> hidden,
    @Schema(description = "The calling client's own identifiers; not counted by the entity tag")
        List<ExternalId> externalIds,
    @Schema(description = "False for a draft, which only those read who may change it; see publish")
        boolean published) {
  /** What there is to know of the codes of kinds, of which the secretariat may add more. */
  static final String KIND =
      "A code of vocabulary kind; of those named here more may come, as the secretariat adds them";

  /** An identifier in the client's own system. */
  @Schema(name = "ProfileExternalId")
  public record ExternalId(
      @Schema(description = "Which of the client's systems") String source,
      @Schema(description = "The identifier there") String id) {
    static ExternalId of(External.ExternalId externalId) {
      return new ExternalId(externalId.source(), externalId.id());
    }
  }

  /** A code of a classification. */
  @Schema(name = "ProfileCode", description = "A code with the year of its classification")
  public record Code(String code, String version) {}

  /** A point on the map. */
  @Schema(name = "ProfilePosition", description = "Of the town hall or seat, in degrees")
  public record Position(Double latitude, Double longitude) {}

  /** All inhabitants. */
  @Schema(name = "ProfilePopulation", description = "All inhabitants")
  public record Population(Integer count, Integer year) {}

  /** How the organisation stands to the Alliance. */
  @Schema(name = "ProfileAccession")
  public record Accession(
      @Schema(allowableValues = {"applied", "joined", "left"}) String status, LocalDate date) {}

  /** What a member writes about itself. */
  @Schema(name = "ProfileTexts", description = "Plain text; line breaks are kept")
  public record Texts(
      String summary,
      String needs,
      String competences,
      String fundsExperience,
      String participationBody) {}

  /** A strategy or local action plan. */
  @Schema(name = "ProfileActionPlan", description = "Roma strategy or local action plan")
  public record ActionPlan(Integer from, Integer to, LocalDate adopted, String link) {}

  /** An estimate. */
  @Schema(
      name = "ProfileEstimate",
      description =
          "For the whole municipality or region; never without range, source, year and method,"
              + " never below 10")
  public record Figures(
      Integer minimum,
      Integer maximum,
      @Schema(description = "In the member's own words") String groups,
      String source,
      Integer year,
      @Schema(allowableValues = {"census", "estimate"}) String method) {}

  /**
   * A profile as the caller may see it.
   *
   * @param externalIds the caller's own; null for a caller that can have none
   */
  static ProfileJson of(Profile p, List<External.ExternalId> externalIds) {
    return new ProfileJson(
        p.id().toString(),
        p.version(),
        p.names().original(),
        p.names().values(),
        p.kind(),
        p.country(),
        p.nuts() == null ? null : new Code(p.nuts().code(), p.nuts().version()),
        p.lau() == null ? null : new Code(p.lau().code(), p.lau().version()),
        p.position() == null
            ? null
            : new Position(p.position().latitude(), p.position().longitude()),
        p.population() == null
            ? null
            : new Population(p.population().count(), p.population().year()),
        p.website(),
        p.accession() == null
            ? null
            : new Accession(name(p.accession().status()), p.accession().date()),
        p.workingLanguages(),
        texts(p),
        p.actionPlan() == null
            ? null
            : new ActionPlan(
                p.actionPlan().from(),
                p.actionPlan().to(),
                p.actionPlan().adopted(),
                p.actionPlan().link()),
        p.mediators(),
        figures(p),
        p.created(),
        p.updated(),
        p.lastConfirmed(),
        p.sample(),
        p.themes(),
        p.competences(),
        Audiences.words(p.visibility()),
        Audiences.words(p.hidden()),
        externalIds == null ? null : externalIds.stream().map(ExternalId::of).toList(),
        p.published());
  }

  private static Map<String, Texts> texts(Profile p) {
    Map<String, Texts> texts = new TreeMap<>();
    if (p.texts() != null) {
      p.texts()
          .values()
          .forEach(
              (lang, t) ->
                  texts.put(
                      lang,
                      new Texts(
                          t.summary(),
                          t.needs(),
                          t.competences(),
                          t.fundsExperience(),
                          t.participationBody())));
    }
    return texts;
  }

  private static Figures figures(Profile p) {
    return p.estimate() == null
        ? null
        : new Figures(
            p.estimate().minimum(),
            p.estimate().maximum(),
            p.estimate().groups(),
            p.estimate().source(),
            p.estimate().year(),
            name(p.estimate().method()));
  }

  static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

package org.alliance.portal.profiles.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;

/**
 * What a participating authority or partner shows of itself. About territories and organisations
 * only: there is no field on any person. Immutable.
 *
 * @param id the organisation's id
 * @param version grows by one with each change, from 1
 * @param names official name by language
 * @param kind what the organisation is, a code of vocabulary {@code kind}
 * @param country ISO 3166-1 alpha-2 in capitals, or XK
 * @param nuts statistical region; may be null
 * @param lau local administrative unit; may be null
 * @param position of the town hall or seat; may be null
 * @param population all inhabitants; may be null
 * @param website may be null
 * @param accession whether and since when it takes part; may be null
 * @param workingLanguages codes of vocabulary {@code language}; never null
 * @param themes what it works on, codes of vocabulary {@code theme}; never null
 * @param competences what it can offer others, codes of vocabulary {@code competence}; never null
 * @param texts what it writes about itself; null when there is nothing
 * @param actionPlan its Roma strategy or local action plan; may be null
 * @param mediators how many mediators it employs; may be null
 * @param estimate see there; may be null
 * @param created when the profile was made
 * @param updated when it was last changed
 * @param lastConfirmed when the member last said that all this is right
 * @param sample whether this is invented for trying the portal out
 * @param visibility who may see each section; complete, never null
 * @param hidden sections that this reader may not see and that are therefore empty here; never null
 * @param published whether readers other than the own team, the secretariat and programs that may
 *     change it know of it; once it is published it stays so
 */
public record Profile(
    Id id,
    int version,
    ByLanguage<String> names,
    String kind,
    String country,
    StatisticalCode nuts,
    StatisticalCode lau,
    Position position,
    Population population,
    String website,
    Accession accession,
    List<String> workingLanguages,
    List<String> themes,
    List<String> competences,
    ByLanguage<ProfileText> texts,
    ActionPlan actionPlan,
    Integer mediators,
    Estimate estimate,
    Instant created,
    Instant updated,
    LocalDate lastConfirmed,
    boolean sample,
    Map<Section, Change.Audience> visibility,
    Set<Section> hidden,
    boolean published) {

  /** Type of the thing in {@link org.alliance.portal.api.EntityRef}. */
  public static final String TYPE = "profile";

  /** Copies the collections; a section of which nothing is said is for members. */
  public Profile {
    workingLanguages = List.copyOf(workingLanguages);
    themes = List.copyOf(themes);
    competences = List.copyOf(competences);
    visibility = Section.complete(visibility);
    hidden = hidden.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(hidden));
  }

  /**
   * A code with the version of the classification it is from: codes change their meaning.
   *
   * @param code such as {@code RS12}
   * @param version year of the classification, such as {@code 2024}
   */
  public record StatisticalCode(String code, String version) {
    /** Strips both and turns blank ones into null. */
    public StatisticalCode {
      code = ProfileText.line(code);
      version = ProfileText.line(version);
    }
  }

  /**
   * A point on the map.
   *
   * @param latitude degrees north
   * @param longitude degrees east
   */
  public record Position(Double latitude, Double longitude) {}

  /**
   * All inhabitants.
   *
   * @param count how many
   * @param year when
   */
  public record Population(Integer count, Integer year) {}

  /**
   * How the organisation stands to the Alliance.
   *
   * @param status where it stands
   * @param date since when; may be null
   */
  public record Accession(Status status, LocalDate date) {

    /** Where an accession stands. */
    public enum Status {
      /** Asked for; the secretariat has not decided. */
      APPLIED,
      /** Takes part. */
      JOINED,
      /** Has left. */
      LEFT
    }
  }

  /**
   * A Roma strategy or local action plan.
   *
   * @param from first year; may be null
   * @param to last year; may be null
   * @param adopted when it was adopted; may be null
   * @param link where it can be read; may be null
   */
  public record ActionPlan(Integer from, Integer to, LocalDate adopted, String link) {
    /** Strips the link and turns a blank one into null. */
    public ActionPlan {
      link = ProfileText.line(link);
    }
  }

  /**
   * Whether it is shown among those that take part: it is unless the organisation has only applied,
   * or has left, or the profile is not published.
   */
  public boolean takesPart() {
    return published
        && (accession == null
            || accession.status() == null
            || accession.status() == Accession.Status.JOINED);
  }

  /** The same content, to be changed and handed back. */
  public ProfileDraft draft() {
    return new ProfileDraft(
        names.original(),
        names.values(),
        kind,
        country,
        nuts,
        lau,
        position,
        population,
        website,
        accession,
        workingLanguages,
        themes,
        competences,
        texts == null ? Map.of() : texts.values(),
        actionPlan,
        mediators,
        ProfileDraft.EstimateDraft.of(estimate),
        visibility);
  }
}

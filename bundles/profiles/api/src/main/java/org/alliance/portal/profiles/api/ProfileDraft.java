package org.alliance.portal.profiles.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.api.changes.Change;

/**
 * What somebody wants a profile to say; may be wrong or incomplete in every part until it has been
 * checked. Blank texts and parts without content become null. Immutable.
 *
 * @param original language the organisation's own name is in
 * @param names name by language
 * @param kind what the organisation is, a code of vocabulary {@code kind}
 * @param country ISO 3166-1 alpha-2, or XK
 * @param nuts see {@link Profile}
 * @param lau see {@link Profile}
 * @param position see {@link Profile}
 * @param population see {@link Profile}
 * @param website see {@link Profile}
 * @param accession see {@link Profile}
 * @param workingLanguages see {@link Profile}
 * @param themes see {@link Profile}
 * @param competences see {@link Profile}
 * @param texts what it writes about itself, by language
 * @param actionPlan see {@link Profile}
 * @param mediators see {@link Profile}
 * @param estimate the parts of an {@link Estimate}
 * @param visibility see {@link Profile}; null or incomplete: members may see the rest
 */
public record ProfileDraft(
    String original,
    Map<String, String> names,
    String kind,
    String country,
    Profile.StatisticalCode nuts,
    Profile.StatisticalCode lau,
    Profile.Position position,
    Profile.Population population,
    String website,
    Profile.Accession accession,
    List<String> workingLanguages,
    List<String> themes,
    List<String> competences,
    Map<String, ProfileText> texts,
    Profile.ActionPlan actionPlan,
    Integer mediators,
    EstimateDraft estimate,
    Map<Section, Change.Audience> visibility) {

  /** Drops what is blank; null collections become empty. */
  public ProfileDraft {
    original = ProfileText.line(original);
    names = names(names);
    country = ProfileText.line(country);
    nuts = new Profile.StatisticalCode(null, null).equals(nuts) ? null : nuts;
    lau = new Profile.StatisticalCode(null, null).equals(lau) ? null : lau;
    position = new Profile.Position(null, null).equals(position) ? null : position;
    population = new Profile.Population(null, null).equals(population) ? null : population;
    website = ProfileText.line(website);
    accession = new Profile.Accession(null, null).equals(accession) ? null : accession;
    kind = ProfileText.line(kind);
    workingLanguages = codes(workingLanguages);
    themes = codes(themes);
    competences = codes(competences);
    visibility = Section.complete(visibility);
    texts = texts(texts);
    actionPlan =
        new Profile.ActionPlan(null, null, null, null).equals(actionPlan) ? null : actionPlan;
    estimate = EstimateDraft.NOTHING.equals(estimate) ? null : estimate;
  }

  /** The same, of an organisation that stands otherwise to the Alliance. */
  public ProfileDraft with(Profile.Accession standing) {
    return new ProfileDraft(
        original,
        names,
        kind,
        country,
        nuts,
        lau,
        position,
        population,
        website,
        standing,
        workingLanguages,
        themes,
        competences,
        texts,
        actionPlan,
        mediators,
        estimate,
        visibility);
  }

  private static List<String> codes(List<String> codes) {
    return codes == null ? List.of() : codes.stream().distinct().toList();
  }

  private static Map<String, String> names(Map<String, String> names) {
    Map<String, String> kept = new LinkedHashMap<>();
    if (names != null) {
      new TreeMap<>(names)
          .forEach(
              (lang, name) -> {
                String clean = ProfileText.line(name);
                if (clean != null) {
                  kept.put(lang, clean);
                }
              });
    }
    return Collections.unmodifiableMap(kept);
  }

  private static Map<String, ProfileText> texts(Map<String, ProfileText> texts) {
    Map<String, ProfileText> kept = new LinkedHashMap<>();
    if (texts != null) {
      new TreeMap<>(texts)
          .forEach(
              (lang, text) -> {
                if (text != null && !text.empty()) {
                  kept.put(lang, text);
                }
              });
    }
    return Collections.unmodifiableMap(kept);
  }

  /**
   * The parts of an {@link Estimate}, each of which may be missing.
   *
   * @param minimum see {@link Estimate}
   * @param maximum see {@link Estimate}
   * @param groups see {@link Estimate}
   * @param source see {@link Estimate}
   * @param year see {@link Estimate}
   * @param method see {@link Estimate}
   */
  public record EstimateDraft(
      Integer minimum,
      Integer maximum,
      String groups,
      String source,
      Integer year,
      Estimate.Method method) {
    private static final EstimateDraft NOTHING =
        new EstimateDraft(null, null, null, null, null, null);

    /** Strips the texts and turns blank ones into null. */
    public EstimateDraft {
      groups = ProfileText.line(groups);
      source = ProfileText.line(source);
    }

    /** The parts of an estimate; null for none. */
    public static EstimateDraft of(Estimate estimate) {
      return estimate == null
          ? null
          : new EstimateDraft(
              estimate.minimum(),
              estimate.maximum(),
              estimate.groups(),
              estimate.source(),
              estimate.year(),
              estimate.method());
    }

    /**
     * The estimate itself.
     *
     * @throws org.alliance.portal.api.ValidationException naming every wrong or missing part
     */
    public Estimate estimate() {
      if (year == null) {
        throw new org.alliance.portal.api.ValidationException(
            Estimate.problems(minimum, maximum, groups, source, null, method));
      }
      return new Estimate(minimum, maximum, groups, source, year, method);
    }
  }
}

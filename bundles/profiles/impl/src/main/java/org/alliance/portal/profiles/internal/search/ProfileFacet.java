package org.alliance.portal.profiles.internal.search;

import java.util.List;
import org.alliance.portal.api.vocabulary.Vocabulary;

/**
 * A facet of profiles: what the index has, lists offer and programs may ask for.
 *
 * @param name in addresses and queries
 * @param scheme the vocabulary that names its values; null for one with values of its own
 * @param values its values in their order; empty with a scheme
 */
public record ProfileFacet(String name, String scheme, List<String> values) {
  /** Where a member is. */
  public static final String COUNTRY = "country";

  /** What a member is. */
  public static final String KIND = "kind";

  static final String THEME = "theme";
  static final String COMPETENCE = "competence";
  static final String LANGUAGE = "language";
  static final String SIZE = "size";
  static final String FRESHNESS = "freshness";

  /** The sizes between which members look for their like, smallest first. */
  static final List<String> SIZES =
      List.of("under-5000", "5000-20000", "20000-100000", "over-100000");

  /** What members are shown. */
  public static final List<ProfileFacet> MEMBERS =
      List.of(
          of(COUNTRY, Vocabulary.COUNTRY),
          of(KIND, Vocabulary.KIND),
          of(THEME, Vocabulary.THEME),
          of(COMPETENCE, Vocabulary.COMPETENCE),
          of(LANGUAGE, Vocabulary.LANGUAGE),
          new ProfileFacet(SIZE, null, SIZES),
          new ProfileFacet(FRESHNESS, null, List.of("fresh", "asked", "stale")));

  /** What everybody is shown. */
  public static final List<ProfileFacet> PARTICIPANTS =
      List.of(of(COUNTRY, Vocabulary.COUNTRY), of(KIND, Vocabulary.KIND));

  private static ProfileFacet of(String name, String scheme) {
    return new ProfileFacet(name, scheme, List.of());
  }

  /** Start of the key of a value's text, where no vocabulary names it. */
  public String valueKey() {
    return "profiles." + name + ".";
  }
}

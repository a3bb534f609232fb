package org.alliance.portal.profiles.internal.search;

import java.util.List;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.ListFacet;

/** The facets of profiles: what the index has, lists offer and programs may ask for. */
public final class ProfileFacets {
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
  public static final List<ListFacet> MEMBERS =
      List.of(
          terms(COUNTRY, Vocabulary.COUNTRY),
          terms(KIND, Vocabulary.KIND),
          terms(THEME, Vocabulary.THEME),
          terms(COMPETENCE, Vocabulary.COMPETENCE),
          terms(LANGUAGE, Vocabulary.LANGUAGE),
          values(SIZE, SIZES),
          values(FRESHNESS, List.of("fresh", "asked", "stale")));

  /** What everybody is shown. */
  public static final List<ListFacet> PARTICIPANTS =
      List.of(terms(COUNTRY, Vocabulary.COUNTRY), terms(KIND, Vocabulary.KIND));

  private ProfileFacets() {}

  private static ListFacet terms(String name, String scheme) {
    return ListFacet.terms(name, "profiles.facet." + name, scheme);
  }

  private static ListFacet values(String name, List<String> values) {
    return ListFacet.values(name, "profiles.facet." + name, "profiles." + name + ".", values);
  }
}

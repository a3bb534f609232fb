package org.alliance.portal.profiles.internal.web;

import java.util.List;
import org.alliance.portal.api.vocabulary.Vocabulary;

/**
 * A facet of the lists of members, as {@code Searchable} has it.
 *
 * @param name in addresses and queries
 * @param scheme the vocabulary that names its values; null for one with values of its own
 * @param values its values in their order; empty with a scheme
 */
public record ListFacet(String name, String scheme, List<String> values) {
  /** Where a member is. */
  public static final String COUNTRY = "country";

  /** What a member is. */
  public static final String KIND = "kind";

  /** What members are shown. */
  public static final List<ListFacet> MEMBERS =
      List.of(
          of(COUNTRY, Vocabulary.COUNTRY),
          of(KIND, Vocabulary.KIND),
          of("theme", Vocabulary.THEME),
          of("competence", Vocabulary.COMPETENCE),
          of("language", Vocabulary.LANGUAGE),
          new ListFacet(
              "size", null, List.of("under-5000", "5000-20000", "20000-100000", "over-100000")),
          new ListFacet("freshness", null, List.of("fresh", "asked", "stale")));

  /** What everybody is shown. */
  public static final List<ListFacet> PARTICIPANTS =
      List.of(of(COUNTRY, Vocabulary.COUNTRY), of(KIND, Vocabulary.KIND));

  private static ListFacet of(String name, String scheme) {
    return new ListFacet(name, scheme, List.of());
  }

  /** Start of the key of a value's text, where no vocabulary names it. */
  public String valueKey() {
    return "profiles." + name + ".";
  }
}

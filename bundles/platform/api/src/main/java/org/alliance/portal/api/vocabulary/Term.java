package org.alliance.portal.api.vocabulary;

import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;

/**
 * A word of a vocabulary. Immutable.
 *
 * @param id its id, by which the change log names it (type {@code term})
 * @param version grows by one with each change, from 1
 * @param scheme which vocabulary: {@code theme}, {@code competence}, {@code kind}, {@code country},
 *     {@code language}
 * @param code what records keep, unique in the scheme for ever: {@code [A-Za-z][A-Za-z0-9-]{0,39}};
 *     ISO 3166-1 alpha-2 (or XK) for countries, ISO 639-1 (or {@code rom}) for languages
 * @param names by language
 * @param state whether it can be chosen
 * @param mergedInto code of the term that took its place; null unless {@link State#MERGED}
 */
public record Term(
    Id id,
    int version,
    String scheme,
    String code,
    ByLanguage<String> names,
    State state,
    String mergedInto) {

  /** Type of the thing in {@link org.alliance.portal.api.EntityRef}. */
  public static final String TYPE = "term";

  /** Whether a term can be chosen. */
  public enum State {
    /** It can be chosen. */
    ACTIVE,
    /** It is shown where it is used, and can be chosen no more. */
    RETIRED,
    /** Another term took its place; features replace it in their records. */
    MERGED
  }
}

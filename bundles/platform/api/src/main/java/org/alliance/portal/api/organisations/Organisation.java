package org.alliance.portal.api.organisations;

import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;

/**
 * A participating authority or partner.
 *
 * @param id its id, shared by the profile of the same organisation
 * @param version grows by one with each change, from 1
 * @param names official name by language, 1 to 200 characters each
 * @param country ISO 3166-1 alpha-2 in capitals, or XK
 * @param kind what it is: a code of the vocabulary {@code kind}
 * @param state whether it takes part
 */
public record Organisation(
    Id id, int version, ByLanguage<String> names, String country, String kind, State state) {

  /** Whether an organisation takes part. */
  public enum State {
    /** It takes part. */
    ACTIVE,
    /** It has left; what it wrote stays. */
    LEFT
  }
}

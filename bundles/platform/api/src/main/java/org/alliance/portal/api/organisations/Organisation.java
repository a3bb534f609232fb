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
 * @param kind what it is
 * @param state whether it takes part
 */
public record Organisation(
    Id id, int version, ByLanguage<String> names, String country, Kind kind, State state) {

  /** What an organisation is. */
  public enum Kind {
    /** A city, town or commune. */
    MUNICIPALITY,
    /** A region, county or province. */
    REGION,
    /** An association of authorities. */
    ASSOCIATION,
    /** A non-governmental partner. */
    NGO
  }

  /** Whether an organisation takes part. */
  public enum State {
    /** It takes part. */
    ACTIVE,
    /** It has left; what it wrote stays. */
    LEFT
  }
}

package org.alliance.portal.profiles.api;

import org.alliance.portal.api.organisations.Organisation;

/**
 * Which profiles to list.
 *
 * @param country ISO 3166-1 alpha-2 or XK; null for all
 * @param kind null for all
 */
public record ProfileFilter(String country, Organisation.Kind kind) {
  /** All profiles. */
  public static final ProfileFilter ALL = new ProfileFilter(null, null);
}

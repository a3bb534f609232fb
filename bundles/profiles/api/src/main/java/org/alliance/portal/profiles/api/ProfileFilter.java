package org.alliance.portal.profiles.api;

/**
 * Which profiles to list.
 *
 * @param country ISO 3166-1 alpha-2 or XK; null for all
 * @param kind a code of vocabulary {@code kind}; null for all
 */
public record ProfileFilter(String country, String kind) {
  /** All profiles. */
  public static final ProfileFilter ALL = new ProfileFilter(null, null);
}

package org.alliance.portal.profiles.internal.web;

import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.profiles.api.ProfileSummary;

/**
 * A profile as an entry of the directory.
 *
 * @param id as text
 * @param name with the language it is in
 * @param kind end of the text key
 * @param country ISO 3166-1 alpha-2, or XK
 * @param population may be null
 * @param summary with the language it is in; may be null
 * @param sample whether it is invented
 */
public record ProfileEntry(
    String id,
    ByLanguage.Chosen<String> name,
    String kind,
    String country,
    Integer population,
    ByLanguage.Chosen<String> summary,
    boolean sample) {

  static ProfileEntry of(ProfileSummary p) {
    return new ProfileEntry(
        p.id().toString(),
        p.name(),
        p.kind(),
        p.country(),
        p.population(),
        p.summary(),
        p.sample());
  }
}

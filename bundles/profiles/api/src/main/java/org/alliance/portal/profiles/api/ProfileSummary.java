package org.alliance.portal.profiles.api;

import java.time.Instant;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.organisations.Organisation;

/**
 * A profile as an entry of a list.
 *
 * @param id the organisation's id
 * @param version see {@link Profile}
 * @param name in the best language for the reader
 * @param kind what the organisation is
 * @param country ISO 3166-1 alpha-2, or XK
 * @param population all inhabitants; may be null
 * @param summary in the best language for the reader; may be null
 * @param updated when it was last changed
 * @param sample whether this is invented for trying the portal out
 */
public record ProfileSummary(
    Id id,
    int version,
    ByLanguage.Chosen<String> name,
    Organisation.Kind kind,
    String country,
    Integer population,
    ByLanguage.Chosen<String> summary,
    Instant updated,
    boolean sample) {}

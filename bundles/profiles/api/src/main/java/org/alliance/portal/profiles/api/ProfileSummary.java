package org.alliance.portal.profiles.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;

/**
 * A profile as an entry of a list.
 *
 * @param id the organisation's id
 * @param version see {@link Profile}
 * @param name in the best language for the reader
 * @param kind a code of vocabulary {@code kind}
 * @param country ISO 3166-1 alpha-2, or XK
 * @param population all inhabitants; null when unknown or hidden
 * @param summary in the best language for the reader; null when there is none or it is hidden
 * @param position of the town hall or seat; null when unknown or hidden
 * @param themes codes of vocabulary {@code theme}; empty when hidden
 * @param updated when it was last changed
 * @param lastConfirmed when the member last said that all this is right
 * @param sample whether this is invented for trying the portal out
 */
public record ProfileSummary(
    Id id,
    int version,
    ByLanguage.Chosen<String> name,
    String kind,
    String country,
    Integer population,
    ByLanguage.Chosen<String> summary,
    Profile.Position position,
    List<String> themes,
    Instant updated,
    LocalDate lastConfirmed,
    boolean sample) {}

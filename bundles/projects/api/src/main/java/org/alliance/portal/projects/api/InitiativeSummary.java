package org.alliance.portal.projects.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;

/**
 * An initiative as an entry of a list.
 *
 * @param id its id
 * @param version see {@link Initiative}
 * @param organisation whose it is
 * @param organisationName the organisation's name in the best language for the reader
 * @param country the organisation's, ISO 3166-1 alpha-2, or XK
 * @param kind what it is
 * @param title in the best language for the reader
 * @param summary in the best language for the reader
 * @param themes codes of vocabulary {@code theme}
 * @param status where it stands; null when not said
 * @param evidence see {@link Initiative}
 * @param from first day; null when not said
 * @param to last day; null when not said
 * @param budget in euros; null when not said
 * @param adoptions see {@link Initiative}
 * @param updated when it was last published
 * @param sample whether it is invented for trying the portal out
 */
public record InitiativeSummary(
    Id id,
    int version,
    Id organisation,
    ByLanguage.Chosen<String> organisationName,
    String country,
    InitiativeDraft.Kind kind,
    ByLanguage.Chosen<String> title,
    ByLanguage.Chosen<String> summary,
    List<String> themes,
    InitiativeDraft.Status status,
    InitiativeDraft.Evidence evidence,
    LocalDate from,
    LocalDate to,
    BigDecimal budget,
    int adoptions,
    Instant updated,
    boolean sample) {}

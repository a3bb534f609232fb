package org.alliance.portal.membership.internal;

import org.alliance.portal.api.ByLanguage;

/**
 * What an accepted organisation will be called.
 *
 * @param names official name by language
 * @param country ISO 3166-1 alpha-2, or XK
 * @param kind code of the vocabulary {@code kind}
 * @param note what the moderators remember; empty for nothing
 */
public record Acceptance(ByLanguage<String> names, String country, String kind, String note) {}

package org.alliance.portal.projects.api;

import org.alliance.portal.api.Id;

/**
 * Which initiatives to list.
 *
 * @param organisation whose; null for all
 * @param country the organisation's, ISO 3166-1 alpha-2 or XK; null for all
 * @param theme a code of vocabulary {@code theme}; null for all
 * @param kind what they are; null for all
 */
public record InitiativeFilter(
    Id organisation, String country, String theme, InitiativeDraft.Kind kind) {
  /** All initiatives. */
  public static final InitiativeFilter ALL = new InitiativeFilter(null, null, null, null);
}

package org.alliance.portal.membership.api;

import java.util.List;
import org.alliance.portal.api.Id;

/**
 * What an accepted application said of its organisation, never of a person.
 *
 * @param application id of the application
 * @param lang language it was written in, ISO 639-1
 * @param website address, {@code https://} or {@code http://}; null when none was given
 * @param population number of inhabitants; null when none was given
 * @param about what the organisation is and does, plain text, at most 4,000 characters; empty when
 *     nothing was said
 * @param themes codes of the vocabulary {@code theme}; empty when none was chosen
 */
public record Accepted(
    Id application,
    String lang,
    String website,
    Integer population,
    String about,
    List<String> themes) {

  /** Copies the list. */
  public Accepted {
    themes = List.copyOf(themes);
  }
}

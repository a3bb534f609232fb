package org.alliance.portal.profiles.internal;

import org.alliance.portal.profiles.api.ProfileFilter;

/** Reads filters from what clients send. */
public final class Filters {
  private Filters() {}

  /** A filter from its texts, whose values the service looks up; blank ones let all through. */
  public static ProfileFilter parse(String country, String kind) {
    return new ProfileFilter(text(country), text(kind));
  }

  private static String text(String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }
}

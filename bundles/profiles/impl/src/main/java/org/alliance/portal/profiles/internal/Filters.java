package org.alliance.portal.profiles.internal;

import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.profiles.api.ProfileFilter;

/** Reads filters from what clients send. */
public final class Filters {
  private Filters() {}

  /**
   * A filter from its texts; blank ones let everything through.
   *
   * @throws org.alliance.portal.api.ValidationException naming {@code country} or {@code kind}
   */
  public static ProfileFilter parse(String country, String kind) {
    Reading reading = new Reading();
    ProfileFilter filter =
        new ProfileFilter(
            reading.value("country", country, "portal.problem.unknown-value", Filters::country),
            reading.choice("kind", kind, Organisation.Kind.class));
    reading.refuse(java.util.List.of());
    return filter;
  }

  private static String country(String code) {
    if (!ProfileRules.country(code)) {
      throw new IllegalArgumentException("not a country");
    }
    return code;
  }
}

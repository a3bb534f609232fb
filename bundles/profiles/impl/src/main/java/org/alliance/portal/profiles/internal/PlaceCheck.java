package org.alliance.portal.profiles.internal;

import org.alliance.portal.api.FieldProblem;

/** Knows whether a point can be the seat of an organisation of a country. */
@FunctionalInterface
public interface PlaceCheck {
  /** Knows nothing of the world and lets every point pass. */
  static PlaceCheck none() {
    return (country, latitude, longitude) -> null;
  }

  /**
   * What stands against a point.
   *
   * @param country ISO 3166-1 alpha-2, or XK
   * @param latitude degrees north
   * @param longitude degrees east
   * @return null when nothing does
   */
  FieldProblem problem(String country, double latitude, double longitude);
}

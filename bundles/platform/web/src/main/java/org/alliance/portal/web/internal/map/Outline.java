package org.alliance.portal.web.internal.map;

import java.util.List;

/**
 * Where a country is, by longitude and latitude. No country here crosses the 180th meridian or a
 * pole, so that degrees can be taken as a plane, stretched by the cosine of the latitude.
 */
final class Outline {
  private static final double KM_PER_DEGREE = 111.2;
  private static final double LEAST_COSINE = 0.05;

  private final String code;
  private final List<Ring> rings;

  /** A closed line: longitudes and latitudes of its corners. */
  private record Ring(
      double[] x, double[] y, double west, double east, double south, double north) {

    static Ring of(double[] x, double[] y) {
      double west = x[0];
      double east = x[0];
      double south = y[0];
      double north = y[0];
      for (int i = 1; i < x.length; i++) {
        west = Math.min(west, x[i]);
        east = Math.max(east, x[i]);
        south = Math.min(south, y[i]);
        north = Math.max(north, y[i]);
      }
      return new Ring(x, y, west, east, south, north);
    }

    boolean near(double latitude, double longitude, double km) {
      double up = km / KM_PER_DEGREE;
      double aside = up / cosine(latitude);
      return latitude >= south - up
          && latitude <= north + up
          && longitude >= west - aside
          && longitude <= east + aside;
    }

    /** Whether a line eastwards from the point crosses the ring an odd number of times. */
    boolean odd(double latitude, double longitude) {
      boolean odd = false;
      for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
        if (y[i] > latitude != y[j] > latitude
            && longitude < (x[j] - x[i]) * (latitude - y[i]) / (y[j] - y[i]) + x[i]) {
          odd = !odd;
        }
      }
      return odd;
    }

    double distanceKm(double latitude, double longitude) {
      double stretch = cosine(latitude);
      double least = Double.MAX_VALUE;
      for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
        double ax = (x[j] - longitude) * stretch;
        double ay = y[j] - latitude;
        double dx = (x[i] - x[j]) * stretch;
        double dy = y[i] - y[j];
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
        least = Math.min(least, Math.hypot(ax + t * dx, ay + t * dy));
      }
      return least * KM_PER_DEGREE;
    }
  }

  /**
   * @param code of the country
   * @param steps for each ring longitude and latitude of its first corner, then the steps to the
   *     next ones, in thousandths of a degree; islands and holes alike
   */
  Outline(String code, List<int[]> steps) {
    this.code = code;
    this.rings = steps.stream().map(Outline::ring).toList();
  }

  private static Ring ring(int[] steps) {
    double[] x = new double[steps.length / 2];
    double[] y = new double[steps.length / 2];
    int east = 0;
    int north = 0;
    for (int i = 0; i < x.length; i++) {
      east += steps[2 * i];
      north += steps[2 * i + 1];
      x[i] = east / 1000d;
      y[i] = north / 1000d;
    }
    return Ring.of(x, y);
  }

  private static double cosine(double latitude) {
    return Math.max(LEAST_COSINE, Math.cos(Math.toRadians(latitude)));
  }

  String code() {
    return code;
  }

  /** Whether it is worth measuring. */
  boolean mayBeWithin(double latitude, double longitude, double km) {
    return rings.stream().anyMatch(ring -> ring.near(latitude, longitude, km));
  }

  /** Kilometres to the country; 0 within it. */
  double distanceKm(double latitude, double longitude) {
    boolean inside = false;
    for (Ring ring : rings) {
      inside ^= ring.odd(latitude, longitude);
    }
    return inside
        ? 0
        : rings.stream()
            .mapToDouble(ring -> ring.distanceKm(latitude, longitude))
            .min()
            .orElse(Double.MAX_VALUE);
  }
}

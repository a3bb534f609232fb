package org.alliance.portal.web.internal.map;

import org.alliance.portal.api.web.Europe;

/**
 * Lambert's azimuthal equal-area projection of a sphere, as the shapes were drawn with.
 *
 * @param latitude of the centre, degrees
 * @param longitude of the centre, degrees
 * @param scale units per radian at the centre
 * @param x of the centre on the map
 * @param y of the centre on the map, down
 */
record Projection(double latitude, double longitude, double scale, double x, double y) {

  Europe.Point point(double northing, double easting) {
    double phi = Math.toRadians(northing);
    double phi0 = Math.toRadians(latitude);
    double lambda = Math.toRadians(easting - longitude);
    double cosine =
        Math.sin(phi0) * Math.sin(phi) + Math.cos(phi0) * Math.cos(phi) * Math.cos(lambda);
    // At the far side of the earth this is infinite, which is outside every frame.
    double k = scale * Math.sqrt(2 / (1 + cosine));
    double right = k * Math.cos(phi) * Math.sin(lambda);
    double up =
        k * (Math.cos(phi0) * Math.sin(phi) - Math.sin(phi0) * Math.cos(phi) * Math.cos(lambda));
    return new Europe.Point(tenth(x + right), tenth(y - up));
  }

  private static double tenth(double value) {
    return Math.round(value * 10) / 10d;
  }
}

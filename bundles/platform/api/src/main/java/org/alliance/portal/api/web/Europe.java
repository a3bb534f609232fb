package org.alliance.portal.api.web;

import java.util.List;
import java.util.Optional;

/**
 * The map of Europe: shapes to draw and where a place is. Positions are degrees, WGS 84, north and
 * east positive. Countries are those of the Council of Europe and Kosovo, by ISO 3166-1 alpha-2
 * ({@code XK} for Kosovo). Shapes are coarse, some 2 km off in places; use a tolerance. A service
 * of the platform; thread-safe.
 */
public interface Europe {

  /**
   * A country as it is drawn.
   *
   * @param code ISO 3166-1 alpha-2
   * @param path SVG path data, in units of the view box; parts outside the frame are left out
   * @param x of a point well inside, where a label may stand
   * @param y of that point
   * @param small whether it is too small to be pointed at, and wants a disc at that point
   */
  record Country(String code, String path, double x, double y, boolean small) {}

  /**
   * A place on the map, in units of the view box.
   *
   * @param x to the right
   * @param y down
   */
  record Point(double x, double y) {}

  /** Value of the SVG attribute {@code viewBox}. */
  String viewBox();

  /** SVG path data of the neighbours that have no shape of their own. */
  String land();

  /** The countries, by code. */
  List<Country> countries();

  /** Where a position is drawn; empty outside the frame. */
  Optional<Point> point(double latitude, double longitude);

  /**
   * The country of a position, its parts overseas included.
   *
   * @param toleranceKm how far outside still counts, 0 to 500; the nearest country is taken
   * @return a code; empty at sea and elsewhere
   */
  Optional<String> countryAt(double latitude, double longitude, double toleranceKm);

  /**
   * Whether a position is in a country or near it.
   *
   * @param country a code; one the map does not know has no positions
   * @param toleranceKm how far outside still counts, 0 to 500
   */
  boolean within(String country, double latitude, double longitude, double toleranceKm);
}

package org.alliance.portal.api.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A map of Europe for the macro {@code render} of {@code portal/map}: countries shaded by a count,
 * each a link, and places as dots. Immutable.
 *
 * @param viewBox as of {@link Europe}
 * @param land as of {@link Europe}
 * @param shapes every country; the chosen ones last, so that their outline is on top
 * @param dots places; none when there are more than {@link #MAX_DOTS}
 * @param shades the legend, lowest count first; empty when no country has any
 */
public record MapView(
    String viewBox, String land, List<Shape> shapes, List<Dot> dots, List<Shade> shades) {

  /** With more places than this the map shows countries only. */
  public static final int MAX_DOTS = 300;

  private static final int LEVELS = 5;
  private static final int MIDDLE = 3;
  private static final long[] ROUND = {1, 2, 3, 5, 10, 15, 20, 30, 50};
  private static final int ROUND_PERIOD = 100;

  /**
   * A country.
   *
   * @param code ISO 3166-1 alpha-2
   * @param path SVG path data
   * @param x of its disc, if it is small
   * @param y of its disc
   * @param small whether it is drawn with a disc
   * @param count how many things are there
   * @param href where it leads; null for nowhere
   * @param level 1 (few) to 5 (many); 0 without any
   * @param current whether it is chosen
   */
  public record Shape(
      String code,
      String path,
      double x,
      double y,
      boolean small,
      long count,
      String href,
      int level,
      boolean current) {}

  /**
   * A place as it is drawn.
   *
   * @param x in units of the view box
   * @param y in units of the view box
   * @param href where it leads; null for nowhere
   * @param label its name
   */
  public record Dot(double x, double y, String href, String label) {}

  /**
   * A place to be drawn; left out when it is outside the frame.
   *
   * @param latitude degrees
   * @param longitude degrees
   * @param label its name
   * @param href where it leads; null for nowhere
   */
  public record Place(double latitude, double longitude, String label, String href) {}

  /**
   * An entry of the legend.
   *
   * @param level 1 to 5
   * @param from lowest count
   * @param to highest count
   */
  public record Shade(int level, long from, long to) {}

  /** Copies the lists. */
  public MapView {
    shapes = List.copyOf(shapes);
    dots = List.copyOf(dots);
    shades = List.copyOf(shades);
  }

  /**
   * A map of counts and places.
   *
   * @param counts by country; others have none
   * @param href address of a country's list, by code; may return null
   * @param chosen countries that are chosen
   * @param places places to show, may be empty
   */
  public static MapView of(
      Europe europe,
      Map<String, Long> counts,
      Function<String, String> href,
      Set<String> chosen,
      List<Place> places) {
    List<Shade> shades = shades(counts.values().stream().mapToLong(n -> n).max().orElse(0));
    List<Shape> shapes = new ArrayList<>();
    for (Europe.Country country : europe.countries()) {
      long count = counts.getOrDefault(country.code(), 0L);
      boolean current = chosen.contains(country.code());
      shapes.add(
          new Shape(
              country.code(),
              country.path(),
              country.x(),
              country.y(),
              country.small(),
              count,
              count > 0 || current ? href.apply(country.code()) : null,
              level(shades, count),
              current));
    }
    shapes.sort(Comparator.comparing(Shape::current));
    return new MapView(
        europe.viewBox(),
        europe.land(),
        shapes,
        places.size() > MAX_DOTS ? List.of() : dots(europe, places),
        shades);
  }

  private static List<Dot> dots(Europe europe, List<Place> places) {
    return places.stream()
        .flatMap(
            place ->
                europe
                    .point(place.latitude(), place.longitude())
                    .map(at -> new Dot(at.x(), at.y(), place.href(), place.label()))
                    .stream())
        .toList();
  }

  /** Counts are uneven: a few countries have most. So the classes grow by a factor. */
  private static List<Shade> shades(long most) {
    List<Long> starts = new ArrayList<>();
    for (int i = 0; i < LEVELS && most > 0; i++) {
      long start = most <= LEVELS ? i + 1L : rounded(Math.pow(most, i / (double) LEVELS));
      if (start <= most && (starts.isEmpty() || start > starts.get(starts.size() - 1))) {
        starts.add(start);
      }
    }
    List<Shade> shades = new ArrayList<>();
    int last = starts.size() - 1;
    for (int i = 0; i <= last; i++) {
      int level = last == 0 ? MIDDLE : 1 + Math.round(i * (LEVELS - 1f) / last);
      shades.add(new Shade(level, starts.get(i), i == last ? most : starts.get(i + 1) - 1));
    }
    return shades;
  }

  private static long rounded(double value) {
    long best = 1;
    for (long unit = 1; unit <= value; unit *= ROUND_PERIOD) {
      for (long round : ROUND) {
        if (Math.abs(Math.log(round * unit / value)) < Math.abs(Math.log(best / value))) {
          best = round * unit;
        }
      }
    }
    return best;
  }

  private static int level(List<Shade> shades, long count) {
    return shades.stream()
        .filter(shade -> shade.from() <= count && count <= shade.to())
        .mapToInt(Shade::level)
        .findFirst()
        .orElse(0);
  }

  /** The countries with a count, highest first, for the list that says what the map shows. */
  public List<Shape> listed() {
    return shapes.stream()
        .filter(shape -> shape.count() > 0)
        .sorted(Comparator.comparingLong(Shape::count).reversed().thenComparing(Shape::code))
        .toList();
  }
}

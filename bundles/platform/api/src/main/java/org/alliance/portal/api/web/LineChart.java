package org.alliance.portal.api.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A small chart of values over years for the macro {@code line} of {@code portal/chart}: where its
 * axes, lines and marks stand. A value may be a range, which is drawn as a band and never as one
 * number. Immutable.
 *
 * @param points what is shown, by year; gaps included
 * @param years ticks of the horizontal axis
 * @param values ticks of the vertical axis
 * @param runs stretches without a gap
 * @param marks one for each point that has a value, by year
 */
public record LineChart(
    List<Point> points, List<Tick> years, List<Tick> values, List<Run> runs, List<Mark> marks) {

  /** Width of the view box. */
  public static final int WIDTH = 420;

  /** Height of the view box. */
  public static final int HEIGHT = 260;

  /** Left edge of the plot; the labels of the values stand before it. */
  public static final int LEFT = 78;

  /** Right edge of the plot. */
  public static final int RIGHT = 400;

  /** Upper edge of the plot. */
  public static final int TOP = 28;

  /** Lower edge of the plot; the years stand below it. */
  public static final int BOTTOM = 222;

  private static final int MAX_POINTS = 200;
  private static final int VALUE_STEPS = 4;
  private static final int YEAR_STEPS = 5;
  private static final double FROM_ZERO = 0.6;

  /**
   * A value of a year.
   *
   * @param year any
   * @param low lowest value; null when there is none, which breaks the line
   * @param high highest value; equal to {@code low} unless it is a range
   */
  public record Point(int year, Double low, Double high) {

    /** Puts the ends of a range in order. */
    public Point {
      if ((low == null) != (high == null)) {
        throw new IllegalArgumentException("A point has both ends or none");
      }
      if (low != null && low > high) {
        double swapped = low;
        low = high;
        high = swapped;
      }
    }

    /** One value. */
    public static Point of(int year, double value) {
      return new Point(year, value, value);
    }

    /** A range. */
    public static Point range(int year, double low, double high) {
      return new Point(year, low, high);
    }

    /** A year of which nothing is known. */
    public static Point gap(int year) {
      return new Point(year, null, null);
    }

    /** Whether both ends differ. */
    public boolean isRange() {
      return low != null && !low.equals(high);
    }
  }

  /**
   * A line across the plot with its label.
   *
   * @param value what it stands for
   * @param at x for years, y for values
   */
  public record Tick(double value, double at) {

    /** The year of a tick, as it is written. */
    public int year() {
      return (int) value;
    }
  }

  /**
   * A stretch without a gap.
   *
   * @param band SVG path data of the area between the ends of ranges; null when there is no range
   * @param low SVG path data along the lower ends
   * @param high SVG path data along the upper ends; null when it would be the same
   */
  public record Run(String band, String low, String high) {}

  /**
   * A point as it is drawn.
   *
   * @param point the point
   * @param x of both ends
   * @param low y of the lower end
   * @param high y of the upper end, above or at the lower
   */
  public record Mark(Point point, double x, double low, double high) {}

  /** Copies the lists. */
  public LineChart {
    points = List.copyOf(points);
    years = List.copyOf(years);
    values = List.copyOf(values);
    runs = List.copyOf(runs);
    marks = List.copyOf(marks);
  }

  /**
   * A chart of points in any order. Without any value there are no ticks, runs or marks.
   *
   * @throws IllegalArgumentException for two points of one year or more than 200 points
   */
  public static LineChart of(List<Point> points) {
    List<Point> sorted = points.stream().sorted(Comparator.comparingInt(Point::year)).toList();
    if (sorted.stream().map(Point::year).distinct().count() < sorted.size()
        || sorted.size() > MAX_POINTS) {
      throw new IllegalArgumentException("One point a year, at most " + MAX_POINTS);
    }
    List<Point> known = sorted.stream().filter(point -> point.low() != null).toList();
    if (known.isEmpty()) {
      return new LineChart(sorted, List.of(), List.of(), List.of(), List.of());
    }
    Scale value = valueScale(known);
    Scale year = yearScale(known);
    List<Mark> marks =
        known.stream()
            .map(
                point ->
                    new Mark(
                        point,
                        year.at(point.year()),
                        value.at(point.low()),
                        value.at(point.high())))
            .toList();
    return new LineChart(sorted, year.ticks(), value.ticks(), runs(sorted, marks), marks);
  }

  /** From the first tick to the last, on a line from one edge to another. */
  private record Scale(
      double from, double to, double start, double end, double firstTick, double step) {

    double at(double value) {
      double share = to == from ? 0.5 : (value - from) / (to - from);
      return tenth(start + share * (end - start));
    }

    List<Tick> ticks() {
      List<Tick> ticks = new ArrayList<>();
      for (int i = 0; firstTick + i * step <= to + step / 1000; i++) {
        ticks.add(new Tick(firstTick + i * step, at(firstTick + i * step)));
      }
      return ticks;
    }
  }

  private static Scale valueScale(List<Point> known) {
    double least = known.stream().mapToDouble(Point::low).min().orElseThrow();
    double most = known.stream().mapToDouble(Point::high).max().orElseThrow();
    if (least >= 0 && (least <= most * FROM_ZERO || least == most)) {
      least = 0;
    } else if (most <= 0 && (most >= least * FROM_ZERO || least == most)) {
      most = 0;
    }
    double step = step(most == least ? 1 : (most - least) / VALUE_STEPS);
    double from = Math.floor(least / step) * step;
    double to = Math.max(Math.ceil(most / step) * step, from + step);
    return new Scale(from, to, BOTTOM, TOP, from, step);
  }

  private static Scale yearScale(List<Point> known) {
    int first = known.get(0).year();
    int last = known.get(known.size() - 1).year();
    if (first == last) {
      return new Scale(first, last, LEFT, RIGHT, first, 1);
    }
    double step = Math.max(1, step((last - first) / (double) YEAR_STEPS));
    return new Scale(first, last, LEFT + 14d, RIGHT - 14d, Math.ceil(first / step) * step, step);
  }

  /** The next of 1, 2, 5, 10, 20, 50 and so on. */
  private static double step(double atLeast) {
    double unit = Math.pow(10, Math.floor(Math.log10(atLeast)));
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * unit >= atLeast * 0.999_999) {
        return factor * unit;
      }
    }
    return 10 * unit;
  }

  private static List<Run> runs(List<Point> sorted, List<Mark> marks) {
    List<Run> runs = new ArrayList<>();
    List<Mark> run = new ArrayList<>();
    int next = 0;
    for (Point point : sorted) {
      if (point.low() != null) {
        run.add(marks.get(next++));
      } else {
        end(run, runs);
      }
    }
    end(run, runs);
    return runs;
  }

  private static void end(List<Mark> run, List<Run> runs) {
    if (run.size() > 1) {
      boolean range = run.stream().anyMatch(mark -> mark.point().isRange());
      StringBuilder low = new StringBuilder();
      StringBuilder high = new StringBuilder();
      StringBuilder back = new StringBuilder();
      for (int i = 0; i < run.size(); i++) {
        Mark mark = run.get(i);
        Mark mirrored = run.get(run.size() - 1 - i);
        low.append(i == 0 ? 'M' : 'L').append(pair(mark.x(), mark.low()));
        high.append(i == 0 ? 'M' : 'L').append(pair(mark.x(), mark.high()));
        back.append('L').append(pair(mirrored.x(), mirrored.high()));
      }
      runs.add(
          new Run(
              range ? low + back.toString() + "Z" : null,
              low.toString(),
              range ? high.toString() : null));
    }
    run.clear();
  }

  private static String pair(double x, double y) {
    return String.format(Locale.ROOT, "%.1f %.1f", x, y);
  }

  private static double tenth(double value) {
    return Math.round(value * 10) / 10d;
  }

  /** The last mark, which carries its value on the chart; null when there is none. */
  public Mark last() {
    return marks.isEmpty() ? null : marks.get(marks.size() - 1);
  }

  /** The first mark; null when there is none. */
  public Mark first() {
    return marks.isEmpty() ? null : marks.get(0);
  }
}

package org.alliance.portal.profiles.internal.web;

import java.util.List;
import org.alliance.portal.api.web.LineChart;
import org.alliance.portal.profiles.api.Figure;

/**
 * What a profile said of the years, to be drawn. One year alone is no progress and is left out.
 *
 * @param population null for none
 * @param estimate ranges; null for none
 * @param estimates the ranges with their sources, latest first
 * @param plans latest first; empty for none or one
 */
public record Progress(
    LineChart population, LineChart estimate, List<Figure> estimates, List<Figure> plans) {

  static final Progress NONE = new Progress(null, null, List.of(), List.of());

  /** The figures as charts. */
  public static Progress of(List<Figure> figures) {
    if (figures.isEmpty()) {
      return NONE;
    }
    LineChart estimate = chart(figures, Figure.Kind.ESTIMATE);
    return new Progress(
        chart(figures, Figure.Kind.POPULATION),
        estimate,
        estimate == null ? List.of() : latestFirst(figures, Figure.Kind.ESTIMATE),
        latestFirst(figures, Figure.Kind.PLAN));
  }

  /** Whether there is anything to see. */
  public boolean empty() {
    return population == null && estimate == null && plans.isEmpty();
  }

  private static LineChart chart(List<Figure> figures, Figure.Kind kind) {
    List<LineChart.Point> points =
        figures.stream()
            .filter(f -> f.kind() == kind && f.minimum() != null && f.maximum() != null)
            .map(f -> LineChart.Point.range(f.year(), f.minimum(), f.maximum()))
            .toList();
    return points.size() < 2 ? null : LineChart.of(points);
  }

  private static List<Figure> latestFirst(List<Figure> figures, Figure.Kind kind) {
    List<Figure> all =
        figures.stream()
            .filter(f -> f.kind() == kind)
            .sorted((a, b) -> Integer.compare(b.year(), a.year()))
            .toList();
    return all.size() < 2 ? List.of() : all;
  }
}

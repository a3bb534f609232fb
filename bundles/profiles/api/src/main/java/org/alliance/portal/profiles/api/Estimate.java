package org.alliance.portal.profiles.api;

import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;

/**
 * How many people of the groups concerned are thought to live in the whole of a municipality or
 * region. Never a bare number: it cannot exist without range, source, year and method. An aggregate
 * only, never of a part of a municipality, and never of fewer than {@value #SMALLEST} people.
 *
 * @param minimum at least this many; at least {@value #SMALLEST}
 * @param maximum at most this many; not less than {@code minimum}
 * @param groups the groups, in the member's own words; may be null
 * @param source who counted or estimated, and where it was published
 * @param year the year the figures are of
 * @param method how they were found
 */
public record Estimate(
    Integer minimum, Integer maximum, String groups, String source, int year, Method method) {
  /** Figures below this could point at persons and are refused. */
  public static final int SMALLEST = 10;

  /** Upper bound that only catches slips of the keyboard. */
  public static final int LARGEST = 10_000_000;

  private static final int FIRST_YEAR = 1945;
  private static final int LONGEST_SOURCE = 500;
  private static final int LONGEST_GROUPS = 300;

  /** How the figures of an estimate were found. */
  public enum Method {
    /** People were counted and said themselves what they are. */
    CENSUS,
    /** Somebody estimated. */
    ESTIMATE
  }

  /**
   * Refuses what is incomplete or too small.
   *
   * @throws ValidationException naming every wrong field as {@code estimate.<field>}
   */
  public Estimate {
    List<FieldProblem> problems = problems(minimum, maximum, groups, source, year, method);
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
  }

  /**
   * What stands against an estimate with these values.
   *
   * @return every problem, its field named {@code estimate.<field>}; empty when there is none
   */
  public static List<FieldProblem> problems(
      Integer minimum, Integer maximum, String groups, String source, Integer year, Method method) {
    List<FieldProblem> problems = new ArrayList<>();
    boolean figures = figure("minimum", minimum, problems) & figure("maximum", maximum, problems);
    if (figures && minimum > maximum) {
      problems.add(FieldProblem.of("estimate.maximum", "profiles.problem.range-reversed"));
    }
    if (groups != null && groups.length() > LONGEST_GROUPS) {
      problems.add(tooLong("estimate.groups", LONGEST_GROUPS));
    }
    if (source == null || source.isBlank()) {
      problems.add(FieldProblem.of("estimate.source", "portal.problem.required"));
    } else if (source.length() > LONGEST_SOURCE) {
      problems.add(tooLong("estimate.source", LONGEST_SOURCE));
    }
    int now = Year.now(ZoneOffset.UTC).getValue();
    if (year == null) {
      problems.add(FieldProblem.of("estimate.year", "portal.problem.required"));
    } else if (year < FIRST_YEAR || year > now) {
      problems.add(
          new FieldProblem(
              "estimate.year", "portal.problem.range", Map.of("min", FIRST_YEAR, "max", now)));
    }
    if (method == null) {
      problems.add(FieldProblem.of("estimate.method", "portal.problem.required"));
    }
    return problems;
  }

  private static boolean figure(String name, Integer value, List<FieldProblem> problems) {
    String field = "estimate." + name;
    if (value == null) {
      problems.add(FieldProblem.of(field, "portal.problem.required"));
    } else if (value < SMALLEST) {
      problems.add(FieldProblem.of(field, "profiles.problem.too-few", "min", SMALLEST));
    } else if (value > LARGEST) {
      problems.add(
          new FieldProblem(field, "portal.problem.range", Map.of("min", SMALLEST, "max", LARGEST)));
    } else {
      return true;
    }
    return false;
  }

  private static FieldProblem tooLong(String field, int max) {
    return FieldProblem.of(field, "portal.problem.too-long", "max", max);
  }
}

package org.alliance.portal.profiles.api;

/**
 * What a profile said for a year, so that progress can be seen. Population and estimate of the
 * profile itself are remembered here by year whenever they are saved.
 *
 * @param kind of what
 * @param year of what year; for a plan its first year
 * @param minimum the number, or the lower end of a range; null for a plan
 * @param maximum the same number, or the upper end; for a plan its last year, which may be null
 * @param source where it is from; required for an estimate, else may be null; at most 500
 *     characters
 * @param method how an estimate was made; null for others
 */
public record Figure(
    Kind kind, int year, Integer minimum, Integer maximum, String source, Estimate.Method method) {

  /** Strips the source and turns a blank one into null. */
  public Figure {
    source = ProfileText.line(source);
  }

  /** What has a year. */
  public enum Kind {
    /** All inhabitants. */
    POPULATION,
    /** The estimate of Roma and Travellers: a range, never a bare number. */
    ESTIMATE,
    /** A Roma strategy or local action plan. */
    PLAN
  }
}

package org.alliance.portal.profiles.api;

import java.util.List;

/**
 * How much of a profile is there. The weights are the portal's own: what helps others to find and
 * ask a member counts most.
 *
 * @param percent 0 to 100
 * @param missing what would add to it, most first
 */
public record Completeness(int percent, List<Missing> missing) {

  /** Copies the list. */
  public Completeness {
    missing = List.copyOf(missing);
  }

  /**
   * Something that is not there.
   *
   * @param field name of the field, as in forms; {@code contacts} and {@code freshness} too
   * @param weight what it would add, in percent
   */
  public record Missing(String field, int weight) {}
}

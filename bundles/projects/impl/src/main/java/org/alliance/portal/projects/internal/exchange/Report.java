package org.alliance.portal.projects.internal.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * What the check of a file found, bounded.
 *
 * @param problems the first of them
 * @param wrong how many problems there are
 * @param known rows whose id is that of an initiative that is published here already
 * @param owners how many organisations have rows
 * @param most the organisations with most rows
 * @param titles the first ones
 */
public record Report(
    List<Problem> problems,
    int wrong,
    int known,
    int owners,
    List<Owner> most,
    List<String> titles) {
  /** Most problems that are kept. */
  public static final int PROBLEMS = 200;

  /** Most organisations that are named. */
  static final int OWNERS = 50;

  /** Most titles that are shown. */
  static final int TITLES = 10;

  /** Nothing was found yet. */
  static final Report NONE = new Report(List.of(), 0, 0, 0, List.of(), List.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * An organisation with rows.
   *
   * @param id its id
   * @param rows how many
   */
  public record Owner(String id, int rows) {}

  /** A file that cannot be imported. */
  static Report wrong(List<Problem> problems, int all) {
    return new Report(List.copyOf(problems), all, 0, 0, List.of(), List.of());
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON", e);
    }
  }

  static Report of(String json) {
    try {
      return json == null ? NONE : JSON.readValue(json, Report.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not a report", e);
    }
  }
}

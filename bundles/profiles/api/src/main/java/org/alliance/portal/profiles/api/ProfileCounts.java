package org.alliance.portal.profiles.api;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many profiles there are of each country and kind. Immutable.
 *
 * @param cells the combinations that occur
 */
public record ProfileCounts(List<Cell> cells) {

  /**
   * The profiles of one country and kind.
   *
   * @param country ISO 3166-1 alpha-2, or XK
   * @param kind what they are, a code of vocabulary {@code kind}
   * @param count how many, at least 1
   */
  public record Cell(String country, String kind, int count) {}

  /** Copies the list. */
  public ProfileCounts {
    cells = List.copyOf(cells);
  }

  /** How many a filter lets through. */
  public int total(ProfileFilter filter) {
    return cells.stream()
        .filter(c -> filter.country() == null || filter.country().equals(c.country()))
        .filter(c -> filter.kind() == null || filter.kind().equals(c.kind()))
        .mapToInt(Cell::count)
        .sum();
  }

  /** How many of a kind each country has; of all kinds for null. */
  public Map<String, Integer> byCountry(String kind) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Cell cell : cells) {
      if (kind == null || kind.equals(cell.kind())) {
        counts.merge(cell.country(), cell.count(), Integer::sum);
      }
    }
    return counts;
  }

  /** How many of each kind a country has; in all countries for null. */
  public Map<String, Integer> byKind(String country) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Cell cell : cells) {
      if (country == null || country.equals(cell.country())) {
        counts.merge(cell.kind(), cell.count(), Integer::sum);
      }
    }
    return counts;
  }
}

package org.alliance.portal.bench;

import java.util.Arrays;

/** Medians and percentiles. */
final class Stats {
  private Stats() {}

  /** The middle value; the mean of the two middle ones for an even count; NaN of nothing. */
  static double median(double... values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * The nearest-rank percentile.
   *
   * @param sorted ascending
   * @param share above 0, at most 1
   * @return the smallest value that at least this share of all values does not exceed; 0 of nothing
   */
  static int percentile(int[] sorted, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("Not a share: " + share);
    }
    if (sorted.length == 0) {
      return 0;
    }
    // 0.99 * 100 is a little more than 99 in binary.
    int rank = (int) Math.ceil(share * sorted.length - 1e-9);
    return sorted[Math.max(0, rank - 1)];
  }
}

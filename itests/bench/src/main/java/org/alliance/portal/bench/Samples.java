package org.alliance.portal.bench;

import java.util.Arrays;

/** Durations in microseconds, as many as come: a growing array costs less than boxed numbers. */
final class Samples {
  private int[] values = new int[1 << 14];
  private int count;

  void add(long microseconds) {
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
    }
    values[count++] = (int) Math.min(Integer.MAX_VALUE, microseconds);
  }

  void addAll(Samples other) {
    int[] more = Arrays.copyOf(values, Math.max(values.length, count + other.count));
    System.arraycopy(other.values, 0, more, count, other.count);
    values = more;
    count += other.count;
  }

  int count() {
    return count;
  }

  int[] sorted() {
    int[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted;
  }
}

package org.alliance.portal.api;

import java.util.List;

/**
 * One page of a list, by keyset: never an offset, so nothing is skipped or repeated when the list
 * changes while it is read.
 *
 * @param items the entries, in order; never null
 * @param next what to pass as {@code after} for the following entries; null at the end
 * @param <T> the entries' type
 */
public record Slice<T>(List<T> items, String next) {
  /** Copies the list. */
  public Slice {
    items = List.copyOf(items);
  }

  /** The same page with every entry turned into another type. */
  public <R> Slice<R> map(java.util.function.Function<? super T, ? extends R> turn) {
    return new Slice<>(items.stream().<R>map(turn).toList(), next);
  }
}

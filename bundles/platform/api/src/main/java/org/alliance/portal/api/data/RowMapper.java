package org.alliance.portal.api.data;

/**
 * Turns the current row into something.
 *
 * @param <T> into what
 */
@FunctionalInterface
public interface RowMapper<T> {

  /** Turns the current row into something; the row is not valid afterwards. */
  T map(Row row);
}

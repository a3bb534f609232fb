package org.alliance.portal.api.data;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The portal's database as one feature sees it. A bundle that ships {@code
 * OSGI-INF/db/changelog.xml} gets a service of this type with the property {@code
 * portal.schema=<feature>} <b>once its tables have been migrated</b>; a store refers to it by
 * {@code @Reference(target = "(portal.schema=<feature>)")} and so cannot activate before. The
 * feature is the bundle's symbolic name without {@code org.alliance.portal.}.
 *
 * <p>SQL must run on Derby and PostgreSQL alike: unquoted names with the feature's prefix, {@code
 * fetch first ? rows only}, no MERGE, RETURNING, ON CONFLICT or row values. Parameters may be null,
 * String, Integer, Long, Double, Boolean (stored as SMALLINT 0 or 1), {@link java.time.Instant}
 * (BIGINT epoch milliseconds), {@link java.time.LocalDate} (VARCHAR(10), ISO 8601), {@link
 * org.alliance.portal.api.Id} (BIGINT), an enum (its name in lower case) or byte[].
 *
 * <p>Thread-safe. Outside a transaction each call is one of its own.
 */
public interface Database {

  /**
   * Does work in one transaction of this thread: READ COMMITTED, joined when there is one already.
   * An exception rolls it back. A deadlock is tried once more, so the work must have no other
   * effects. No rendering, mail or HTTP inside.
   *
   * @param work what to do
   * @return what the work returned
   * @throws DatabaseException when the database fails
   */
  <T> T transaction(Supplier<T> work);

  /** As {@link #transaction(Supplier)}, without a result. */
  default void run(Runnable work) {
    transaction(
        () -> {
          work.run();
          return null;
        });
  }

  /**
   * Runs work after the current transaction has committed; at once when there is none. Not run when
   * the transaction is rolled back. An exception of the work is logged and goes no further.
   */
  void afterCommit(Runnable work);

  /** All rows of a query that is bounded by its own {@code fetch first}, at most 10,000. */
  <T> List<T> list(String sql, RowMapper<T> mapper, Object... params);

  /** The first row of a query. */
  <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... params);

  /**
   * Streams the rows of an unbounded query in memory that does not grow with it; the connection is
   * held until the end.
   */
  void each(String sql, Consumer<Row> consumer, Object... params);

  /**
   * Runs an insert, update or delete.
   *
   * @return number of rows touched
   */
  int update(String sql, Object... params);

  /**
   * Runs an insert whose unique key may be taken, also by a transaction that has not ended yet: it
   * is waited for. A taken key writes nothing and does no harm to the transaction.
   *
   * @return whether it was inserted; false when the key is taken
   */
  boolean insert(String sql, Object... params);

  /**
   * Runs one statement with many sets of parameters, 500 to a batch.
   *
   * @param sets one array of parameters per execution
   */
  void batch(String sql, List<Object[]> sets);
}

package org.alliance.portal.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.api.data.Row;
import org.alliance.portal.api.data.RowMapper;
import org.apache.commons.dbutils.StatementConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database over a data source whose connections commit by themselves. One object serves all
 * schemas, so that an entry of the change log is written in the transaction of the feature that
 * records it.
 */
public final class DatabaseImpl implements Database {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseImpl.class);
  private static final int MOST_ROWS = 10_000;
  private static final int BATCH = 500;
  private static final long SHORTEST_PAUSE = 50;
  private static final long LONGEST_PAUSE = 150;

  private final DataSource connections;
  private final ColumnLabels labels = new ColumnLabels();
  private final ThreadLocal<Transaction> current = new ThreadLocal<>();
  private final Statements one = statements(1, null);
  private final Statements many = statements(MOST_ROWS + 1, null);
  private final Statements stream = statements(null, BATCH);
  private final Statements plain = new Statements(null);

  /**
   * @param connections READ COMMITTED, committing by themselves
   */
  public DatabaseImpl(DataSource connections) {
    this.connections = connections;
  }

  private static Statements statements(Integer maxRows, Integer fetchSize) {
    return new Statements(
        new StatementConfiguration.Builder().maxRows(maxRows).fetchSize(fetchSize).build());
  }

  /** What happens within one transaction of this thread. */
  private static final class Transaction {
    final Connection connection;
    final List<Runnable> afterCommit = new ArrayList<>();
    RuntimeException failed;

    Transaction(Connection connection) {
      this.connection = connection;
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Whether this thread is in a transaction. */
  public boolean inTransaction() {
    return current.get() != null;
  }

  @Override
  public <T> T transaction(Supplier<T> work) {
    Transaction outer = current.get();
    if (outer != null) {
      return joined(outer, work);
    }
    try {
      return outermost(work);
    } catch (RuntimeException e) {
      if (!Failures.isDeadlock(e)) {
        throw e;
      }
      LOG.info("Deadlock, trying the transaction once more");
      letTheOtherPass();
      return outermost(work);
    }
  }

  /** Whoever tries again at once may take the very lock that the other one waits for. */
  private static void letTheOtherPass() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE, LONGEST_PAUSE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T joined(Transaction outer, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      outer.failed = e;
      throw e;
    }
  }

  private <T> T outermost(Supplier<T> work) {
    Transaction transaction = new Transaction(open());
    boolean committed = false;
    T result;
    current.set(transaction);
    try {
      transaction.connection.setAutoCommit(false);
      result = work.get();
      if (transaction.failed != null) {
        // PostgreSQL would turn the commit into a rollback; Derby would commit the rest.
        throw new DatabaseException(
            "Part of the transaction had failed, so nothing of it was written",
            transaction.failed,
            false);
      }
      transaction.connection.commit();
      committed = true;
    } catch (SQLException e) {
      throw Failures.of("The transaction failed", e);
    } finally {
      current.remove();
      end(transaction.connection, committed);
    }
    transaction.afterCommit.forEach(DatabaseImpl::quietly);
    return result;
  }

  private static void end(Connection connection, boolean committed) {
    try (connection) {
      if (!committed) {
        connection.rollback();
      }
    } catch (SQLException e) {
      LOG.warn("Could not end a transaction: {}", e.getSQLState());
    }
  }

  @Override
  public void afterCommit(Runnable work) {
    Transaction transaction = current.get();
    if (transaction == null) {
      quietly(work);
    } else {
      transaction.afterCommit.add(work);
    }
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("Work after a commit failed: {}", e.toString());
    }
  }

  @Override
  public <T> List<T> list(String sql, RowMapper<T> mapper, Object... params) {
    return on(
        sql,
        connection ->
            many.query(
                connection,
                sql,
                result -> {
                  List<T> rows = new ArrayList<>();
                  ColumnLabels.Labels names = labels.of(sql);
                  while (result.next()) {
                    if (rows.size() == MOST_ROWS) {
                      throw new DatabaseException("More than 10,000 rows: " + sql, null, false);
                    }
                    rows.add(mapper.map(new ResultRow(result, names)));
                  }
                  return rows;
                },
                params));
  }

  @Override
  public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... params) {
    return on(
        sql,
        connection ->
            one.query(
                connection,
                sql,
                result ->
                    result.next()
                        ? Optional.ofNullable(mapper.map(new ResultRow(result, labels.of(sql))))
                        : Optional.empty(),
                params));
  }

  @Override
  public void each(String sql, Consumer<Row> consumer, Object... params) {
    Transaction transaction = current.get();
    if (transaction != null) {
      on(sql, connection -> stream(connection, sql, consumer, params));
      return;
    }
    Connection connection = open();
    try {
      // PostgreSQL sends rows in portions only within a transaction.
      connection.setAutoCommit(false);
      stream(connection, sql, consumer, params);
    } catch (SQLException e) {
      throw Failures.of("The database failed at: " + sql, e);
    } finally {
      end(connection, false);
    }
  }

  private Void stream(Connection connection, String sql, Consumer<Row> consumer, Object... params)
      throws SQLException {
    return stream.query(
        connection,
        sql,
        (ResultSet result) -> {
          ColumnLabels.Labels names = labels.of(sql);
          while (result.next()) {
            consumer.accept(new ResultRow(result, names));
          }
          return null;
        },
        params);
  }

  @Override
  public int update(String sql, Object... params) {
    return on(sql, connection -> plain.update(connection, sql, params));
  }

  @Override
  public boolean insert(String sql, Object... params) {
    return on(
        sql,
        connection -> {
          // After a failed statement PostgreSQL refuses the rest, unless it goes back to here.
          Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
          try {
            plain.update(connection, sql, params);
            return true;
          } catch (SQLException e) {
            if (!Failures.of(sql, e).duplicate()) {
              throw e;
            }
            if (before != null) {
              connection.rollback(before);
            }
            return false;
          } finally {
            release(connection, before);
          }
        });
  }

  /** Savepoints of a long transaction would add up. */
  private static void release(Connection connection, Savepoint savepoint) {
    if (savepoint != null) {
      try {
        connection.releaseSavepoint(savepoint);
      } catch (SQLException e) {
        LOG.debug("A savepoint is left to its transaction: {}", e.getSQLState());
      }
    }
  }

  @Override
  public void batch(String sql, List<Object[]> sets) {
    if (!sets.isEmpty()) {
      run(() -> on(sql, connection -> batch(connection, sql, sets)));
    }
  }

  private Void batch(Connection connection, String sql, List<Object[]> sets) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int waiting = 0;
      for (Object[] params : sets) {
        plain.fillStatement(statement, params);
        statement.addBatch();
        if (++waiting == BATCH) {
          statement.executeBatch();
          waiting = 0;
        }
      }
      if (waiting > 0) {
        statement.executeBatch();
      }
    }
    return null;
  }

  private <T> T on(String sql, Work<T> work) {
    Transaction transaction = current.get();
    try {
      if (transaction != null) {
        return work.on(transaction.connection);
      }
      try (Connection connection = connections.getConnection()) {
        return work.on(connection);
      }
    } catch (SQLException e) {
      DatabaseException failure = Failures.of("The database failed at: " + sql, e);
      if (transaction != null) {
        transaction.failed = failure;
      }
      throw failure;
    }
  }

  private Connection open() {
    try {
      return connections.getConnection();
    } catch (SQLException e) {
      throw Failures.of("No connection to the database", e);
    }
  }
}

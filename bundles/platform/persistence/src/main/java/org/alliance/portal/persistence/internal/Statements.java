package org.alliance.portal.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.alliance.portal.api.Id;
import org.apache.commons.dbutils.QueryRunner;
import org.apache.commons.dbutils.ResultSetHandler;
import org.apache.commons.dbutils.StatementConfiguration;

/** Runs statements with the portal's types of parameter, without asking for meta data. */
final class Statements extends QueryRunner {

  Statements(StatementConfiguration configuration) {
    super(null, true, configuration);
  }

  /** The inherited one forgets fetch size and row limit of a statement without parameters. */
  @Override
  public <T> T query(
      Connection connection, String sql, ResultSetHandler<T> handler, Object... params)
      throws SQLException {
    try (PreparedStatement statement = prepareStatement(connection, sql)) {
      fillStatement(statement, params);
      try (ResultSet result = statement.executeQuery()) {
        return handler.handle(result);
      }
    }
  }

  @Override
  public void fillStatement(PreparedStatement statement, Object... params) throws SQLException {
    if (params == null) {
      return;
    }
    for (int i = 0; i < params.length; i++) {
      set(statement, i + 1, params[i]);
    }
  }

  private static void set(PreparedStatement statement, int i, Object value) throws SQLException {
    if (value instanceof String text) {
      statement.setString(i, text);
    } else if (value instanceof Long number) {
      statement.setLong(i, number);
    } else if (value instanceof Id id) {
      statement.setLong(i, id.value());
    } else if (value instanceof Integer number) {
      statement.setInt(i, number);
    } else if (value instanceof Instant instant) {
      statement.setLong(i, instant.toEpochMilli());
    } else if (value instanceof Boolean flag) {
      statement.setInt(i, flag ? 1 : 0);
    } else if (value instanceof Enum<?> choice) {
      statement.setString(i, choice.name().toLowerCase(Locale.ROOT));
    } else if (value instanceof LocalDate date) {
      statement.setString(i, date.toString());
    } else if (value instanceof Double number) {
      statement.setDouble(i, number);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(i, bytes);
    } else if (value == null) {
      statement.setObject(i, null);
    } else {
      throw new IllegalArgumentException(
          "Parameter " + i + " has a type no column has: " + value.getClass().getName());
    }
  }

  /** The inherited one puts the values of the parameters into the message. */
  @Override
  protected void rethrow(SQLException cause, String sql, Object... params) throws SQLException {
    throw cause;
  }
}

package org.alliance.portal.persistence.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.api.data.Row;

/** The current row of a JDBC result. */
final class ResultRow implements Row {
  private final ResultSet result;
  private final ColumnLabels.Labels labels;
  private int hint;

  ResultRow(ResultSet result, ColumnLabels.Labels labels) {
    this.result = result;
    this.labels = labels;
  }

  /** Mappers mostly read columns in the order of the query, so the search starts at the next. */
  private int index(String column) throws SQLException {
    int found = labels.index(column, hint, result);
    hint = found + 1;
    return found + 1;
  }

  @Override
  public String text(String column) {
    try {
      return result.getString(index(column));
    } catch (SQLException e) {
      throw failed(column, e);
    }
  }

  @Override
  public int number(String column) {
    Integer value = numberOrNull(column);
    if (value == null) {
      throw isNull(column);
    }
    return value;
  }

  @Override
  public Integer numberOrNull(String column) {
    try {
      int value = result.getInt(index(column));
      return value == 0 && result.wasNull() ? null : (Integer) value;
    } catch (SQLException e) {
      throw failed(column, e);
    }
  }

  @Override
  public long big(String column) {
    Long value = bigOrNull(column);
    if (value == null) {
      throw isNull(column);
    }
    return value;
  }

  @Override
  public Long bigOrNull(String column) {
    try {
      long value = result.getLong(index(column));
      return value == 0 && result.wasNull() ? null : (Long) value;
    } catch (SQLException e) {
      throw failed(column, e);
    }
  }

  @Override
  public Double decimal(String column) {
    try {
      double value = result.getDouble(index(column));
      return value == 0 && result.wasNull() ? null : (Double) value;
    } catch (SQLException e) {
      throw failed(column, e);
    }
  }

  @Override
  public boolean flag(String column) {
    try {
      return result.getInt(index(column)) != 0;
    } catch (SQLException e) {
      throw failed(column, e);
    }
  }

  @Override
  public Id id(String column) {
    Long value = bigOrNull(column);
    return value == null ? null : new Id(value);
  }

  @Override
  public Instant instant(String column) {
    Long value = bigOrNull(column);
    return value == null ? null : Instant.ofEpochMilli(value);
  }

  @Override
  public LocalDate date(String column) {
    String value = text(column);
    return value == null ? null : LocalDate.parse(value);
  }

  @Override
  public byte[] bytes(String column) {
    try {
      return result.getBytes(index(column));
    } catch (SQLException e) {
      throw failed(column, e);
    }
  }

  private static DatabaseException isNull(String column) {
    return new DatabaseException("NULL in column " + column, null, false);
  }

  private static DatabaseException failed(String column, SQLException e) {
    return Failures.of("Could not read column " + column, e);
  }
}

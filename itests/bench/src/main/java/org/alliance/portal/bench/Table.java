package org.alliance.portal.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table of the stopped portal and the rows of its samples, from which others are made. The
 * columns are asked of the database, so that one added later is copied too.
 *
 * @param columns in lower case
 * @param types of the columns, {@link Types}
 * @param rows the samples' by what they belong to
 */
record Table(String name, List<String> columns, int[] types, Map<Long, List<Object[]>> rows) {
  private static final int BATCH = 500;

  /** Derby's longest text that is not kept apart. */
  private static final int LONGEST = 32_672;

  /**
   * Reads the samples' rows.
   *
   * @param key the column that says what a row belongs to
   * @param samples a condition
   */
  static Table read(Connection connection, String name, String key, String samples)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from " + name + " where " + samples)) {
      ResultSetMetaData meta = rows.getMetaData();
      List<String> columns = new ArrayList<>();
      int[] types = new int[meta.getColumnCount()];
      for (int i = 1; i <= types.length; i++) {
        columns.add(meta.getColumnName(i).toLowerCase(Locale.ROOT));
        types[i - 1] = meta.getColumnType(i);
      }
      Map<Long, List<Object[]>> byKey = new HashMap<>();
      while (rows.next()) {
        byKey
            .computeIfAbsent(rows.getLong(columns.indexOf(key) + 1), id -> new ArrayList<>())
            .add(values(rows, types));
      }
      return new Table(name, columns, types, byKey);
    }
  }

  private static Object[] values(ResultSet row, int[] types) throws SQLException {
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = types[i] == Types.CLOB ? row.getString(i + 1) : row.getObject(i + 1);
    }
    return values;
  }

  /** A sample's rows; none when it has none. */
  List<Object[]> of(long sample) {
    return rows.getOrDefault(sample, List.of());
  }

  /** A row with other values in some columns; columns that there are none of do not matter. */
  Object[] with(Object[] row, Map<String, Object> others) {
    Object[] changed = row.clone();
    for (int i = 0; i < changed.length; i++) {
      if (others.containsKey(columns.get(i))) {
        changed[i] = others.get(columns.get(i));
      }
    }
    return changed;
  }

  /** What a row has in a column. */
  Object get(Object[] row, String column) {
    return row[columns.indexOf(column)];
  }

  void insert(Connection connection, List<Object[]> more) throws SQLException {
    String sql =
        "insert into "
            + name
            + " ("
            + String.join(", ", columns)
            + ") values (?"
            + ", ?".repeat(columns.size() - 1)
            + ")";
    insert(connection, sql, types, more);
  }

  private static void insert(Connection connection, String sql, int[] types, List<Object[]> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          if (row[i] == null) {
            statement.setNull(i + 1, types[i]);
          } else {
            statement.setObject(i + 1, row[i]);
          }
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static int count(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + name)) {
      row.next();
      return row.getInt(1);
    }
  }

  /** What the databases do by themselves some time after so many changes. */
  static void refreshStatistics(Connection connection, Collection<String> tables)
      throws SQLException {
    boolean derby = connection.getMetaData().getDatabaseProductName().contains("Derby");
    try (Statement statement = connection.createStatement()) {
      for (String table : tables) {
        statement.execute(
            derby
                ? "call syscs_util.syscs_update_statistics('APP', '"
                    + table.toUpperCase(Locale.ROOT)
                    + "', null)"
                : "analyze " + table);
      }
    }
    connection.commit();
  }

  /**
   * Copies rows with their key into a table of the floor.
   *
   * @param select the rows
   */
  static void copy(Connection source, String select, Connection target) throws SQLException {
    try (Statement statement = source.createStatement();
        Statement ddl = target.createStatement()) {
      statement.setFetchSize(BATCH);
      try (ResultSet rows = statement.executeQuery(select)) {
        ResultSetMetaData meta = rows.getMetaData();
        int[] types = new int[meta.getColumnCount()];
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= types.length; i++) {
          types[i - 1] = meta.getColumnType(i);
          columns.add(meta.getColumnName(i) + " " + type(meta, i));
        }
        ddl.execute(
            "create table "
                + FloorServer.TABLE
                + " ("
                + String.join(", ", columns).replaceFirst("(?i)^id bigint", "id bigint not null")
                + ", primary key (id))");
        String insert =
            "insert into "
                + FloorServer.TABLE
                + " values (?"
                + ", ?".repeat(types.length - 1)
                + ")";
        List<Object[]> waiting = new ArrayList<>();
        while (rows.next()) {
          waiting.add(values(rows, types));
          if (waiting.size() == BATCH) {
            insert(target, insert, types, waiting);
            target.commit();
            waiting.clear();
          }
        }
        insert(target, insert, types, waiting);
        target.commit();
      }
    }
  }

  private static String type(ResultSetMetaData meta, int column) throws SQLException {
    return switch (meta.getColumnType(column)) {
      case Types.BIGINT -> "bigint";
      case Types.INTEGER -> "int";
      case Types.SMALLINT -> "smallint";
      case Types.DOUBLE, Types.FLOAT -> "double precision";
      default -> "varchar(" + Math.max(1, Math.min(meta.getPrecision(column), LONGEST)) + ")";
    };
  }
}

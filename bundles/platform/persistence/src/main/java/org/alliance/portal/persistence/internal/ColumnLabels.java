package org.alliance.portal.persistence.internal;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.alliance.portal.api.data.DatabaseException;

/**
 * Remembers the column labels of each statement, because both drivers look a label up slower than
 * they read the value. Holds strings only, and not more than it can bear.
 */
final class ColumnLabels {
  private static final int MOST = 2_000;

  private final Map<String, Labels> bySql = new ConcurrentHashMap<>();

  Labels of(String sql) {
    Labels known = bySql.get(sql);
    if (known != null) {
      return known;
    }
    if (bySql.size() >= MOST) {
      bySql.clear();
    }
    return bySql.computeIfAbsent(sql, s -> new Labels());
  }

  /** Labels of one statement; read from the first result, and again when one is missing. */
  static final class Labels {
    private volatile String[] names = {};

    /** Position of the column from 0, searched from the hint on. */
    int index(String column, int hint, ResultSet result) throws SQLException {
      int found = find(names, column, hint);
      if (found < 0) {
        // Also after a migration has added a column to "select *".
        names = read(result.getMetaData());
        found = find(names, column, hint);
        if (found < 0) {
          throw new DatabaseException("No column " + column, null, false);
        }
      }
      return found;
    }

    private static int find(String[] names, String column, int hint) {
      for (int i = hint; i < names.length; i++) {
        if (names[i].equals(column)) {
          return i;
        }
      }
      for (int i = 0; i < names.length; i++) {
        if (names[i].equalsIgnoreCase(column)) {
          return i;
        }
      }
      return -1;
    }

    private static String[] read(ResultSetMetaData meta) throws SQLException {
      String[] names = new String[meta.getColumnCount()];
      for (int i = 0; i < names.length; i++) {
        names[i] = meta.getColumnLabel(i + 1).toLowerCase(Locale.ROOT);
      }
      return names;
    }
  }
}

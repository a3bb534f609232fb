package org.alliance.portal.security.internal.store;

import java.util.List;

/**
 * Finding rows by how a text begins. The order of texts differs from database to database, so the
 * lower bound is for the index and {@code like} for the truth.
 */
final class Prefixes {
  private Prefixes() {}

  /** Selects ids of rows that begin so; none for an empty start. */
  static String ids(List<Object> params, String table, String id, String column, String start) {
    if (start.isEmpty()) {
      return "select " + id + " from " + table + " where 1 = 0";
    }
    params.add(start);
    params.add(start.replaceAll("[!%_]", "!$0") + "%");
    return "select %s from %s where %s >= ? and %s like ? escape '!'"
        .formatted(id, table, column, column);
  }
}

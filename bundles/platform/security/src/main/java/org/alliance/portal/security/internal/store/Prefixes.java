package org.alliance.portal.security.internal.store;

import java.util.List;

/**
 * Finding rows by how a text begins. The order of texts differs from database to database, so the
 * lower bound is for the index and {@code like} for the truth.
 */
final class Prefixes {
  private Prefixes() {}

  /** Begins a condition on {@code a.id}; the caller closes its parenthesis. */
  static void add(
      StringBuilder sql,
      List<Object> params,
      String table,
      String id,
      String column,
      String start) {
    sql.append(" and a.id in (");
    part(sql, params, table, id, column, start);
  }

  /** Ids of rows that begin so. */
  static void part(
      StringBuilder sql,
      List<Object> params,
      String table,
      String id,
      String column,
      String start) {
    sql.append("select ").append(id).append(" from ").append(table);
    sql.append(" where ").append(column).append(" >= ? and ").append(column);
    sql.append(" like ? escape '!'");
    params.add(start);
    params.add(start.replaceAll("[!%_]", "!$0") + "%");
  }
}

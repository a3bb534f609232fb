package org.alliance.portal.projects.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;

/** Queries for lists of ids, in so few sizes that each database keeps their plans. */
final class Lists {
  private static final int[] SIZES = {1, 10, 50, 200, 500};

  private Lists() {}

  /** A statement with its parameters. */
  record Query(String sql, Object[] params) {}

  /**
   * Streams the rows of some ids, in one query for each 500.
   *
   * @param select ends with the column that the ids are of
   */
  static void each(Database database, String select, Collection<Id> ids, Consumer<Row> row) {
    List<Id> all = List.copyOf(new LinkedHashSet<>(ids));
    int most = SIZES[SIZES.length - 1];
    for (int from = 0; from < all.size(); from += most) {
      Query query = in(select, all.subList(from, Math.min(all.size(), from + most)));
      database.each(query.sql(), row, query.params());
    }
  }

  /** The query for some ids; the first one fills the list up to a usual size. */
  static Query in(String select, List<Id> ids) {
    int size = SIZES[SIZES.length - 1];
    for (int i = SIZES.length - 1; i >= 0 && SIZES[i] >= ids.size(); i--) {
      size = SIZES[i];
    }
    List<Object> params = new ArrayList<>(ids);
    params.addAll(Collections.nCopies(size - params.size(), params.get(0)));
    return new Query(select + " in (?" + ", ?".repeat(size - 1) + ")", params.toArray());
  }
}

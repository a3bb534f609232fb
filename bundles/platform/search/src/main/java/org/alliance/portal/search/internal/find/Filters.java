package org.alliance.portal.search.internal.find;

import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.search.internal.index.Fields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/** Narrows what is seen by the types and the values of facets that a query asks for. */
final class Filters {
  /** Those that every hit and everything counted passes. */
  private final List<Query> always = new ArrayList<>();

  /** Those whose own values are counted, so that what fails one of them counts for its facet. */
  private final List<Query> counted = new ArrayList<>();

  private Filters(SearchQuery query) {
    if (!query.types().isEmpty()) {
      counted.add(Sight.in(Fields.TYPE, query.types()));
    }
    query
        .filters()
        .forEach(
            (facet, values) -> {
              if (!values.isEmpty()) {
                (query.counted().contains(facet) ? counted : always)
                    .add(Sight.in(Fields.facet(facet), values));
              }
            });
  }

  /** What passes every filter. */
  static Query all(Query seen, SearchQuery query) {
    Filters filters = new Filters(query);
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(seen, Occur.MUST);
    filters.always.forEach(filter -> all.add(filter, Occur.FILTER));
    filters.counted.forEach(filter -> all.add(filter, Occur.FILTER));
    return all.build();
  }

  /**
   * What has to be counted: all that passes every filter but at most one. It is walked in parts,
   * each along its rarest filter, so that what fails two filters is hardly ever looked at.
   */
  static Query counting(Query seen, SearchQuery query) {
    Filters filters = new Filters(query);
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(seen, Occur.MUST);
    filters.always.forEach(filter -> all.add(filter, Occur.FILTER));
    if (filters.counted.size() > 1) {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      for (Query one : filters.counted) {
        BooleanQuery.Builder others = new BooleanQuery.Builder();
        filters.counted.stream().filter(f -> f != one).forEach(f -> others.add(f, Occur.FILTER));
        any.add(others.build(), Occur.SHOULD);
      }
      all.add(any.build(), Occur.FILTER);
    }
    return all.build();
  }
}

package org.alliance.portal.search.internal.find;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.search.internal.index.Fields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/**
 * What has to have one of some values.
 *
 * @param byField the values by field of the index, none of them empty
 */
record Filters(Map<String, Set<String>> byField) {

  /** The types and values of facets that a query asks for. */
  static Filters of(SearchQuery query) {
    Map<String, Set<String>> byField = new TreeMap<>();
    byField.put(Fields.TYPE, query.types());
    query.filters().forEach((facet, values) -> byField.put(Fields.facet(facet), values));
    byField.values().removeIf(Set::isEmpty);
    return new Filters(byField);
  }

  boolean has(String field) {
    return byField.containsKey(field);
  }

  /** All but that of a field. */
  Filters without(String field) {
    Map<String, Set<String>> others = new TreeMap<>(byField);
    others.remove(field);
    return new Filters(others);
  }

  /** What of a query passes them. */
  Query of(Query seen) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(seen, Occur.MUST);
    byField.forEach((field, values) -> all.add(Sight.in(field, values), Occur.FILTER));
    return all.build();
  }
}

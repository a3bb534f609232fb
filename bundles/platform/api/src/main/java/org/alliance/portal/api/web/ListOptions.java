package org.alliance.portal.api.web;

import java.util.List;
import java.util.Set;
import org.alliance.portal.api.search.SearchQuery;

/**
 * What the address of a list may say. Immutable.
 *
 * @param facets what can be chosen, in the order in which it is offered
 * @param listed names of the facets that still work without a search, one value of each
 * @param orders the first one, by relevance, is offered only with words; the one after it is the
 *     usual order without words
 * @param views other shapes than the plain list, such as {@code map}; the text {@code
 *     portal.list.view.<name>} is its label
 */
public record ListOptions(
    List<ListFacet> facets, Set<String> listed, List<Order> orders, List<String> views) {

  /** The shape that has no parameter. */
  public static final String PLAIN = "list";

  /** Copies the lists. */
  public ListOptions {
    facets = List.copyOf(facets);
    listed = Set.copyOf(listed);
    orders = List.copyOf(orders);
    views = List.copyOf(views);
  }

  /**
   * An order.
   *
   * @param name in addresses
   * @param textKey key of its label in the feature's texts
   * @param sort what the search is asked for; null for its own order
   */
  public record Order(String name, String textKey, SearchQuery.Sort sort) {}

  /** Orders to choose from, the usual one first: without words nothing is more relevant. */
  public List<Order> orders(ListState state) {
    return state.words().isEmpty() ? orders.subList(1, orders.size()) : orders;
  }

  /** The order in force. */
  public Order order(ListState state) {
    List<Order> offered = orders(state);
    return offered.stream()
        .filter(order -> order.name().equals(state.sort()))
        .findFirst()
        .orElse(offered.get(0));
  }
}

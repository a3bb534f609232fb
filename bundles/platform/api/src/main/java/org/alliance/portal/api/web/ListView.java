package org.alliance.portal.api.web;

import java.util.List;
import org.alliance.portal.api.FieldProblem;

/**
 * A list as templates show it with the macros of {@code portal/lists}. Made by {@link Lists#view}.
 * Immutable.
 *
 * @param <E> an entry
 * @param address of the page, without query
 * @param words what is searched; empty for everything
 * @param query what is chosen as a query string, without the place; for links that lead back
 * @param filtered whether anything narrows the list
 * @param problems what the address has and could not be used
 * @param facets what can be chosen
 * @param hidden fields of the form of facets that stay as they are
 * @param chips what is chosen, each with the list without it
 * @param clear address of everything
 * @param orders to choose from; empty where there is nothing to order
 * @param order value of the one in force
 * @param shapes the list in all its shapes; empty when it has one
 * @param entries in order
 * @param total how many there are; null when nobody counted
 * @param searched false while there is no search
 * @param complete false while the search is being rebuilt
 * @param corrected words with likelier spelling; null for none
 * @param correctedHref the list with these; null for none
 * @param first address of the first page; null on the first page
 * @param next address of the following page; null at the end
 */
public record ListView<E>(
    String address,
    String words,
    String query,
    boolean filtered,
    List<Unused> problems,
    List<FacetView> facets,
    List<Hidden> hidden,
    List<Chip> chips,
    String clear,
    List<Order> orders,
    String order,
    List<Shape> shapes,
    List<E> entries,
    Long total,
    boolean searched,
    boolean complete,
    String corrected,
    String correctedHref,
    String first,
    String next) {

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  /**
   * Something in the address that could not be used.
   *
   * @param label name of the facet or field; null for the whole
   * @param problem what is wrong
   */
  public record Unused(String label, FieldProblem problem) {}

  /**
   * A field that stays as it is.
   *
   * @param name as in addresses
   * @param value as in addresses
   */
  public record Hidden(String name, String value) {}

  /**
   * Something chosen that a link takes back.
   *
   * @param facet name of the facet
   * @param label name of the value
   * @param href the list without it
   */
  public record Chip(String facet, String label, String href) {}

  /**
   * An order to choose.
   *
   * @param value as in addresses; empty for the usual one
   * @param label what it is called
   */
  public record Order(String value, String label) {}

  /**
   * A link to the same list in another shape.
   *
   * @param label what it is called
   * @param href where it leads
   * @param current whether this is what is shown
   */
  public record Shape(String label, String href, boolean current) {}

  /** Status of the page: 400 when something was left out, else 200; words may be too many. */
  public int status() {
    return problems.stream().allMatch(unused -> unused.problem().field().equals("q"))
        ? OK
        : BAD_REQUEST;
  }
}

package org.alliance.portal.api.web;

import java.util.ArrayList;
import java.util.List;

/**
 * A group of filters with counts, for the macro {@code facets} of {@code portal/lists}. Immutable.
 *
 * @param name of the parameter in the address
 * @param legend what the group is called, in the reader's language
 * @param options what can be chosen, in the order in which it is offered; may be empty
 */
public record FacetView(String name, String legend, List<Option> options) {
  private static final int SHOWN = 8;

  /** Fewer than this are not worth folding away. */
  private static final int LEAST_HIDDEN = 3;

  /** Copies the list. */
  public FacetView {
    options = List.copyOf(options);
  }

  /**
   * A filter.
   *
   * @param value as in the address
   * @param label in the reader's language
   * @param count how many things would be found
   * @param chosen whether it is in force
   */
  public record Option(String value, String label, long count, boolean chosen) {}

  /** Those offered at once: the first eight and whatever is chosen. */
  public List<Option> first() {
    return some(true);
  }

  /** The others, which can be unfolded. */
  public List<Option> rest() {
    return some(false);
  }

  private List<Option> some(boolean atOnce) {
    List<Option> some = new ArrayList<>();
    boolean all = options.size() - SHOWN < LEAST_HIDDEN;
    for (int i = 0; i < options.size(); i++) {
      if (atOnce == (all || i < SHOWN || options.get(i).chosen())) {
        some.add(options.get(i));
      }
    }
    return some;
  }
}

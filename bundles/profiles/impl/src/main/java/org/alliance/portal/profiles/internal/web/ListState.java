package org.alliance.portal.profiles.internal.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.FieldProblem;

/**
 * What the address of a list says. The address is the only place where it is kept, so that every
 * view of a list can be linked to, and works without a script. Immutable.
 *
 * @param words what is searched, at most {@value #MOST_WORDS} characters; empty for everything
 * @param filters chosen values by facet, in the order of the facets; no facet without a value
 * @param sort {@code relevance}, {@code name}, {@code newest} or {@code population}; null for the
 *     usual one
 * @param view {@code map}; null for the list
 * @param after place in the list; null for its beginning
 */
public record ListState(
    String words, Map<String, List<String>> filters, String sort, String view, String after) {

  /** More characters than a search looks at. */
  public static final int MOST_WORDS = 1000;

  private static final int MOST_VALUES = 50;
  private static final int LONGEST_VALUE = 100;
  private static final List<String> ORDERS = List.of("relevance", "name", "newest", "population");
  private static final String MAP = "map";

  /** A list from its beginning, with everything. */
  public static final ListState ALL = new ListState("", Map.of(), null, null, null);

  /** Copies the filters. */
  public ListState {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    filters.forEach((facet, values) -> copy.put(facet, List.copyOf(values)));
    filters = Collections.unmodifiableMap(copy);
  }

  /**
   * What was read, and what could not be.
   *
   * @param state the rest
   * @param problems named by parameter
   */
  public record Reading(ListState state, List<FieldProblem> problems) {}

  /**
   * Reads a query string. What it cannot use it leaves out and tells.
   *
   * @param query raw, without the question mark
   * @param facets names of the facets there are, in their order
   * @param others names of parameters that belong to the page and are none of the list's business
   */
  public static Reading read(String query, Collection<String> facets, Set<String> others) {
    List<FieldProblem> problems = new ArrayList<>();
    Map<String, Set<String>> sent = new LinkedHashMap<>();
    facets.forEach(facet -> sent.put(facet, new LinkedHashSet<>()));
    String words = "";
    String sort = null;
    String view = null;
    String after = null;
    for (Map.Entry<String, String> parameter : parameters(query)) {
      String name = parameter.getKey();
      String value = parameter.getValue().strip();
      if (value.isEmpty() || others.contains(name)) {
        continue;
      }
      switch (name) {
        case "q" -> words = value;
        case "sort" -> sort = known(name, value, ORDERS, problems);
        case "view" -> view = known(name, value, Set.of(MAP, "list"), problems);
        case "after" -> after = value;
        default -> add(sent.get(name), name, value, problems);
      }
    }
    if (words.length() > MOST_WORDS) {
      problems.add(FieldProblem.of("q", "profiles.problem.words", "max", MOST_WORDS));
      boolean pair = Character.isHighSurrogate(words.charAt(MOST_WORDS - 1));
      words = words.substring(0, pair ? MOST_WORDS - 1 : MOST_WORDS).strip();
    }
    Map<String, List<String>> filters = new LinkedHashMap<>();
    sent.forEach(
        (facet, values) -> {
          if (!values.isEmpty()) {
            filters.put(facet, List.copyOf(values));
          }
        });
    return new Reading(
        new ListState(words, filters, sort, MAP.equals(view) ? MAP : null, after), problems);
  }

  private static String known(
      String name, String value, Collection<String> values, List<FieldProblem> problems) {
    if (values.contains(value)) {
      return value;
    }
    problems.add(FieldProblem.of(name, "portal.problem.unknown-value"));
    return null;
  }

  private static void add(
      Set<String> values, String name, String value, List<FieldProblem> problems) {
    if (values == null) {
      problems.add(FieldProblem.of("", "profiles.problem.no-filter", "name", shortened(name)));
    } else if (value.length() > LONGEST_VALUE || values.size() == MOST_VALUES) {
      problems.add(FieldProblem.of(name, "portal.problem.unknown-value"));
    } else {
      values.add(value);
    }
  }

  private static String shortened(String name) {
    return name.length() > 40 ? name.substring(0, 40) + "…" : name;
  }

  private static List<Map.Entry<String, String>> parameters(String query) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    for (String pair : query.split("&")) {
      int is = pair.indexOf('=');
      String name = is < 0 ? pair : pair.substring(0, is);
      if (!name.isEmpty()) {
        parameters.add(Map.entry(decoded(name), is < 0 ? "" : decoded(pair.substring(is + 1))));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** Orders to choose from, the usual one first: without words nothing is more relevant. */
  public static List<String> orders(boolean words) {
    return words ? ORDERS : ORDERS.subList(1, ORDERS.size());
  }

  /** Whether anything narrows the list. */
  public boolean filtered() {
    return !words.isEmpty() || !filters.isEmpty();
  }

  /** Whether the map is shown. */
  public boolean map() {
    return MAP.equals(view);
  }

  /** The chosen values of a facet; empty when there are none. */
  public List<String> chosen(String facet) {
    return filters.getOrDefault(facet, List.of());
  }

  /** From the beginning, with the values of one facet replaced. */
  public ListState with(String facet, List<String> values) {
    Map<String, List<String>> other = new LinkedHashMap<>(filters);
    if (values.isEmpty()) {
      other.remove(facet);
    } else {
      other.put(facet, values);
    }
    return new ListState(words, other, sort, view, null);
  }

  /** From the beginning, without one value of a facet. */
  public ListState without(String facet, String value) {
    return with(facet, chosen(facet).stream().filter(v -> !v.equals(value)).toList());
  }

  /** From the beginning, with other words. */
  public ListState words(String other) {
    return new ListState(other, filters, sort, view, null);
  }

  /** The same list in another order, from the beginning. */
  public ListState sort(String other) {
    return new ListState(words, filters, other, view, null);
  }

  /** The same list as a map, or as a list for null, from the beginning. */
  public ListState view(String other) {
    return new ListState(words, filters, sort, other, null);
  }

  /** Another page of the same list. */
  public ListState after(String other) {
    return new ListState(words, filters, sort, view, other);
  }

  /** Everything, in the same order and view. */
  public ListState cleared() {
    return new ListState("", Map.of(), sort, view, null);
  }

  /** The address of a page with this state. */
  public String address(String path) {
    String query = query();
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** This state as a query string; empty for {@link #ALL}. */
  public String query() {
    StringBuilder query = new StringBuilder();
    append(query, "q", words);
    filters.forEach((facet, values) -> values.forEach(value -> append(query, facet, value)));
    append(query, "sort", sort);
    append(query, "view", view);
    append(query, "after", after);
    return query.toString();
  }

  private static void append(StringBuilder query, String name, String value) {
    if (value != null && !value.isEmpty()) {
      query.append(query.isEmpty() ? "" : "&").append(name).append('=').append(encoded(value));
    }
  }

  /** A text as a value in an address. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

package org.alliance.portal.projects.internal.web.read;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.projects.internal.search.InitiativeFacet;

/**
 * What the address of the list says. The address is the only place where it is kept, so that every
 * view of the list can be linked to, and works without a script. Immutable.
 *
 * @param words what is searched; empty for everything
 * @param filters chosen values by facet, in the order of the facets; no facet without a value
 * @param sort one of {@link #orders}; null for the usual one
 * @param after place in the list; null for its beginning
 */
public record ListState(
    String words, Map<String, List<String>> filters, String sort, String after) {

  /** Everything, from its beginning. */
  public static final ListState ALL = new ListState("", Map.of(), null, null);

  private static final int MOST_WORDS = 1000;
  private static final int MOST_VALUES = 50;
  private static final int LONGEST_VALUE = 100;
  private static final int LONGEST_NAME = 40;
  private static final List<String> ORDERS = List.of("relevance", "newest", "title", "budget");

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
   */
  public static Reading read(String query) {
    List<FieldProblem> problems = new ArrayList<>();
    Map<String, List<String>> sent = new LinkedHashMap<>();
    InitiativeFacet.ALL.forEach(facet -> sent.put(facet.name(), new ArrayList<>()));
    String words = "";
    String sort = null;
    String after = null;
    for (String pair : query.split("&")) {
      int is = pair.indexOf('=');
      String name = decoded(is < 0 ? pair : pair.substring(0, is));
      String value = is < 0 ? "" : decoded(pair.substring(is + 1)).strip();
      if (name.isEmpty() || value.isEmpty()) {
        continue;
      }
      switch (name) {
        case "q" -> words = value;
        case "sort" -> sort = order(value, problems);
        case "after" -> after = value;
        default -> add(sent.get(name), name, value, problems);
      }
    }
    sent.values().removeIf(List::isEmpty);
    return new Reading(new ListState(cut(words, problems), sent, sort, after), problems);
  }

  private static String order(String value, List<FieldProblem> problems) {
    if (ORDERS.contains(value)) {
      return value;
    }
    problems.add(FieldProblem.of("sort", "portal.problem.unknown-value"));
    return null;
  }

  private static String cut(String words, List<FieldProblem> problems) {
    if (words.length() <= MOST_WORDS) {
      return words;
    }
    problems.add(FieldProblem.of("q", "projects.list.problem.words", "max", MOST_WORDS));
    boolean pair = Character.isHighSurrogate(words.charAt(MOST_WORDS - 1));
    return words.substring(0, pair ? MOST_WORDS - 1 : MOST_WORDS).strip();
  }

  private static void add(
      List<String> values, String name, String value, List<FieldProblem> problems) {
    if (values == null) {
      String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
      problems.add(FieldProblem.of("", "projects.list.problem.no-filter", "name", shown));
    } else if (value.length() > LONGEST_VALUE || values.size() == MOST_VALUES) {
      problems.add(FieldProblem.of(name, "portal.problem.unknown-value"));
    } else if (!values.contains(value)) {
      values.add(value);
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** Orders to choose from, the usual one first: without words nothing is more relevant. */
  public List<String> orders() {
    return words.isEmpty() ? ORDERS.subList(1, ORDERS.size()) : ORDERS;
  }

  /** The order in force. */
  public String order() {
    return sort != null && orders().contains(sort) ? sort : orders().get(0);
  }

  /** Whether anything narrows the list. */
  public boolean filtered() {
    return !words.isEmpty() || !filters.isEmpty();
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
    return new ListState(words, other, sort, null);
  }

  /** From the beginning, without one value of a facet. */
  public ListState without(String facet, String value) {
    return with(facet, chosen(facet).stream().filter(v -> !v.equals(value)).toList());
  }

  /** From the beginning, with other words. */
  public ListState words(String other) {
    return new ListState(other, filters, sort, null);
  }

  /** From the beginning, in another order. */
  public ListState sort(String other) {
    return new ListState(words, filters, other, null);
  }

  /** Another page of the same list. */
  public ListState after(String other) {
    return new ListState(words, filters, sort, other);
  }

  /** Everything, in the same order. */
  public ListState cleared() {
    return new ListState("", Map.of(), sort, null);
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

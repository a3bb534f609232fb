package org.alliance.portal.api.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alliance.portal.api.FieldProblem;

/**
 * What the address of a list says. The address is the only place where it is kept, so that every
 * view of a list can be linked to, and works without a script. Immutable.
 *
 * @param words what is searched, at most {@value #MOST_WORDS} characters; empty for everything
 * @param filters chosen values by facet, in the order of the facets; no facet without a value
 * @param sort name of one of the list's orders; null for the usual one
 * @param view one of the list's other shapes, such as {@code map}; null for the plain list
 * @param after place in the list; null for its beginning
 */
public record ListState(
    String words, Map<String, List<String>> filters, String sort, String view, String after) {

  /** More characters than a search looks at. */
  public static final int MOST_WORDS = 1000;

  /** A list from its beginning, with everything. */
  public static final ListState ALL = new ListState("", Map.of(), null, null, null);

  private static final int MOST_VALUES = 50;
  private static final int LONGEST_VALUE = 100;
  private static final int LONGEST_NAME = 40;

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
   * @param problems named by parameter; empty name for a parameter that there is none of
   */
  public record Reading(ListState state, List<FieldProblem> problems) {
    /** Copies the list. */
    public Reading {
      problems = List.copyOf(problems);
    }

    /**
     * The problems for which a file of the list is refused. Words that are too many are searched as
     * far as they go: nothing is wrong with the address.
     */
    public List<FieldProblem> refused() {
      return problems.stream().filter(problem -> !problem.field().equals("q")).toList();
    }
  }

  /** As {@link #read(String, ListOptions, Set)}, of a page that has only the list. */
  public static Reading read(String query, ListOptions options) {
    return read(query, options, Set.of());
  }

  /**
   * Reads a query string. What it cannot use it leaves out and tells.
   *
   * @param query raw, without the question mark
   * @param options what the list understands
   * @param others names of parameters that belong to the page and are none of the list's business
   */
  public static Reading read(String query, ListOptions options, Set<String> others) {
    List<FieldProblem> problems = new ArrayList<>();
    Map<String, List<String>> sent = new LinkedHashMap<>();
    options.facets().forEach(facet -> sent.put(facet.name(), new ArrayList<>()));
    String words = "";
    String sort = null;
    String view = null;
    String after = null;
    for (String pair : query.split("&")) {
      int is = pair.indexOf('=');
      String name = decoded(is < 0 ? pair : pair.substring(0, is));
      String value = is < 0 ? "" : decoded(pair.substring(is + 1)).strip();
      if (name.isEmpty() || value.isEmpty() || others.contains(name)) {
        continue;
      }
      if (name.equals("q")) {
        words = value;
      } else if (name.equals("after")) {
        after = value;
      } else if (name.equals("sort")) {
        Set<String> names =
            options.orders().stream().map(ListOptions.Order::name).collect(Collectors.toSet());
        sort = among(names, name, value, problems);
      } else if (name.equals("view") && !options.views().isEmpty()) {
        Set<String> shapes =
            Stream.concat(options.views().stream(), Stream.of(ListOptions.PLAIN))
                .collect(Collectors.toSet());
        view = among(shapes, name, value, problems);
      } else {
        add(sent.get(name), name, value, problems);
      }
    }
    sent.values().removeIf(List::isEmpty);
    String shape = ListOptions.PLAIN.equals(view) ? null : view;
    return new Reading(new ListState(cut(words, problems), sent, sort, shape, after), problems);
  }

  private static String among(
      Collection<String> values, String name, String value, List<FieldProblem> problems) {
    if (values.contains(value)) {
      return value;
    }
    problems.add(FieldProblem.of(name, "portal.problem.unknown-value"));
    return null;
  }

  private static void add(
      List<String> values, String name, String value, List<FieldProblem> problems) {
    if (values == null) {
      String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
      problems.add(FieldProblem.of("", "portal.list.problem.no-filter", "name", shown));
    } else if (value.length() > LONGEST_VALUE || values.size() == MOST_VALUES) {
      problems.add(FieldProblem.of(name, "portal.problem.unknown-value"));
    } else if (!values.contains(value)) {
      values.add(value);
    }
  }

  private static String cut(String words, List<FieldProblem> problems) {
    if (words.length() <= MOST_WORDS) {
      return words;
    }
    problems.add(FieldProblem.of("q", "portal.list.problem.words", "max", MOST_WORDS));
    boolean pair = Character.isHighSurrogate(words.charAt(MOST_WORDS - 1));
    return words.substring(0, pair ? MOST_WORDS - 1 : MOST_WORDS).strip();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
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

  /** From the beginning, in another order. */
  public ListState sort(String other) {
    return new ListState(words, filters, other, view, null);
  }

  /** From the beginning, in another shape; null for the plain list. */
  public ListState view(String other) {
    return new ListState(words, filters, sort, other, null);
  }

  /** Another page of the same list. */
  public ListState after(String other) {
    return new ListState(words, filters, sort, view, other);
  }

  /** Everything, in the same order and shape. */
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
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

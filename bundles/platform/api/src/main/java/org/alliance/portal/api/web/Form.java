package org.alliance.portal.api.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;

/**
 * A form as a person filled it in, with what is wrong with it. A form page posts to its own
 * address. Immutable.
 *
 * @param values what was typed, by field name
 * @param problems what is wrong, in the order of the fields; empty when nothing is
 */
public record Form(Map<String, List<String>> values, List<FieldProblem> problems) {

  /** Copies the collections. */
  public Form {
    values = Map.copyOf(values);
    problems = List.copyOf(problems);
  }

  /** A form as it was sent. */
  public static Form of(Map<String, List<String>> values) {
    return new Form(values, List.of());
  }

  /** A form filled in from a record; null values are left out. */
  public static Form filled(Map<String, ?> values) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (value instanceof java.util.Collection<?> many) {
            copy.put(name, many.stream().map(String::valueOf).toList());
          } else if (value != null) {
            copy.put(name, List.of(String.valueOf(value)));
          }
        });
    return new Form(copy, List.of());
  }

  /** The same form with problems. */
  public Form with(List<FieldProblem> found) {
    return new Form(values, found);
  }

  /** First value of a field, stripped of surrounding white space; empty when there is none. */
  public String value(String name) {
    List<String> all = values.get(name);
    return all == null || all.isEmpty() ? "" : all.get(0).strip();
  }

  /** All values of a field; empty when there are none. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** First problem of a field, or null. */
  public FieldProblem problem(String name) {
    return problems.stream().filter(p -> p.field().equals(name)).findFirst().orElse(null);
  }
}

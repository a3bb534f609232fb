package org.alliance.portal.api;

import java.util.Map;

/**
 * What is wrong with one field of a form, a JSON body or a SOAP request.
 *
 * @param field name of the field as the client sent it, dotted for nested ones ({@code
 *     estimate.year}); empty for the whole
 * @param key key of the text that says so, looked up in the feature's texts and then in the
 *     platform's ({@code portal.problem.required} and the like)
 * @param args values for the text's named places; never null
 */
public record FieldProblem(String field, String key, Map<String, Object> args) {
  /** Copies the map. */
  public FieldProblem {
    args = Map.copyOf(args);
  }

  /** A problem whose text has no places to fill. */
  public static FieldProblem of(String field, String key) {
    return new FieldProblem(field, key, Map.of());
  }

  /** A problem whose text has one place to fill. */
  public static FieldProblem of(String field, String key, String name, Object value) {
    return new FieldProblem(field, key, Map.of(name, value));
  }
}

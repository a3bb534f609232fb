package org.alliance.portal.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds what would break clients between two OpenAPI descriptions. */
public final class Baseline {
  private final JsonNode before;
  private final JsonNode now;
  private final List<String> breaks = new ArrayList<>();

  private Baseline(JsonNode before, JsonNode now) {
    this.before = before;
    this.now = now;
  }

  /** Every breaking difference; empty when clients of the older go on working. */
  public static List<String> breaks(JsonNode before, JsonNode now) {
    Baseline comparison = new Baseline(before, now);
    comparison.paths();
    comparison.schemas();
    return comparison.breaks;
  }

  private void paths() {
    fields(before.path("paths"))
        .forEach(
            (path, operations) ->
                fields(operations)
                    .forEach(
                        (method, operation) ->
                            operation(
                                method + " " + path,
                                operation,
                                now.path("paths").path(path).path(method))));
  }

  private void operation(String name, JsonNode old, JsonNode current) {
    if (current.isMissingNode()) {
      breaks.add(name + " was removed");
      return;
    }
    Map<String, JsonNode> parameters = parameters(old);
    Map<String, JsonNode> currents = parameters(current);
    parameters.forEach(
        (parameter, value) -> {
          JsonNode other = currents.get(parameter);
          if (other == null) {
            breaks.add(name + ": parameter " + parameter + " was removed");
          } else if (!type(value.path("schema")).equals(type(other.path("schema")))) {
            breaks.add(name + ": parameter " + parameter + " has another type");
          }
        });
    currents.forEach(
        (parameter, value) -> {
          boolean required = value.path("required").asBoolean();
          JsonNode was = parameters.get(parameter);
          if (required && (was == null || !was.path("required").asBoolean())) {
            breaks.add(name + ": parameter " + parameter + " is now required");
          }
        });
    fields(old.path("responses"))
        .forEach(
            (status, response) -> {
              JsonNode other = current.path("responses").path(status);
              if (other.isMissingNode()) {
                breaks.add(name + ": answer " + status + " was removed");
              } else if (!body(response).equals(body(other))) {
                breaks.add(name + ": answer " + status + " has another body");
              }
            });
    if (!body(old.path("requestBody")).equals(body(current.path("requestBody")))) {
      breaks.add(name + ": has another body");
    }
  }

  private void schemas() {
    JsonNode olds = before.path("components").path("schemas");
    JsonNode currents = now.path("components").path("schemas");
    fields(olds)
        .forEach(
            (name, old) -> {
              JsonNode current = currents.path(name);
              fields(old.path("properties"))
                  .forEach(
                      (property, value) -> {
                        JsonNode other = current.path("properties").path(property);
                        if (other.isMissingNode()) {
                          breaks.add(name + "." + property + " was removed");
                        } else if (!type(value).equals(type(other))) {
                          breaks.add(name + "." + property + " has another type");
                        } else if (!words(other.path("enum"))
                            .containsAll(words(value.path("enum")))) {
                          breaks.add(name + "." + property + " lost a value");
                        }
                      });
              Set<String> required = words(current.path("required"));
              required.removeAll(words(old.path("required")));
              required.forEach(p -> breaks.add(name + "." + p + " is now required"));
            });
  }

  private static Map<String, JsonNode> parameters(JsonNode operation) {
    Map<String, JsonNode> parameters = new TreeMap<>();
    operation
        .path("parameters")
        .forEach(p -> parameters.put(p.path("in").asText() + " " + p.path("name").asText(), p));
    return parameters;
  }

  private static String body(JsonNode holder) {
    List<String> types = new ArrayList<>();
    fields(holder.path("content"))
        .forEach((media, content) -> types.add(media + " " + type(content.path("schema"))));
    return types.toString();
  }

  private static String type(JsonNode schema) {
    return schema.path("$ref").asText()
        + schema.path("type").asText()
        + schema.path("format").asText()
        + (schema.has("items") ? type(schema.path("items")) : "")
        + (schema.has("additionalProperties") ? type(schema.path("additionalProperties")) : "");
  }

  private static Set<String> words(JsonNode array) {
    Set<String> words = new HashSet<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }

  private static Map<String, JsonNode> fields(JsonNode object) {
    Map<String, JsonNode> fields = new TreeMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> i = object.fields(); i.hasNext(); ) {
      Map.Entry<String, JsonNode> field = i.next();
      fields.put(field.getKey(), field.getValue());
    }
    return fields;
  }
}

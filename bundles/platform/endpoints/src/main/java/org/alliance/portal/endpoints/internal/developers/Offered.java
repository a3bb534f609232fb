package org.alliance.portal.endpoints.internal.developers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.api.platform.Routes;

/** What there is to show examples with: no feature is known here by its name. */
final class Offered {
  /** The list that is always there. */
  static final String CHANGES = "/api/v1/changes";

  private static final String SOAP = "/soap/";

  private Offered() {}

  /**
   * The first list of a feature that can be read page by page without another value.
   *
   * @param openApi the merged description
   */
  static String list(String openApi, ObjectMapper mapper) {
    try {
      for (Map.Entry<String, JsonNode> path : mapper.readTree(openApi).path("paths").properties()) {
        if (!path.getKey().contains("{")
            && !path.getKey().equals(CHANGES)
            && pages(path.getValue().path("get").path("parameters"))) {
          return path.getKey();
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The description is ours", e);
    }
    return CHANGES;
  }

  private static boolean pages(JsonNode parameters) {
    List<String> names = new ArrayList<>();
    for (JsonNode parameter : parameters) {
      if (parameter.path("required").asBoolean()) {
        return false;
      }
      names.add(parameter.path("name").asText());
    }
    return names.contains("limit") && names.contains("after");
  }

  /** The SOAP endpoints by name, each with the first operation that lists something. */
  static List<Examples.Soap> soap(List<Routes.Route> routes) {
    Map<String, String> operations = new TreeMap<>();
    for (Routes.Route route : routes) {
      int space = route.template().indexOf(' ');
      if (!route.method().equals("SOAP") || space < 0 || !route.template().startsWith(SOAP)) {
        continue;
      }
      String name = route.template().substring(SOAP.length(), space);
      String operation = route.template().substring(space + 1);
      String list = operation.startsWith("list") ? operation : "";
      operations.merge(name, list, Offered::first);
    }
    return operations.entrySet().stream()
        .map(e -> new Examples.Soap(e.getKey(), e.getValue().isEmpty() ? null : e.getValue()))
        .toList();
  }

  private static String first(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one + other;
    }
    return one.compareTo(other) <= 0 ? one : other;
  }
}

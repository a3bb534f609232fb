package org.alliance.portal.projects.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.projects.api.InitiativeDraft;

/** What an initiative says as it is kept: for the database, and for the history. */
public final class Contents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, List<String>>> VALUES = new TypeReference<>() {};
  private static final Pattern CELL = Pattern.compile("([a-z]+)\\.(\\d+)\\.([a-z]+)");

  private Contents() {}

  /** The fields of a form as JSON. */
  public static String json(InitiativeDraft draft) {
    try {
      return JSON.writeValueAsString(InitiativeForm.values(draft));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON", e);
    }
  }

  /** What {@link #json} wrote. */
  public static InitiativeDraft draft(String json) {
    try {
      return InitiativeForm.read(JSON.readValue(json, VALUES)).draft();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not the fields of a form", e);
    }
  }

  /** The fields as maps and lists within each other, for the history. */
  public static Map<String, Object> snapshot(InitiativeDraft draft) {
    Map<String, Object> whole = new TreeMap<>();
    InitiativeForm.values(draft)
        .forEach(
            (name, values) -> {
              Matcher cell = CELL.matcher(name);
              if (InitiativeForm.SEVERAL.contains(name)) {
                whole.put(name, values);
              } else if (cell.matches()) {
                row(whole, cell.group(1), Integer.parseInt(cell.group(2)))
                    .put(cell.group(3), values.get(0));
              } else {
                put(whole, name.split("\\."), values.get(0));
              }
            });
    return whole;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> row(Map<String, Object> whole, String name, int number) {
    List<Map<String, Object>> rows =
        (List<Map<String, Object>>) whole.computeIfAbsent(name, n -> new ArrayList<>());
    while (rows.size() <= number) {
      rows.add(new TreeMap<>());
    }
    return rows.get(number);
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> whole, String[] path, String value) {
    Map<String, Object> part = whole;
    for (int i = 0; i < path.length - 1; i++) {
      part = (Map<String, Object>) part.computeIfAbsent(path[i], n -> new TreeMap<>());
    }
    part.put(path[path.length - 1], value);
  }

  /** What {@link #snapshot} was made of. */
  static InitiativeDraft then(Map<String, Object> snapshot) {
    Map<String, List<String>> values = new TreeMap<>();
    snapshot.forEach((name, said) -> flat(values, name, said));
    return InitiativeForm.read(values).draft();
  }

  private static void flat(Map<String, List<String>> values, String name, Object said) {
    if (said instanceof Map<?, ?> parts) {
      parts.forEach((part, text) -> flat(values, name + "." + part, text));
    } else if (said instanceof List<?> several && InitiativeForm.SEVERAL.contains(name)) {
      values.put(name, several.stream().map(String::valueOf).toList());
    } else if (said instanceof List<?> rows) {
      for (int i = 0; i < rows.size(); i++) {
        flat(values, name + "." + i, rows.get(i));
      }
    } else if (said != null) {
      values.put(name, List.of(said.toString()));
    }
  }

  /** The part that a field belongs to: of a cell its table, of anything else itself. */
  static String part(String field) {
    return CELL.matcher(field).replaceFirst("$1");
  }

  /** Whether both say the same, however their numbers were typed. */
  static boolean same(InitiativeDraft a, InitiativeDraft b) {
    return InitiativeForm.values(a).equals(InitiativeForm.values(b));
  }

  /** Names of the fields that differ; rows go by the name of their table. */
  static List<String> changed(InitiativeDraft before, InitiativeDraft after) {
    Map<String, List<String>> was = InitiativeForm.values(before);
    Map<String, List<String>> is = InitiativeForm.values(after);
    TreeSet<String> names = new TreeSet<>(was.keySet());
    names.addAll(is.keySet());
    names.removeIf(name -> Objects.equals(was.get(name), is.get(name)));
    return names.stream().map(Contents::part).distinct().toList();
  }
}

package org.alliance.portal.content.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.alliance.portal.api.content.History.Difference;

/**
 * What differs between two snapshots. Maps within them become dotted names; a list of plain values
 * is one text, so that another order counts; the maps of a list are numbered from 1.
 */
final class Differences {
  private Differences() {}

  /** What differs, in the order of the fields. */
  static List<Difference> between(Map<String, Object> from, Map<String, Object> to) {
    Map<String, String> before = flat(from);
    Map<String, String> after = flat(to);
    Set<String> fields = new LinkedHashSet<>(before.keySet());
    fields.addAll(after.keySet());
    List<Difference> found = new ArrayList<>();
    for (String field : fields) {
      if (!Objects.equals(before.get(field), after.get(field))) {
        found.add(new Difference(field, before.get(field), after.get(field)));
      }
    }
    return found;
  }

  /** What a snapshot says, by dotted name; what it says nothing about is absent. */
  static Map<String, String> flat(Map<String, Object> snapshot) {
    Map<String, String> flat = new LinkedHashMap<>();
    snapshot.forEach((name, value) -> put(flat, name, value));
    return flat;
  }

  private static void put(Map<String, String> flat, String name, Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> put(flat, name + "." + key, inner));
    } else if (value instanceof Collection<?> list) {
      putList(flat, name, list);
    } else if (value != null && !value.toString().isEmpty()) {
      flat.put(name, value.toString());
    }
  }

  private static void putList(Map<String, String> flat, String name, Collection<?> list) {
    if (list.stream().anyMatch(item -> item instanceof Map || item instanceof Collection)) {
      int number = 1;
      for (Object item : list) {
        put(flat, name + "." + number++, item);
      }
    } else {
      String joined = String.join(", ", list.stream().map(Differences::word).toList());
      if (!joined.isEmpty()) {
        flat.put(name, joined);
      }
    }
  }

  private static String word(Object value) {
    return value == null ? "" : value.toString();
  }
}

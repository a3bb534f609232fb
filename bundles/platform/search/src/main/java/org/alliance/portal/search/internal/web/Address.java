package org.alliance.portal.search.internal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The address of a search, with one thing changed. Immutable. */
final class Address {
  private final String path;
  private final Map<String, List<String>> parameters;

  Address(String path) {
    this(path, Map.of());
  }

  private Address(String path, Map<String, List<String>> parameters) {
    this.path = path;
    this.parameters = parameters;
  }

  /** The same with a parameter's only value; null or empty for none. */
  Address with(String name, String value) {
    Map<String, List<String>> copy = copy();
    if (value == null || value.isEmpty()) {
      copy.remove(name);
    } else {
      copy.put(name, List.of(value));
    }
    return new Address(path, copy);
  }

  /** The same with one more value. */
  Address and(String name, String value) {
    Map<String, List<String>> copy = copy();
    List<String> values = new ArrayList<>(copy.getOrDefault(name, List.of()));
    values.add(value);
    copy.put(name, values);
    return new Address(path, copy);
  }

  /** The same without one value. */
  Address without(String name, String value) {
    Map<String, List<String>> copy = copy();
    List<String> values = new ArrayList<>(copy.getOrDefault(name, List.of()));
    values.remove(value);
    copy.put(name, values);
    return new Address(path, copy);
  }

  private Map<String, List<String>> copy() {
    return new LinkedHashMap<>(parameters);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(path);
    char before = '?';
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      for (String value : parameter.getValue()) {
        out.append(before)
            .append(parameter.getKey())
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        before = '&';
      }
    }
    return out.toString();
  }
}

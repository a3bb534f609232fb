package org.alliance.portal.security.internal.web.users;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.ws.rs.core.MultivaluedMap;

/** What a list's address asks for. */
record Query(MultivaluedMap<String, String> parameters) {

  /** A parameter's first value without white space around it; empty when there is none. */
  String value(String name) {
    String value = parameters.getFirst(name);
    return value == null ? "" : value.strip();
  }

  /** A parameter that is one of these; empty for anything else. */
  String one(String name, Set<String> allowed) {
    String value = value(name);
    return allowed.contains(value) ? value : "";
  }

  /** The query but for some parameters, ready for one more. */
  String without(String... names) {
    List<String> left = List.of(names);
    return parameters.keySet().stream()
        .filter(name -> !left.contains(name) && !value(name).isEmpty())
        .sorted()
        .map(name -> encode(name) + "=" + encode(value(name)) + "&")
        .collect(Collectors.joining());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

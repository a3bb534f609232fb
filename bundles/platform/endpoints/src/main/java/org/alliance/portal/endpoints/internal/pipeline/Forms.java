package org.alliance.portal.endpoints.internal.pipeline;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Urlencoded forms: reading them, and writing down what may be kept of them. */
final class Forms {
  private static final int MOST_FIELDS = 2_000;

  private Forms() {}

  static boolean urlencoded(String contentType) {
    return contentType != null
        && contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
  }

  /** The fields in their order; a malformed field is left out. */
  static Map<String, List<String>> parse(byte[] body) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    String text = new String(body, StandardCharsets.UTF_8);
    int start = 0;
    for (int count = 0; start < text.length() && count < MOST_FIELDS; count++) {
      int end = text.indexOf('&', start);
      end = end < 0 ? text.length() : end;
      int equals = text.indexOf('=', start);
      equals = equals < 0 || equals > end ? end : equals;
      try {
        String name = decode(text.substring(start, equals));
        String value = equals == end ? "" : decode(text.substring(equals + 1, end));
        if (!name.isEmpty()) {
          fields.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        }
      } catch (IllegalArgumentException malformed) {
        // The field cannot be shown to anybody.
      }
      start = end + 1;
    }
    return fields;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The fields that may be kept: neither secrets nor the token against forged requests. */
  static String keepable(Map<String, List<String>> fields) {
    StringBuilder out = new StringBuilder();
    fields.forEach(
        (name, values) -> {
          if (!secret(name)) {
            for (String value : values) {
              if (out.length() > 0) {
                out.append('&');
              }
              out.append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                  .append('=')
                  .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
          }
        });
    return out.toString();
  }

  private static boolean secret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals(Csrf.FIELD)
        || lower.contains("password")
        || lower.contains("secret")
        || lower.contains("token");
  }
}

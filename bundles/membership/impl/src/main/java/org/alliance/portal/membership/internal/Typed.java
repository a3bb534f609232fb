package org.alliance.portal.membership.internal;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.web.Form;

/** The form of a draft, as one text: what was typed is kept, right or wrong. */
final class Typed {
  private static final int MOST_VALUES = 30;
  private static final int LONGEST_TEXT = 8_000;
  private static final int LONGEST = 1_000;

  private Typed() {}

  /** Reads a form; null is an empty one. */
  static Form read(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (text != null && !text.isEmpty()) {
      for (String pair : text.split("&")) {
        int sign = pair.indexOf('=');
        List<String> all = values.computeIfAbsent(pair.substring(0, sign), n -> new ArrayList<>());
        String value = URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8);
        if (!value.isEmpty()) {
          all.add(value);
        }
      }
    }
    return Form.of(values);
  }

  /**
   * Puts the fields of a step into a form.
   *
   * @param sent what was sent; a field that is missing is now empty
   */
  static Form merge(Form before, Step step, Form sent) {
    Map<String, List<String>> values = new LinkedHashMap<>(before.values());
    for (String field : step.fields()) {
      boolean text = field.equals("about") || field.equals("reasons");
      values.put(
          field,
          sent.all(field).stream()
              .limit(MOST_VALUES)
              .map(value -> Fields.clean(value))
              .map(value -> cut(value, text ? LONGEST_TEXT : LONGEST))
              .toList());
    }
    return Form.of(values);
  }

  /** Nobody types more than that; a flood does. */
  private static String cut(String value, int longest) {
    return value.length() <= longest ? value : value.substring(0, longest);
  }

  /** Writes a form. A field that is there without a value stays there: its step was seen. */
  static String write(Form form) {
    StringBuilder text = new StringBuilder();
    form.values()
        .forEach(
            (name, values) -> {
              for (String value : values.isEmpty() ? List.of("") : values) {
                text.append(text.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
              }
            });
    return text.toString();
  }
}

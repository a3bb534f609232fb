package org.alliance.portal.endpoints.internal.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A URI template, segment by segment. The order is that of JAX-RS: more literal characters first,
 * then more variables, then more variables with an expression of their own.
 */
final class Template {
  /** What one segment of a template takes. */
  record Segment(String literal, String expression, Pattern pattern, boolean rest) {
    boolean takes(String path, int start, int end) {
      if (rest) {
        return true;
      }
      if (pattern == null) {
        return end > start;
      }
      if (expression.equals(LANGUAGE)) {
        return end - start == 2 && lower(path.charAt(start)) && lower(path.charAt(start + 1));
      }
      return pattern.matcher(path).region(start, end).matches();
    }

    private static boolean lower(char c) {
      return c >= 'a' && c <= 'z';
    }
  }

  static final Comparator<Template> MOST_SPECIFIC_FIRST =
      Comparator.<Template>comparingInt(t -> -t.literals)
          .thenComparingInt(t -> -t.variables)
          .thenComparingInt(t -> -t.expressions);

  private static final String LANGUAGE = "[a-z]{2}";

  private final List<Segment> segments = new ArrayList<>();
  private final StringBuilder key = new StringBuilder();
  private int literals;
  private int variables;
  private int expressions;

  Template(String template) {
    int end = template.length();
    while (end > 0 && template.charAt(end - 1) == '/') {
      end--;
    }
    int start = 0;
    while (start < end && template.charAt(start) == '/') {
      start++;
    }
    while (start < end) {
      int stop = segmentEnd(template, start, end);
      add(template.substring(start, stop), stop == end);
      start = stop + 1;
    }
  }

  private static int segmentEnd(String template, int start, int end) {
    int depth = 0;
    for (int i = start; i < end; i++) {
      char c = template.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      } else if (c == '/' && depth == 0) {
        return i;
      }
    }
    return end;
  }

  private void add(String text, boolean last) {
    key.append('/');
    if (text.indexOf('{') < 0) {
      literals += text.length() + 1;
      key.append(text);
      segments.add(new Segment(text, null, null, false));
      return;
    }
    literals++;
    StringBuilder regex = new StringBuilder();
    String only = null;
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '{') {
        int close = closing(text, at);
        String variable = text.substring(at + 1, close);
        int colon = variable.indexOf(':');
        String expression = colon < 0 ? null : variable.substring(colon + 1).strip();
        variables++;
        expressions += expression == null ? 0 : 1;
        regex.append('(').append(expression == null ? "[^/]+?" : expression).append(')');
        key.append('{').append(expression == null ? "" : expression).append('}');
        only = at == 0 && close == text.length() - 1 ? expression : only;
        if (at == 0 && close == text.length() - 1 && expression == null) {
          segments.add(new Segment(null, null, null, false));
          return;
        }
        at = close + 1;
      } else {
        literals++;
        regex.append(Pattern.quote(text.substring(at, at + 1)));
        key.append(text.charAt(at));
        at++;
      }
    }
    boolean rest = last && only != null && (only.equals(".*") || only.equals(".+"));
    segments.add(
        new Segment(null, only == null ? "" : only, Pattern.compile(regex.toString()), rest));
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      if (text.charAt(i) == '{') {
        depth++;
      } else if (text.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("Not a URI template: " + text);
  }

  List<Segment> segments() {
    return segments;
  }

  /** The same for all templates that take the same paths: names of variables do not count. */
  String key() {
    return key.toString();
  }
}

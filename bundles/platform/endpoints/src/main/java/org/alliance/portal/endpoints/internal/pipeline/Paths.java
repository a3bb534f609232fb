package org.alliance.portal.endpoints.internal.pipeline;

/** Which raw paths are looked up at all, and what sort of client asks for them. */
final class Paths {
  /** What a raw path is. */
  enum Verdict {
    /** It may be looked up. */
    FINE,
    /** It can name nothing here. */
    NOT_FOUND,
    /** Two readers could read it differently. */
    MALFORMED
  }

  private static final int HEX = 16;
  private static final int ESCAPE_LENGTH = 3;

  private Paths() {}

  static Verdict check(String path) {
    if (path == null || path.isEmpty() || path.charAt(0) != '/') {
      return Verdict.MALFORMED;
    }
    if (path.startsWith("/~")) {
      return Verdict.NOT_FOUND;
    }
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == ';' || c == '\\') {
        return Verdict.MALFORMED;
      }
      if (c == '%' && !harmless(path, i)) {
        return Verdict.MALFORMED;
      }
      if (c == '/' && i + 1 < path.length()) {
        char next = path.charAt(i + 1);
        if (next == '/') {
          return Verdict.NOT_FOUND;
        }
        if (next == '.' && dots(path, i + 1)) {
          return Verdict.MALFORMED;
        }
      }
    }
    return Verdict.FINE;
  }

  private static boolean harmless(String path, int at) {
    if (at + ESCAPE_LENGTH > path.length()) {
      return false;
    }
    int high = Character.digit(path.charAt(at + 1), HEX);
    int low = Character.digit(path.charAt(at + 2), HEX);
    int value = high * HEX + low;
    return high >= 0
        && low >= 0
        && value >= ' '
        && value != 0x7f
        && value != '/'
        && value != '\\'
        && value != '.'
        && value != ';'
        && value != '%';
  }

  private static boolean dots(String path, int start) {
    int end = path.indexOf('/', start);
    int length = (end < 0 ? path.length() : end) - start;
    return length == 1 || length == 2 && path.charAt(start + 1) == '.';
  }

  /** The two lower-case letters at the start of a page's path; null when it is no page. */
  static String language(String path) {
    int length = path.length();
    if (length < 3 || length > 3 && path.charAt(3) != '/') {
      return null;
    }
    return letter(path.charAt(1)) && letter(path.charAt(2)) ? path.substring(1, 3) : null;
  }

  private static boolean letter(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean rest(String path) {
    return path.startsWith("/api/");
  }

  static boolean soap(String path) {
    return path.startsWith("/soap/");
  }
}

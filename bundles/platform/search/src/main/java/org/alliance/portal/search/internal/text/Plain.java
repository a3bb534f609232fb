package org.alliance.portal.search.internal.text;

import java.util.regex.Pattern;

/** Takes Markdown's marks out of a text, so that neither the words nor the extracts show them. */
public final class Plain {
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]\\[]*)\\]\\([^)\\s]*\\)");
  private static final Pattern LINE =
      Pattern.compile("(?m)^[ \\t]*(?:#{1,6}[ \\t]+|>[ \\t]?|[-*+][ \\t]+|\\d{1,3}[.)][ \\t]+)");
  private static final Pattern RULE = Pattern.compile("(?m)^[ \\t|:=_*-]{3,}$");
  private static final Pattern EMPHASIS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_*])[*_]{1,3}(?=\\S)|(?<=\\S)[*_]{1,3}(?![\\p{L}\\p{N}_*])");

  private Plain() {}

  /**
   * The text without marks.
   *
   * @param text plain text or Markdown
   * @return plain text, with at most one white space between words
   */
  public static String of(String text) {
    String plain = text;
    if (plain.indexOf('[') >= 0) {
      plain = LINK.matcher(plain).replaceAll("$1");
    }
    if (plain.indexOf('\n') >= 0 || startsWithMark(plain)) {
      plain = RULE.matcher(plain).replaceAll("");
      plain = LINE.matcher(plain).replaceAll("");
    }
    if (plain.indexOf('*') >= 0 || plain.indexOf('_') >= 0) {
      plain = EMPHASIS.matcher(plain).replaceAll("");
    }
    return oneSpace(plain);
  }

  private static boolean startsWithMark(String text) {
    return !text.isEmpty() && !Character.isLetterOrDigit(text.charAt(0));
  }

  /** Also takes away what no text has, such as the index's own separators. */
  private static String oneSpace(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '`' || c == '|' || c == '\u00a0' || c == '\u2029') {
        gap = true;
        continue;
      }
      if (gap && out.length() > 0) {
        out.append(' ');
      }
      gap = false;
      out.append(c);
    }
    return out.toString();
  }
}

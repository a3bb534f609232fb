package org.alliance.portal.content.internal.csv;

/**
 * Cells that a spreadsheet would run as a formula get an apostrophe before them, which it takes for
 * the mark of a text; reading takes it away again. Nothing is lost on the way.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class Formulas {
  private static final char MARK = '\'';
  private static final String BEGINNINGS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private Formulas() {}

  /** A text that no spreadsheet runs. */
  static String neutralised(String text) {
    return dangerous(text) ? MARK + text : text;
  }

  /** The text as it was before {@link #neutralised}. */
  static String restored(String text) {
    return text.length() > 1 && text.charAt(0) == MARK && dangerous(text.substring(1))
        ? text.substring(1)
        : text;
  }

  /** Whether the first character says so, apart from blanks and apostrophes. */
  private static boolean dangerous(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (BEGINNINGS.indexOf(c) >= 0) {
        return true;
      }
      if (c != MARK && c != ' ' && c != '\u00A0') {
        return false;
      }
    }
    return false;
  }
}

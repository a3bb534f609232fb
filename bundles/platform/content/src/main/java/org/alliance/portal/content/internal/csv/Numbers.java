package org.alliance.portal.content.internal.csv;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and days as people and spreadsheets of different countries write them. */
final class Numbers {
  /** The first group may be short; the others have three digits and one separator. */
  private static final Pattern GROUPED =
      Pattern.compile(
          "([+-]?\\d{1,3})(?:([ \\u00A0\\u202F\\u2009'\u2019.,])\\d{3}(?:\\2\\d{3}){0,5})");

  private static final Pattern WHOLE = Pattern.compile("([+-]?\\d{1,15})(?:[.,]0{1,2})?");
  private static final Pattern SPACES =
      Pattern.compile("(?<=\\d)[ \\u00A0\\u202F\\u2009'\u2019](?=\\d{3})");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d{1,18}(?:\\.\\d{0,18})?|\\.\\d{1,18})(?:[eE][+-]?\\d{1,3})?");
  private static final Pattern ISO = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})");
  private static final int LONGEST = 60;

  private Numbers() {}

  /** A whole number. */
  static int whole(String text) {
    Matcher grouped = GROUPED.matcher(text);
    if (text.length() <= LONGEST && grouped.matches()) {
      return Integer.parseInt(text.replaceAll("[^\\d+-]", ""));
    }
    Matcher whole = WHOLE.matcher(text);
    if (whole.matches()) {
      return Integer.parseInt(whole.group(1));
    }
    throw new NumberFormatException("Not a whole number");
  }

  /**
   * A decimal number. One separator is the decimal one; of two sorts the last is; one that comes
   * again groups.
   */
  static double decimal(String text) {
    if (text.length() > LONGEST) {
      throw new NumberFormatException("Not a number");
    }
    String number = SPACES.matcher(text).replaceAll("");
    int comma = number.lastIndexOf(',');
    int point = number.lastIndexOf('.');
    if (comma >= 0 && point >= 0) {
      char groups = comma > point ? '.' : ',';
      char decimal = comma > point ? ',' : '.';
      groupsOfThree(number.substring(0, Math.max(comma, point)), groups);
      number = number.replace(String.valueOf(groups), "").replace(decimal, '.');
    } else if (comma >= 0) {
      number = single(number, ',');
    } else if (point >= 0) {
      number = single(number, '.');
    }
    if (!DECIMAL.matcher(number).matches()) {
      throw new NumberFormatException("Not a number");
    }
    double value = new BigDecimal(number).doubleValue();
    if (Double.isInfinite(value)) {
      throw new NumberFormatException("Too large a number");
    }
    return value;
  }

  private static String single(String number, char separator) {
    if (number.indexOf(separator) == number.lastIndexOf(separator)) {
      return number.replace(separator, '.');
    }
    groupsOfThree(number, separator);
    return number.replace(String.valueOf(separator), "");
  }

  private static void groupsOfThree(String number, char separator) {
    if (!number.matches(
        "[+-]?\\d{1,3}(?:" + Pattern.quote(String.valueOf(separator)) + "\\d{3})*")) {
      throw new NumberFormatException("Not a number");
    }
  }

  /** A day. */
  static LocalDate date(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
    }
    Matcher dayFirst = DAY_FIRST.matcher(text);
    if (dayFirst.matches()) {
      return LocalDate.of(number(dayFirst, 4), number(dayFirst, 3), number(dayFirst, 1));
    }
    throw new DateTimeException("Not a day");
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}

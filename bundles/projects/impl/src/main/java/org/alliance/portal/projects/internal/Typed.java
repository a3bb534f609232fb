package org.alliance.portal.projects.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days, numbers and amounts as people in Europe type them. */
final class Typed {
  private static final Pattern FRENCH_DATE =
      Pattern.compile("(\\d{1,2})[./](\\d{1,2})[./](\\d{4})");
  private static final int LONGEST_NUMBER = 30;
  private static final int DECIMALS = 6;
  private static final int DIGITS = 15;

  private Typed() {}

  /** A day as programs write it, or as people in Europe do: 3/2/2024 is in February. */
  static LocalDate date(String text) {
    Matcher day = FRENCH_DATE.matcher(text);
    return day.matches()
        ? LocalDate.of(
            Integer.parseInt(day.group(3)),
            Integer.parseInt(day.group(2)),
            Integer.parseInt(day.group(1)))
        : LocalDate.parse(text);
  }

  /**
   * A number with its thousands apart or not, and a decimal point or comma. {@code 3,125} is
   * refused: in English it is a thousand times what it is in French.
   */
  static BigDecimal number(String text) {
    String plain = bare(text);
    if (plain.matches("-?[1-9]\\d{0,2},\\d{3}")) {
      throw new NumberFormatException("Thousands or thousandths");
    }
    return decimal(plain);
  }

  /** An amount: it has no thousandths, so three digits behind a mark are thousands. */
  static BigDecimal money(String text) {
    String plain = bare(text);
    return decimal(
        plain.matches("-?[1-9]\\d{0,2}[.,]\\d{3}") ? plain.replaceAll("[.,]", "") : plain);
  }

  private static String bare(String text) {
    String plain = text.replaceAll("[\\s\\u00a0\\u202f'’€%]", "");
    if (plain.length() > LONGEST_NUMBER || !plain.matches("-?[0-9.,]+")) {
      throw new NumberFormatException("Not a number");
    }
    return plain;
  }

  private static BigDecimal decimal(String text) {
    String plain = text;
    int comma = plain.lastIndexOf(',');
    int point = plain.lastIndexOf('.');
    if (comma >= 0 && point >= 0) {
      String thousands = comma > point ? "." : ",";
      plain = plain.replace(thousands, "");
    } else if (plain.matches("-?\\d{1,3}(,\\d{3}){2,}|-?\\d{1,3}(\\.\\d{3}){2,}")) {
      plain = plain.replaceAll("[.,]", "");
    }
    BigDecimal number = new BigDecimal(plain.replace(',', '.')).stripTrailingZeros();
    if (number.scale() > DECIMALS || number.precision() - number.scale() > DIGITS) {
      throw new NumberFormatException("Too long");
    }
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}

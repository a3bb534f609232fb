package org.alliance.portal.content.internal.persons;

import java.math.BigInteger;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.content.PersonalData.Reason;

/**
 * Numbers of accounts, cards, persons and telephones. Where a number carries its own check, only
 * one that passes counts; the others need a word before them or a dialling code.
 */
final class Numbers implements Search {
  private static final Pattern IBAN =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])\\p{Lu}{2}\\d{2}(?: ?[\\dA-Z]{4}){2,7}(?: ?[\\dA-Z]{1,3})?" + END);

  /** A word that says what comes: an account, a card, a document. */
  private static final Pattern NAMED =
      Pattern.compile(
          START
              + "(?:IBAN|RIB|CNP|EGN|JMBG|EMBG|OIB|PESEL|AMKA|NIR|(?i:passport|passeport"
              + "|identity card|id card|carte d[\u2019']identit\u00e9|num\u00e9ro de s\u00e9curit\u00e9 sociale"
              + "|social security number|personal number|birth number|num\u00e9ro personnel"
              + "|national insurance number))"
              + "(?i:[ \\u00A0]{0,2}(?:number|no|nr|num\u00e9ro|n\u00b0|\u2116)\\.?)?[ \\u00A0]{0,2}[:#]?[ \\u00A0]{0,2}"
              + "(?=[A-Z0-9 -]{0,6}\\d)[A-Z0-9](?:[ -]?[A-Z0-9]){5,33}"
              + END);

  /** Sixteen digits in fours, or in one. */
  private static final Pattern CARD =
      Pattern.compile(
          "(?<![\\p{N}\\p{L}.,-])\\d{4}([ -]?)\\d{4}\\1\\d{4}\\1\\d{4}(?![\\p{N}\\p{L}-])");

  /** Sex, year, month, place, order and key of the French number; spaces are usual. */
  private static final Pattern FRENCH =
      Pattern.compile(
          "(?<![\\p{N}\\p{L}])[12] ?\\d{2} ?(?:0[1-9]|1[0-2]) ?\\d[\\dAB] ?\\d{3} ?\\d{3} ?\\d{2}(?![\\p{N}\\p{L}])");

  /** Thirteen digits of Romania (from the sex on) and the former Yugoslavia (from the day on). */
  private static final Pattern THIRTEEN =
      Pattern.compile("(?<![\\p{N}\\p{L}.,-])\\d{13}(?![\\p{N}\\p{L}])");

  private static final String DIGITS = "(?:[ .\\-/()\\u00A0\\u202F]{0,3}\\d)";
  private static final Pattern DIALLING =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}+.,/-])(?:\\+|00)[1-9]" + DIGITS + "{7,13}(?![\\p{N}\\p{L}])");
  private static final Pattern NATIONAL =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}+.,/-])\\(?0[1-9](?:[ .\\-/)\\u00A0\\u202F]{0,2}\\d){7,9}(?![\\p{N}\\p{L}])");
  private static final Pattern TOLD =
      Pattern.compile(
          START
              + "(?i:t\u00e9l|tel|telephone|t\u00e9l\u00e9phone|phone|mobile|gsm|portable|whatsapp|viber)"
              + "[.:]{0,2}[ \\u00A0]{0,2}(?:(?:number|no|n\u00b0)\\.?[ \\u00A0]?)?:?[ \\u00A0]{0,2}\\(?\\d"
              + DIGITS
              + "{5,13}(?![\\p{N}\\p{L}])");

  private static final Pattern DATE_OR_YEARS =
      Pattern.compile(
          "\\D*(?:\\d{1,2}([./-])\\d{1,2}\\1\\d{4}|(?:19|20)\\d{2} ?[-/] ?(?:19|20)\\d{2}).*");

  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  @Override
  public void find(String text, Predicate<Place> found) {
    Search.each(IBAN, text, Reason.NUMBER, (t, m) -> iban(m.group()), found);
    Search.each(NAMED, text, Reason.NUMBER, (t, m) -> true, found);
    Search.each(CARD, text, Reason.NUMBER, (t, m) -> card(digits(m.group())), found);
    Search.each(FRENCH, text, Reason.NUMBER, (t, m) -> french(m.group()), found);
    Search.each(
        THIRTEEN, text, Reason.NUMBER, (t, m) -> romanian(m.group()) || yugoslav(m.group()), found);
    Search.each(DIALLING, text, Reason.PHONE, Numbers::telephone, found);
    Search.each(TOLD, text, Reason.PHONE, Numbers::telephone, found);
    Search.each(NATIONAL, text, Reason.PHONE, Numbers::telephone, found);
  }

  private static boolean telephone(String text, Matcher match) {
    // The Official Journal numbers its notices like 2024/S 045-123456.
    boolean notice = text.startsWith("/S ", match.start() - 3);
    return !notice && !DATE_OR_YEARS.matcher(match.group()).matches();
  }

  private static String digits(String text) {
    return text.replaceAll("\\D", "");
  }

  private static boolean iban(String written) {
    String iban = written.replace(" ", "");
    if (iban.length() < 15 || iban.length() > 34) {
      return false;
    }
    StringBuilder number = new StringBuilder();
    (iban.substring(4) + iban.substring(0, 4))
        .chars()
        .forEach(c -> number.append(Character.getNumericValue(c)));
    return new BigInteger(number.toString()).mod(NINETY_SEVEN).intValue() == 1;
  }

  private static boolean card(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      int doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return "3456".indexOf(digits.charAt(0)) >= 0 && sum % 10 == 0;
  }

  private static boolean french(String written) {
    String number = written.replace(" ", "").toUpperCase(Locale.ROOT);
    String body = number.substring(0, 13).replace("2A", "19").replace("2B", "18");
    if (!body.matches("\\d{13}")) {
      return false;
    }
    return 97 - Long.parseLong(body) % 97 == Long.parseLong(number.substring(13));
  }

  private static boolean romanian(String number) {
    return number.charAt(0) != '0'
        && day(number.substring(5, 7), number.substring(3, 5))
        && weighted(number, "279146358279") % 11 % 10 == number.charAt(12) - '0';
  }

  private static boolean yugoslav(String number) {
    int rest = 11 - weighted(number, "765432765432") % 11;
    return day(number.substring(0, 2), number.substring(2, 4))
        && (rest > 9 ? 0 : rest) == number.charAt(12) - '0';
  }

  private static boolean day(String day, String month) {
    int d = Integer.parseInt(day);
    int m = Integer.parseInt(month);
    return d >= 1 && d <= 31 && m >= 1 && m <= 12;
  }

  private static int weighted(String number, String weights) {
    int sum = 0;
    for (int i = 0; i < weights.length(); i++) {
      sum += (number.charAt(i) - '0') * (weights.charAt(i) - '0');
    }
    return sum;
  }
}

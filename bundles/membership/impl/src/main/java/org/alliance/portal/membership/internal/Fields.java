package org.alliance.portal.membership.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.web.Form;

/** What single fields of an application may say, whatever the others do. */
final class Fields {
  /** Longest name and function. */
  private static final int NAME = 200;

  private static final int WEBSITE = 300;
  private static final int EMAIL = 254;
  private static final int PHONE = 40;
  private static final int MOST_PEOPLE = 100_000_000;
  private static final int FEWEST_DIGITS = 5;

  /** Only what is surely wrong: whether an address exists, only a letter can tell. */
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>(),;:\"\\\\]{1,64}@[^\\s@<>(),;:\"\\\\]{1,180}\\.[^\\s@.,<>]{2,60}");

  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9() ./-]+(?:(?:ext|x)\\.? ?\\d+)?");

  private static final Pattern GROUPS =
      Pattern.compile("[0-9]{1,3}(?:[ .,'\\u00a0\\u202f][0-9]{3}){1,3}|[0-9]{1,9}");

  /**
   * Names go into letters to addresses that anybody may have typed: no place for advertisements.
   */
  private static final Pattern LINK = Pattern.compile("(?i)://|\\bwww\\.|\\bhttps?:");

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private Fields() {}

  /**
   * An address as it is stored and compared.
   *
   * @return null when it cannot be one
   */
  static String email(String typed) {
    String email = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    return email.length() <= EMAIL && ADDRESS.matcher(email).matches() ? email : null;
  }

  /** A text without what no person types; line ends as they are stored. */
  static String clean(String text) {
    return CONTROL.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("").strip();
  }

  /** A text on one line, without addresses; null when it is none. */
  static String line(Form typed, String field, boolean required, List<FieldProblem> problems) {
    String text = text(typed, field, NAME, required, problems);
    if (text != null && LINK.matcher(text).find()) {
      problems.add(FieldProblem.of(field, "membership.problem.link"));
      return null;
    }
    return text == null ? null : text.replaceAll("\\s+", " ");
  }

  /** A text of a length; null when it is none. */
  static String text(
      Form typed, String field, int longest, boolean required, List<FieldProblem> problems) {
    String text = clean(typed.value(field));
    if (text.isEmpty()) {
      if (required) {
        problems.add(FieldProblem.of(field, "portal.problem.required"));
      }
      return null;
    }
    if (text.length() > longest) {
      problems.add(FieldProblem.of(field, "portal.problem.too-long", "max", longest));
      return null;
    }
    return text;
  }

  /** The address of a website, null when it is none. */
  static String website(Form typed, List<FieldProblem> problems) {
    String text = clean(typed.value("website"));
    if (text.isEmpty()) {
      return null;
    }
    String address = text.matches("(?i)[a-z][a-z0-9+.-]*:.*") ? text : "https://" + text;
    if (address.length() > WEBSITE) {
      problems.add(FieldProblem.of("website", "portal.problem.too-long", "max", WEBSITE));
      return null;
    }
    if (!web(address)) {
      problems.add(FieldProblem.of("website", "portal.problem.url"));
      return null;
    }
    return address;
  }

  private static boolean web(String address) {
    try {
      URI uri = new URI(address);
      return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && uri.getHost().contains(".")
          && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** A number of people; null when it is none. */
  static Integer population(Form typed, List<FieldProblem> problems) {
    String text = clean(typed.value("population"));
    if (text.isEmpty()) {
      return null;
    }
    if (!GROUPS.matcher(text).matches()) {
      problems.add(FieldProblem.of("population", "portal.problem.not-a-number"));
      return null;
    }
    long number = Long.parseLong(text.replaceAll("[^0-9]", ""));
    if (number < 1 || number > MOST_PEOPLE) {
      problems.add(
          new FieldProblem(
              "population", "portal.problem.range", Map.of("min", 1, "max", MOST_PEOPLE)));
      return null;
    }
    return (int) number;
  }

  static String email(Form typed, List<FieldProblem> problems) {
    String text = typed.value("email");
    String email = email(text);
    if (email == null) {
      problems.add(
          FieldProblem.of(
              "email", text.isEmpty() ? "portal.problem.required" : "portal.problem.email"));
    }
    return email;
  }

  static String phone(Form typed, List<FieldProblem> problems) {
    String text = text(typed, "phone", PHONE, false, problems);
    if (text != null
        && (!NUMBER.matcher(text).matches()
            || text.chars().filter(c -> c >= '0' && c <= '9').count() < FEWEST_DIGITS)) {
      problems.add(FieldProblem.of("phone", "membership.problem.phone"));
      return null;
    }
    return text;
  }
}

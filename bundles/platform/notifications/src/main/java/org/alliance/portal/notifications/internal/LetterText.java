package org.alliance.portal.notifications.internal;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.mail.LetterKind;

/**
 * The words of one kind of letter in one language, with places for values: {@code {name}}.
 *
 * @param subject one line
 * @param body paragraphs, with line breaks of one character
 */
public record LetterText(String subject, String body) {
  /** Longest subject, before and after the values are in it. */
  public static final int SUBJECT = 200;

  /** Longest body as it is written. */
  public static final int BODY = 20_000;

  private static final int COMPOSED = 100_000;
  private static final Pattern PLACE = Pattern.compile("\\{([^{}\\n]*)}");
  private static final Pattern AFTER_SPACE = Pattern.compile("( ?)\\{([^{}\\n]*)}");
  private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");
  private static final Pattern LINE_BREAKS = Pattern.compile("\\R");
  private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}]+");

  /**
   * Reads a file: subject, an empty line, body.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static LetterText parse(String file) {
    String text = LINE_BREAKS.matcher(file).replaceAll("\n");
    int end = text.indexOf("\n\n");
    if (end <= 0 || text.lastIndexOf('\n', end - 1) >= 0 || text.substring(end).isBlank()) {
      throw new IllegalArgumentException("the first line is the subject, the second is empty");
    }
    return new LetterText(text.substring(0, end).strip(), text.substring(end).strip());
  }

  /** Values that a letter of this kind must show in its body, and this text does not. */
  public Set<String> missing(LetterKind kind) {
    Set<String> missing = new LinkedHashSet<>(kind.required());
    missing.removeAll(places(body));
    return missing;
  }

  /** What is in braces and no value of this kind. */
  public Set<String> unknown(LetterKind kind) {
    Set<String> unknown = places(subject);
    unknown.addAll(places(body));
    kind.values().forEach(unknown::remove);
    return unknown;
  }

  private static Set<String> places(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      names.add(place.group(1));
    }
    return names;
  }

  /**
   * The text with the values in it. A value is plain text, whatever it looks like. An empty one
   * takes the space before it along: who has no name is greeted with "Hello,".
   *
   * @throws IllegalArgumentException when a value is missing, or the whole is too long
   */
  public LetterText with(Map<String, String> values) {
    String line = GAPS.matcher(fill(subject, values)).replaceAll(" ").strip();
    String text = LINE_BREAKS.matcher(fill(body, values)).replaceAll("\n");
    text = NOT_SHOWN.matcher(text).replaceAll("").strip();
    if (text.length() > COMPOSED) {
      throw new IllegalArgumentException("A letter has at most " + COMPOSED + " characters");
    }
    return new LetterText(cut(line, SUBJECT), text);
  }

  private static String fill(String text, Map<String, String> values) {
    return AFTER_SPACE
        .matcher(text)
        .replaceAll(
            place -> {
              String value = values.get(place.group(2));
              if (value == null) {
                throw new IllegalArgumentException("The value " + place.group(2) + " is missing");
              }
              return value.isEmpty() ? "" : Matcher.quoteReplacement(place.group(1) + value);
            });
  }

  /** Text that is not longer than this, without half a character at its end. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }
}

package org.alliance.portal.web.internal.texts;

import java.util.regex.Pattern;

/**
 * The spaces that French puts before its double punctuation and within its quotation marks: no line
 * may break there, whoever wrote the text and whatever the keyboard had to offer.
 */
final class Spaces {
  private static final Pattern BEFORE = Pattern.compile(" (?=[:;!?»](?!\\S))");
  private static final Pattern AFTER = Pattern.compile("(?<=«) ");
  private static final String UNBROKEN = "\u00a0";

  private Spaces() {}

  static String french(String text) {
    return AFTER.matcher(BEFORE.matcher(text).replaceAll(UNBROKEN)).replaceAll(UNBROKEN);
  }
}

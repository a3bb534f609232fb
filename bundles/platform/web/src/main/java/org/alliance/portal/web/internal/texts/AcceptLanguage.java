package org.alliance.portal.web.internal.texts;

import java.util.List;
import java.util.Locale;

/** Reads what a browser says of its reader's languages. */
public final class AcceptLanguage {
  private static final int MAX_LENGTH = 200;

  private AcceptLanguage() {}

  /** The best of the languages there are; the first of them when none fits or the header is odd. */
  public static String best(String header, List<String> available) {
    if (header == null || header.length() > MAX_LENGTH) {
      return available.get(0);
    }
    try {
      String found = Locale.lookupTag(Locale.LanguageRange.parse(header), available);
      return found == null ? available.get(0) : found;
    } catch (IllegalArgumentException e) {
      return available.get(0);
    }
  }
}

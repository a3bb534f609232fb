package org.alliance.portal.content.internal.persons;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.content.PersonalData.Reason;

/**
 * A search for one sort of personal data. Every repetition in a pattern is bounded and begins at
 * the edge of a word, so that the time grows with the length of the text and no faster.
 */
interface Search {
  /** The place before a word. */
  String START = "(?<![\\p{L}\\p{N}_])";

  /** The place after a word. */
  String END = "(?![\\p{L}\\p{N}_])";

  /** A capitalised word, hyphenated or with an apostrophe. */
  String NAME = "\\p{Lu}[\\p{L}\\p{M}'\u2019-]{1,30}";

  /** White space between two words. */
  String GAP = "(?:[ \\t\\u00A0\\u202F]{1,3}|[ \\t]{0,3}\\R[ \\t]{0,3})";

  /**
   * Looks through a text.
   *
   * @param found told of each place in order; answers whether to go on
   */
  void find(String text, Predicate<Place> found);

  /** Decides about a match. */
  @FunctionalInterface
  interface Doubt {
    /** Whether it is what it looks like. */
    boolean confirms(String text, Matcher match);
  }

  /** Tells of every match that stands up to doubt. */
  static void each(
      Pattern pattern, String text, Reason reason, Doubt doubt, Predicate<Place> found) {
    Matcher match = pattern.matcher(text);
    while (match.find()) {
      if (doubt.confirms(text, match)
          && !found.test(new Place(reason, match.start(), match.end()))) {
        return;
      }
    }
  }
}

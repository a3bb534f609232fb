package org.alliance.portal.search.internal.text;

import java.util.List;

/** The languages whose words the index understands; all others share the neutral one. */
public final class Languages {
  /** English. */
  public static final String ENGLISH = "en";

  /** French. */
  public static final String FRENCH = "fr";

  /** Every other language, and words of none. */
  public static final String NEUTRAL = "x";

  /** Every ending that a text field can have. */
  public static final List<String> ALL = List.of(ENGLISH, FRENCH, NEUTRAL);

  /** The languages the portal speaks, in which lists are sorted. */
  public static final List<String> SPOKEN = List.of(ENGLISH, FRENCH);

  private Languages() {}

  /**
   * The index's language for a text.
   *
   * @param lang ISO 639-1; null for none
   */
  public static String of(String lang) {
    return lang != null && SPOKEN.contains(lang) ? lang : NEUTRAL;
  }

  /** The index's language for a text field, by the ending of its name. */
  public static String ending(String textField) {
    return textField.substring(textField.lastIndexOf('_') + 1);
  }

  /** The language a reader's lists are sorted in: one that is spoken. */
  public static String spoken(String lang) {
    return lang != null && SPOKEN.contains(lang) ? lang : ENGLISH;
  }
}

package org.alliance.portal.content.internal;

/** What lists say of something that is being written. */
final class Heads {
  private static final int TITLE = 200;
  private static final int PATH = 300;

  private Heads() {}

  /** What people type as a title may be long, or hold what no database takes. */
  static String title(String title) {
    String clean = title == null ? "" : title.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
    if (clean.length() <= TITLE) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(TITLE - 2)) ? TITLE - 2 : TITLE - 1;
    return clean.substring(0, end).strip() + "…";
  }

  /**
   * An address without the language.
   *
   * @throws IllegalArgumentException when it cannot be one
   */
  static String path(String path) {
    if (path == null || !path.startsWith("/") || path.length() > PATH) {
      throw new IllegalArgumentException("A path begins with / and has 1 to 300 characters");
    }
    return path;
  }
}

package org.alliance.portal.profiles.internal.web;

/** What a reader can choose from in a form. */
public final class Choices {
  private Choices() {}

  /**
   * One choice.
   *
   * @param value what the form sends
   * @param label what the reader sees
   */
  public record Choice(String value, String label) {}
}

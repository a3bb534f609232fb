package org.alliance.portal.admin.internal.features;

import org.alliance.portal.api.ProblemException;

/** An operation on a feature is refused or was rolled back, with one sentence that says why. */
public final class Refused extends ProblemException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 500;
  private final String reason;
  private final String detail;

  /**
   * @param reason last part of the text key {@code admin.refused.<reason>}
   * @param detail the text's argument {@code detail}; empty where it has none
   */
  Refused(String reason, String detail) {
    super(reason + ": " + detail);
    this.reason = reason;
    this.detail = shorten(detail);
  }

  static String shorten(String text) {
    String line = text == null ? "" : text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  /** Last part of the text key {@code admin.refused.<reason>}. */
  public String reason() {
    return reason;
  }

  /** The text's argument {@code detail}. */
  public String detail() {
    return detail;
  }
}

package org.alliance.portal.admin.internal.features;

import org.alliance.portal.api.ProblemException;

/** An operation on a feature is refused or was rolled back, with one sentence that says why. */
public final class Refused extends ProblemException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 500;
  private final String reason;
  private final String detail;
  private String feature = "";
  private String version = "";
  private String sha256 = "";

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

  /** The same refusal, which is of this file. */
  Refused of(Kar kar) {
    feature = kar.name();
    version = kar.version();
    sha256 = kar.sha256();
    return this;
  }

  /** The feature that was refused; empty when no file was read. */
  String feature() {
    return feature;
  }

  /** Its version; empty when no file was read. */
  String version() {
    return version;
  }

  /** The refused file; empty when none was read. */
  String sha256() {
    return sha256;
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

package org.alliance.portal.api;

/**
 * A caller's mistake or a refusal, told to the caller in its own terms: a filled-in form or page,
 * problem+json, or a typed SOAP fault. Never logged with a stack trace, so it carries none.
 */
public abstract class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message for developers, in English, without personal data
   */
  protected ProblemException(String message) {
    super(message, null, false, false);
  }
}

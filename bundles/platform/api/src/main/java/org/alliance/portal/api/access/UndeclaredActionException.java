package org.alliance.portal.api.access;

import org.alliance.portal.api.ProblemException;

/**
 * Refused, because nobody declares the action now: its feature is just coming or going, or never
 * declared it. REST: 503, to be tried again.
 */
public final class UndeclaredActionException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * @param action what was refused
   */
  public UndeclaredActionException(String action) {
    super("Nobody declares: " + action);
  }
}

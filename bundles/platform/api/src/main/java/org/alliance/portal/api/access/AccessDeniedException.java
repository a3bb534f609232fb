package org.alliance.portal.api.access;

import org.alliance.portal.api.ProblemException;

/** The principal is known and may not do this. REST: 403. */
public final class AccessDeniedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * @param action what was refused
   */
  public AccessDeniedException(String action) {
    super("Refused: " + action);
  }
}

package org.alliance.portal.membership.internal;

import org.alliance.portal.api.ProblemException;

/** Too often, too fast, or a program: nothing was kept or sent, and a person may try again. */
public final class NotNowException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * @param why for developers
   */
  public NotNowException(String why) {
    super(why);
  }
}

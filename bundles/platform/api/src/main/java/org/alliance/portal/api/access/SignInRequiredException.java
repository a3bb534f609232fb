package org.alliance.portal.api.access;

import org.alliance.portal.api.ProblemException;

/** Nobody is signed in. REST: 401; pages lead to the sign-in and back. */
public final class SignInRequiredException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * @param action what was asked for
   */
  public SignInRequiredException(String action) {
    super("Sign-in required: " + action);
  }
}

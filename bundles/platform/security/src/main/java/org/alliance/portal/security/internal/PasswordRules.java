package org.alliance.portal.security.internal;

import java.util.Optional;
import org.alliance.portal.api.FieldProblem;

/** What a new password must be. Length counts, not kinds of characters. */
final class PasswordRules {
  private static final int SHORTEST = 12;

  private PasswordRules() {}

  /**
   * Checks a new password.
   *
   * @param email the account's address, normalised
   * @param name the person's name
   */
  static Optional<FieldProblem> check(String password, String email, String name) {
    int length = password.codePointCount(0, password.length());
    if (length == 0) {
      return Optional.of(FieldProblem.of("password", "portal.problem.required"));
    }
    if (length < SHORTEST) {
      return Optional.of(
          FieldProblem.of("password", "security.password.too-short", "min", SHORTEST));
    }
    if (password.length() > Passwords.LONGEST) {
      return Optional.of(
          FieldProblem.of("password", "portal.problem.too-long", "max", Passwords.LONGEST));
    }
    if (password.strip().equalsIgnoreCase(email)) {
      return Optional.of(FieldProblem.of("password", "security.password.is-email"));
    }
    return Optional.empty();
  }
}

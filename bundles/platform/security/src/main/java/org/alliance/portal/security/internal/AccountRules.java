package org.alliance.portal.security.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.FieldProblem;

/** What an account's name, address and password must be, wherever a person types them. */
public final class AccountRules {
  private static final int LONGEST_NAME = 200;

  private AccountRules() {}

  /** The form in which addresses are stored and compared. */
  public static String normalise(String email) {
    return Emails.normalise(email);
  }

  /**
   * Checks a person's name.
   *
   * @param name stripped
   */
  public static Optional<FieldProblem> name(String name) {
    if (name.isEmpty()) {
      return Optional.of(FieldProblem.of("name", "portal.problem.required"));
    }
    return name.length() > LONGEST_NAME
        ? Optional.of(FieldProblem.of("name", "portal.problem.too-long", "max", LONGEST_NAME))
        : Optional.empty();
  }

  /**
   * Checks an address.
   *
   * @param email as {@link #normalise} returned it
   */
  public static Optional<FieldProblem> email(String email) {
    if (email.isEmpty()) {
      return Optional.of(FieldProblem.of("email", "portal.problem.required"));
    }
    return Emails.valid(email)
        ? Optional.empty()
        : Optional.of(FieldProblem.of("email", "portal.problem.email"));
  }

  /**
   * Checks a new password that was typed twice.
   *
   * @param password as typed
   * @param repeated the password again, in the field {@code password2}
   * @param email the account's address, normalised
   * @param name the person's name
   */
  public static List<FieldProblem> password(
      String password, String repeated, String email, String name) {
    List<FieldProblem> problems = new ArrayList<>();
    PasswordRules.check(password, email, name).ifPresent(problems::add);
    if (!password.equals(repeated)) {
      problems.add(FieldProblem.of("password2", "security.password.different"));
    }
    return problems;
  }
}

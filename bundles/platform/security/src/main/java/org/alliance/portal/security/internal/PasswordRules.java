package org.alliance.portal.security.internal;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.matchers.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.alliance.portal.api.FieldProblem;

/**
 * What a new password must be, after NIST 800-63B: long, and not one that guessers try early. No
 * kinds of characters are asked for.
 */
final class PasswordRules {
  private static final int SHORTEST = 12;

  /** What is looked at of a long one, because the estimate grows with the square of the length. */
  private static final int ESTIMATED = 100;

  /** Fewer guesses than this are made in the weeks until somebody notices. */
  private static final double FEWEST_GUESSES = 8;

  /** Letters and digits that must be a person's own idea, beside names. */
  private static final int FEWEST_OWN = 5;

  private static final Pattern REPEATED = Pattern.compile("(.+?)\\1+", Pattern.DOTALL);
  private static final List<String> PORTAL =
      List.of("alliance", "portal", "roma", "inclusion", "alliance portal", "portail");

  private PasswordRules() {}

  /** Its dictionaries take a moment and some memory, so only whoever sets a password loads them. */
  private static final class Estimate {
    private static final Zxcvbn ZXCVBN = new Zxcvbn();
  }

  /**
   * Checks a new password.
   *
   * @param email the account's address, normalised
   * @param name the person's name
   */
  static Optional<FieldProblem> check(String password, String email, String name) {
    int length = password.codePointCount(0, password.length());
    if (length == 0) {
      return problem("portal.problem.required");
    }
    if (length < SHORTEST) {
      return Optional.of(
          FieldProblem.of("password", "security.password.too-short", "min", SHORTEST));
    }
    if (length > Passwords.LONGEST) {
      return Optional.of(
          FieldProblem.of("password", "portal.problem.too-long", "max", Passwords.LONGEST));
    }
    if (password.strip().equalsIgnoreCase(email)) {
      return problem("security.password.is-email");
    }
    List<String> personal = personal(email, name);
    return little(password, personal)
        ? problem("security.password.personal")
        : guessable(password, personal);
  }

  private static Optional<FieldProblem> problem(String key) {
    return Optional.of(FieldProblem.of("password", key));
  }

  private static List<String> personal(String email, String name) {
    List<String> words = new ArrayList<>(PORTAL);
    words.add(email);
    for (String word : (email + " " + name.toLowerCase(Locale.ROOT)).split("[\\s@.]+")) {
      if (word.length() > 2) {
        words.add(word);
      }
    }
    return words;
  }

  /** Whether little is left of a password without the words that everybody would try. */
  private static boolean little(String password, List<String> personal) {
    String lower = password.toLowerCase(Locale.ROOT);
    String left = lower;
    for (String word : personal) {
      left = left.replace(word, "");
    }
    if (left.equals(lower)) {
      return false;
    }
    left = left.replaceAll("[^\\p{L}\\p{N}]", "");
    return left.length() < FEWEST_OWN && left.length() < password.length() / 2;
  }

  private static Optional<FieldProblem> guessable(String password, List<String> personal) {
    String start = password.substring(0, Math.min(ESTIMATED, password.length()));
    Strength strength = Estimate.ZXCVBN.measure(start, personal);
    if (strength.getGuessesLog10() >= FEWEST_GUESSES) {
      return Optional.empty();
    }
    if (REPEATED.matcher(start).matches()) {
      return problem("security.password.repeats");
    }
    return strength.getSequence().stream()
        .max(Comparator.comparingInt(match -> match.tokenLength()))
        .map(PasswordRules::reason)
        .flatMap(PasswordRules::problem);
  }

  /** What most of the password is made of. */
  private static String reason(Match match) {
    return switch (match.pattern) {
      case Dictionary ->
          "user_inputs".equals(match.dictionaryName)
              ? "security.password.personal"
              : "security.password.common";
      case Repeat -> "security.password.repeats";
      case Sequence, Spatial -> "security.password.sequence";
      default -> "security.password.common";
    };
  }
}

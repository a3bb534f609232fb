package org.alliance.portal.membership.internal;

import java.security.SecureRandom;

/** References of applications, which can be read out. Thread-safe. */
final class References {
  private static final String READABLE = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int FIRST = 4;
  private static final int SECOND = 2;
  private static final SecureRandom RANDOM = new SecureRandom();

  private References() {}

  /** A new one, such as {@code J-7K3F-9Q}. */
  static String next(Application.Way way) {
    StringBuilder word = new StringBuilder(way.name().substring(0, 1)).append('-');
    append(word, FIRST);
    append(word.append('-'), SECOND);
    return word.toString();
  }

  private static void append(StringBuilder word, int characters) {
    for (int i = 0; i < characters; i++) {
      word.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
    }
  }
}

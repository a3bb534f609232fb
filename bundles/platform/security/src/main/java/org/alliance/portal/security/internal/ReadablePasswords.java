package org.alliance.portal.security.internal;

import java.security.SecureRandom;

/** Passwords that a person can read out and type. Thread-safe. */
public final class ReadablePasswords {
  private static final String READABLE = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 16;
  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private ReadablePasswords() {}

  /** A new one: 80 random bits in groups of four. */
  public static String next() {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      if (i > 0 && i % GROUP == 0) {
        word.append('-');
      }
      word.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
    }
    return word.toString();
  }
}

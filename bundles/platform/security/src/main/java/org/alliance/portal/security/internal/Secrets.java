package org.alliance.portal.security.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Tokens and keys: 256 random bits, of which only the hash is stored. */
public final class Secrets {
  private static final int BYTES = 32;
  private static final int LENGTH = 43;
  private static final String READABLE = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int READABLE_LENGTH = 16;
  private static final int READABLE_GROUP = 4;

  private final SecureRandom random = new SecureRandom();

  /** A new token: 43 characters of URL-safe base 64. */
  public String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A new password that a person can read out and type: 80 random bits. */
  public String nextPassword() {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < READABLE_LENGTH; i++) {
      if (i > 0 && i % READABLE_GROUP == 0) {
        word.append('-');
      }
      word.append(READABLE.charAt(random.nextInt(READABLE.length())));
    }
    return word.toString();
  }

  /** Whether a word can be one of our tokens, so that rubbish costs no query. */
  public static boolean wellFormed(String word) {
    if (word == null || word.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = word.charAt(i);
      boolean ours =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '-'
              || c == '_';
      if (!ours) {
        return false;
      }
    }
    return true;
  }

  /** What is stored of a secret: its SHA-256, in hexadecimal. */
  public static String hash(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

package org.alliance.portal.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Words that cannot be guessed, for links and keys: 256 random bits, of which only the hash is
 * stored. They are looked up by their hash, so none is ever compared. Thread-safe.
 */
public final class Secrets {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** A new one: 43 characters of URL-safe base 64. */
  public static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether a word can be one of ours, so that rubbish costs no query; not so for null. */
  public static boolean wellFormed(String word) {
    return word != null && FORM.matcher(word).matches();
  }

  /** What is stored of a secret: its SHA-256, 64 hexadecimal digits in lower case. */
  public static String hash(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

package org.alliance.portal.membership.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What cannot be guessed: links of 256 random bits, of which only the hash is stored. */
public final class Tokens {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final String READABLE = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int FIRST = 4;
  private static final int SECOND = 2;

  private final SecureRandom random = new SecureRandom();

  /** A new token: 43 characters of URL-safe base 64. */
  public String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A new reference that can be read out, such as {@code J-7K3F-9Q}. */
  public String reference(Application.Way way) {
    StringBuilder word = new StringBuilder(way.name().substring(0, 1)).append('-');
    append(word, FIRST);
    append(word.append('-'), SECOND);
    return word.toString();
  }

  private void append(StringBuilder word, int characters) {
    for (int i = 0; i < characters; i++) {
      word.append(READABLE.charAt(random.nextInt(READABLE.length())));
    }
  }

  /** Whether a word can be a token, so that rubbish costs no query. */
  public static boolean wellFormed(String word) {
    return word != null && FORM.matcher(word).matches();
  }

  /** What is stored of a token: its SHA-256, in hexadecimal. */
  public static String hash(String token) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

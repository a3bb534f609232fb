package org.alliance.portal.security.internal.factor;

import java.time.Instant;

/** What an authenticator app does, for tests elsewhere. */
public final class Authenticators {
  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Authenticators() {}

  /** The code that an app shows. */
  public static String code(String secret, Instant now) {
    String plain = secret.replace(" ", "");
    byte[] bytes = new byte[plain.length() * 5 / 8];
    long value = 0;
    int bits = 0;
    int at = 0;
    for (char c : plain.toCharArray()) {
      value = value << 5 | BASE_32.indexOf(c);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (value >> bits);
      }
    }
    return Totp.code(bytes, now.getEpochSecond() / 30);
  }
}

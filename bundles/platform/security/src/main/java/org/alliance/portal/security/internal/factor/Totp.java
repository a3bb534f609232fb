package org.alliance.portal.security.internal.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of RFC 6238 as every authenticator app shows them: SHA-1, 6 digits, 30 seconds. */
final class Totp {
  /** Bytes of a secret: as many as SHA-1 makes, as RFC 4226 advises. */
  static final int SECRET_BYTES = 20;

  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP_SECONDS = 30;
  private static final int MODULUS = 1_000_000;
  private static final int BITS = 5;

  private Totp() {}

  /**
   * The step that a code belongs to: the present one, or the one before or after it, because clocks
   * differ. All three are computed, whichever fits.
   */
  static OptionalLong step(byte[] secret, String code, Instant now) {
    long present = now.getEpochSecond() / STEP_SECONDS;
    OptionalLong found = OptionalLong.empty();
    for (long step = present - 1; step <= present + 1; step++) {
      byte[] expected = code(secret, step).getBytes(StandardCharsets.US_ASCII);
      if (MessageDigest.isEqual(expected, code.getBytes(StandardCharsets.UTF_8))) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** The code of a step. */
  static String code(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      return String.format(Locale.ROOT, "%06d", number % MODULUS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA1", e);
    }
  }

  /** A secret as apps take it: base 32. */
  static String base32(byte[] secret) {
    StringBuilder text = new StringBuilder();
    int value = 0;
    int bits = 0;
    for (byte b : secret) {
      value = (value << Byte.SIZE | b & 0xff) & 0xffff;
      bits += Byte.SIZE;
      while (bits >= BITS) {
        bits -= BITS;
        text.append(BASE_32.charAt(value >> bits & 31));
      }
    }
    if (bits > 0) {
      text.append(BASE_32.charAt(value << BITS - bits & 31));
    }
    return text.toString();
  }
}

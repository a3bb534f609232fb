package org.alliance.portal.itests;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The program on somebody's telephone that shows a code for the second step of the sign-in. */
public final class Authenticator {
  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP = 30;

  private final byte[] secret;
  private long last;

  /**
   * @param secret as the portal shows it, in groups
   */
  public Authenticator(String secret) {
    this.secret = decode(secret);
  }

  /** The next code that was not shown before; a code is good once, so this may wait for it. */
  public String code() {
    long step = Instant.now().getEpochSecond() / STEP;
    if (step <= last) {
      // The portal takes the code of the following half minute as well, for clocks that are fast.
      step = last + 1;
    }
    last = step;
    return code(step);
  }

  private String code(long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
      return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decode(String text) {
    String plain = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z2-7]", "");
    ByteBuffer bytes = ByteBuffer.allocate(plain.length() * 5 / 8);
    int bits = 0;
    int value = 0;
    for (char c : plain.toCharArray()) {
      value = value << 5 | BASE_32.indexOf(c);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.put((byte) (value >> bits));
        value &= (1 << bits) - 1;
      }
    }
    return bytes.array();
  }
}

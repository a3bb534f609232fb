package org.alliance.portal.security.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with the least cost that OWASP advises, written as a PHC string, so that the cost can be
 * raised later without invalidating what is stored.
 */
final class Argon2 {
  private static final int MEMORY = 19 * 1024;
  private static final int ITERATIONS = 2;
  private static final int PARALLELISM = 1;
  private static final int SALT = 16;
  private static final int LENGTH = 32;
  private static final int MOST_MEMORY = 256 * 1024;
  private static final int MOST_ITERATIONS = 16;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private final SecureRandom random = new SecureRandom();
  private final int memory;

  Argon2() {
    this(MEMORY);
  }

  /**
   * @param memory KiB to use for new hashes
   */
  Argon2(int memory) {
    this.memory = memory;
  }

  /** Hashes a password with a new salt. */
  String hash(String password) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    byte[] hash = compute(password, salt, memory, ITERATIONS, PARALLELISM, LENGTH);
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            memory,
            ITERATIONS,
            PARALLELISM,
            encoder.encodeToString(salt),
            encoder.encodeToString(hash));
  }

  /**
   * Whether a password is the one that was hashed; takes as long for a wrong one.
   *
   * @param phc what {@link #hash} returned; anything else never matches
   */
  boolean verify(String password, String phc) {
    Matcher parts = PHC.matcher(phc);
    if (!parts.matches()) {
      return false;
    }
    int cost = Integer.parseInt(parts.group(1));
    int iterations = Integer.parseInt(parts.group(2));
    int parallelism = Integer.parseInt(parts.group(3));
    if (cost < 8 * parallelism
        || cost > MOST_MEMORY
        || iterations < 1
        || iterations > MOST_ITERATIONS
        || parallelism < 1) {
      return false;
    }
    try {
      byte[] salt = Base64.getDecoder().decode(parts.group(4));
      byte[] expected = Base64.getDecoder().decode(parts.group(5));
      byte[] actual = compute(password, salt, cost, iterations, parallelism, expected.length);
      return MessageDigest.isEqual(expected, actual);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /** Whether a hash was made at another cost than new ones are. */
  boolean outdated(String phc) {
    return !phc.startsWith(
        "$argon2id$v=19$m=%d,t=%d,p=%d$".formatted(memory, ITERATIONS, PARALLELISM));
  }

  private static byte[] compute(
      String password, byte[] salt, int memory, int iterations, int parallelism, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(iterations)
            .withParallelism(parallelism)
            .withSalt(salt)
            .build());
    byte[] out = new byte[length];
    generator.generateBytes(bytes(password), out);
    return out;
  }

  /** The same letters typed on different keyboards are the same password. */
  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
  }
}

package org.alliance.portal.endpoints.internal.pipeline;

import java.util.concurrent.ThreadLocalRandom;

/** Step: the name under which a request is found in the log. */
final class RequestIds {
  private static final int LONGEST = 64;
  private static final int SHORTEST = 8;
  private static final char[] DIGITS = "0123456789abcdefghijklmnopqrstuv".toCharArray();
  private static final int LENGTH = 16;
  private static final int BITS = 5;

  private RequestIds() {}

  /**
   * The id that a client or proxy sent, when it can do no harm in a log line, else a new one.
   *
   * @param sent value of {@code X-Request-Id}, may be null
   */
  static String of(String sent) {
    return sent != null && sane(sent) ? sent : next();
  }

  private static boolean sane(String id) {
    if (id.length() < SHORTEST || id.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!word && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static String next() {
    char[] id = new char[LENGTH];
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long bits = 0;
    for (int i = 0; i < LENGTH; i++) {
      if (i % (LENGTH / 2) == 0) {
        bits = random.nextLong();
      }
      id[i] = DIGITS[(int) bits & (DIGITS.length - 1)];
      bits >>>= BITS;
    }
    return new String(id);
  }
}

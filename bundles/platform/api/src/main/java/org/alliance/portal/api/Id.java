package org.alliance.portal.api;

/**
 * A time-sorted 64-bit identifier. Written as 13 characters of Crockford's base 32 (digits and
 * capitals without I, L, O, U), so that text order is number order; in the database it is a BIGINT.
 *
 * @param value the number, never negative
 * @see <a href="https://www.crockford.com/base32.html">Crockford base 32</a>
 */
public record Id(long value) implements Comparable<Id> {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 13;

  /** Refuses negative numbers with {@link IllegalArgumentException}. */
  public Id {
    if (value < 0) {
      throw new IllegalArgumentException("An id is never negative");
    }
  }

  /**
   * Reads the written form. Lower case is accepted, and I and L are read as 1, O as 0.
   *
   * @param text 13 characters, may be null
   * @return the id
   * @throws IllegalArgumentException when the text is not the written form of an id
   */
  public static Id parse(String text) {
    if (text == null || text.length() != LENGTH) {
      throw new IllegalArgumentException("Not an id");
    }
    long value = 0;
    for (int i = 0; i < LENGTH; i++) {
      int digit = digit(text.charAt(i));
      if (digit < 0 || (i == 0 && digit > 7)) {
        throw new IllegalArgumentException("Not an id");
      }
      value = value << 5 | digit;
    }
    return new Id(value);
  }

  private static int digit(char written) {
    char c = Character.toUpperCase(written);
    return switch (c) {
      case 'O' -> 0;
      case 'I', 'L' -> 1;
      default -> ALPHABET.indexOf(c);
    };
  }

  @Override
  public int compareTo(Id other) {
    return Long.compare(value, other.value);
  }

  /** The written form: 13 characters. */
  @Override
  public String toString() {
    char[] out = new char[LENGTH];
    long rest = value;
    for (int i = LENGTH - 1; i >= 0; i--) {
      out[i] = ALPHABET.charAt((int) (rest & 31));
      rest >>>= 5;
    }
    return new String(out);
  }
}

package org.alliance.portal.bench;

/** Writes ids as the portal does, without its classes: the bench is a stranger at its doors. */
final class Ids {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private Ids() {}

  static String text(long id) {
    char[] out = new char[13];
    long rest = id;
    for (int i = 12; i >= 0; i--) {
      out[i] = ALPHABET.charAt((int) (rest & 31));
      rest >>>= 5;
    }
    return new String(out);
  }
}

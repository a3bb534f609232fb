package org.alliance.portal.security.internal;

import java.util.Locale;
import java.util.regex.Pattern;

/** E-mail addresses of accounts. */
public final class Emails {
  static final int LONGEST = 254;
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)+");

  private Emails() {}

  /** The form in which addresses are stored and compared. */
  public static String normalise(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether mail could arrive there. */
  static boolean valid(String address) {
    return address.length() <= LONGEST && ADDRESS.matcher(address).matches();
  }
}

package org.alliance.portal.security.internal.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Where to go after the sign-in: a page of this portal, never somebody else's. */
final class NextAddress {
  private static final Pattern LOCAL =
      Pattern.compile("/[a-z]{2}(/[^/\\\\][^\\\\]*|/)?(\\?[^\\\\]*)?");
  private static final Pattern OURS = Pattern.compile("/[a-z]{2}/(sign-in|sign-out)(/|\\?|$).*");
  private static final int LONGEST = 2_000;

  private NextAddress() {}

  /** Whether an address may follow the sign-in; no client is trusted with it. */
  static boolean allowed(String address) {
    if (address == null || address.length() > LONGEST || address.contains("//")) {
      return false;
    }
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c <= ' ' || c >= 127) {
        return false;
      }
    }
    if (!LOCAL.matcher(address).matches() || OURS.matcher(address).matches()) {
      return false;
    }
    try {
      URI uri = new URI(address);
      return uri.getRawAuthority() == null && uri.getScheme() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The address that follows the sign-in: the wanted one if it is allowed, else the home page. */
  static URI of(String wanted, String lang) {
    return URI.create(allowed(wanted) ? wanted : "/" + lang + "/home");
  }
}

package org.alliance.portal.profiles.internal.web;

import java.net.URI;
import java.util.regex.Pattern;

/** Where a form may ask to be led back to: a page of this portal, never somebody else's. */
final class LocalPath {
  private static final int LONGEST = 500;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._~%?&=+:@!$'()*,;-]+");

  private LocalPath() {}

  /**
   * The wanted address if it begins with the language and cannot lead elsewhere, else another.
   *
   * @param wanted as the browser sent it; may be null
   */
  static URI of(String wanted, String lang, String otherwise) {
    boolean local =
        wanted != null
            && wanted.length() <= LONGEST
            && wanted.startsWith("/" + lang + "/")
            && !wanted.contains("//")
            && PLAIN.matcher(wanted).matches();
    try {
      return URI.create(local ? wanted : otherwise);
    } catch (IllegalArgumentException malformed) {
      return URI.create(otherwise);
    }
  }
}

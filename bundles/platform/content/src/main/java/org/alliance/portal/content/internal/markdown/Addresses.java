package org.alliance.portal.content.internal.markdown;

import java.util.Locale;
import org.commonmark.renderer.html.UrlSanitizer;

/** Where links may lead: http, https, mailto, and pages of the portal itself. */
final class Addresses implements UrlSanitizer {

  @Override
  public String sanitizeLinkUrl(String address) {
    String url = address.strip();
    String lower = url.toLowerCase(Locale.ROOT);
    if (lower.startsWith("www.")) {
      return "https://" + url;
    }
    boolean allowed =
        lower.startsWith("https://")
            || lower.startsWith("http://")
            || lower.startsWith("mailto:")
            || lower.startsWith("#")
            || local(lower);
    return allowed ? url : "";
  }

  /** Browsers read two slashes of either sort as the beginning of another site's address. */
  private static boolean local(String url) {
    return url.startsWith("/") && !url.startsWith("//") && !url.startsWith("/\\");
  }

  @Override
  public String sanitizeImageUrl(String address) {
    return "";
  }
}

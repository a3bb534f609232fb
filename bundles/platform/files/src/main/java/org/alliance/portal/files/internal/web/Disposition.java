package org.alliance.portal.files.internal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Value of {@code Content-Disposition}, with the name once in ASCII and once whole.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6266">RFC 6266</a>
 */
final class Disposition {
  private Disposition() {}

  static String of(String type, String name) {
    return (shown(type) ? "inline" : "attachment")
        + "; filename=\""
        + ascii(name)
        + "\"; filename*=UTF-8''"
        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  /** What browsers show themselves; everything else is for the reader's disk. */
  private static boolean shown(String type) {
    return type.startsWith("image/") || "application/pdf".equals(type);
  }

  private static String ascii(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^ -~]|[\"\\\\%]", "_");
  }
}

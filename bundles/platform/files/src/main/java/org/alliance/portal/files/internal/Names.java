package org.alliance.portal.files.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.alliance.portal.api.Id;

/** Names of files: as they are kept, and in addresses. */
public final class Names {
  /** Most characters of a name and of a title. */
  static final int LONGEST = 200;

  /** What no database takes, or makes a name look like another. */
  private static final String UNSEEN = "[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+";

  private Names() {}

  /** A name without a path, at most 200 characters, its ending kept. */
  public static String clean(String sent) {
    String name = sent == null ? "" : sent;
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = line(Normalizer.normalize(name, Normalizer.Form.NFC));
    if (name.length() <= LONGEST) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
    return cut(name, LONGEST - ending.length()) + ending;
  }

  /** A text in one line without what cannot be seen. */
  static String line(String sent) {
    return sent == null ? "" : sent.replaceAll(UNSEEN, " ").strip();
  }

  private static String cut(String text, int length) {
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end).strip();
  }

  /** What follows the last dot, in lower case; empty when there is none. */
  public static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * The file's address. Its last part is for readers, and holds no character that a part of an
   * address may not have.
   */
  public static String path(Id id, String name) {
    String plain = name.replaceAll("[^\\p{L}\\p{M}\\p{N}._-]+", "-").replaceAll("^[.-]+", "");
    String part = plain.isEmpty() ? "file" : plain;
    return "/files/" + id + "/" + URLEncoder.encode(part, StandardCharsets.UTF_8);
  }
}

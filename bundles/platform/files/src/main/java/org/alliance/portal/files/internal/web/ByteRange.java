package org.alliance.portal.files.internal.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that is asked for.
 *
 * @param first the first byte
 * @param length number of bytes; 0 when the file has no such part
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14">RFC 9110</a>
 */
record ByteRange(long first, long length) {
  private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /** What a {@code Range} header asks for; null for the whole file: none, several or malformed. */
  static ByteRange of(String header, long size) {
    Matcher one = ONE.matcher(header == null ? "" : header.replace(" ", ""));
    if (!one.matches() || one.group(1).isEmpty() && one.group(2).isEmpty()) {
      return null;
    }
    if (one.group(1).isEmpty()) {
      long last = Math.min(Long.parseLong(one.group(2)), size);
      return new ByteRange(size - last, last);
    }
    long first = Long.parseLong(one.group(1));
    long end = one.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(one.group(2)) + 1;
    if (end <= first) {
      return null;
    }
    return first >= size
        ? new ByteRange(first, 0)
        : new ByteRange(first, Math.min(end, size) - first);
  }

  /** Value of {@code Content-Range}. */
  String header(long size) {
    return "bytes " + (length == 0 ? "*" : first + "-" + (first + length - 1)) + "/" + size;
  }
}

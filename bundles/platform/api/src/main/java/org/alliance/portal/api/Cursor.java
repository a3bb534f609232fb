package org.alliance.portal.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The sort keys of the last entry of a page, written as one opaque word for addresses.
 *
 * @param keys the keys in sort order, without null; the last is the entry's id
 */
public record Cursor(List<String> keys) {
  private static final int MAX_LENGTH = 2_000;

  /** Copies the list. */
  public Cursor {
    keys = List.copyOf(keys);
  }

  /**
   * Reads a word made by {@link #toString()}.
   *
   * @param word what the client sent as {@code after}; null or blank for the first page
   * @param expected how many keys the list sorts by
   * @return the cursor, or null for the first page
   * @throws ValidationException naming the field {@code after} when the word is not one of ours
   */
  public static Cursor parse(String word, int expected) {
    if (word == null || word.isBlank()) {
      return null;
    }
    try {
      if (word.length() > MAX_LENGTH) {
        throw new IllegalArgumentException("too long");
      }
      String text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
      List<String> keys = new ArrayList<>(List.of(text.split("\u001f", -1)));
      if (keys.size() != expected) {
        throw new IllegalArgumentException("wrong number of keys");
      }
      return new Cursor(keys);
    } catch (IllegalArgumentException e) {
      throw new ValidationException(FieldProblem.of("after", "portal.problem.cursor"));
    }
  }

  /** The word for addresses: URL-safe base 64 without padding. */
  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join("\u001f", keys).getBytes(StandardCharsets.UTF_8));
  }
}

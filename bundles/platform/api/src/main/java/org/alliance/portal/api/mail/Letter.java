package org.alliance.portal.api.mail;

import java.util.Map;
import java.util.Objects;
import org.alliance.portal.api.Id;

/**
 * A letter to one person.
 *
 * @param kind id of a registered {@link LetterKind}
 * @param key what makes this letter the same as another one of its kind, such as the id of the
 *     thing and its version; a second letter with the same kind and key is never sent; 1 to 200
 *     characters
 * @param to address, as a person typed it and the sender checked it; at most 254 characters
 * @param account the recipient's account; null for somebody who has none. An account may have
 *     switched an optional kind off, and a deleted account's waiting letters are dropped
 * @param lang language to write in, ISO 639-1; English where there is no text in it
 * @param values value by name; plain text, in which markup means nothing. Addresses begin with
 *     {@code https://} or {@code http://}
 */
public record Letter(
    String kind, String key, String to, Id account, String lang, Map<String, String> values) {

  /** Copies the map. */
  public Letter {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(lang, "lang");
    values = Map.copyOf(values);
  }
}

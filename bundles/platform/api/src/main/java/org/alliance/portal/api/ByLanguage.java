package org.alliance.portal.api;

import java.util.Map;
import java.util.TreeMap;

/**
 * The same content in one or more languages, one of which is the original. Immutable.
 *
 * @param original language of the original, ISO 639-1 in lower case, always a key of {@code values}
 * @param values content by language (ISO 639-1, lower case); never empty
 * @param <T> the content, such as {@code String} or a record of texts
 */
public record ByLanguage<T>(String original, Map<String, T> values) {

  /** A content and the language it is in, to be marked with {@code lang}. */
  public record Chosen<T>(String lang, T value) {}

  /** Refuses an original without content with {@link IllegalArgumentException}. */
  public ByLanguage {
    values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    if (values.get(original) == null) {
      throw new IllegalArgumentException("The original language has no content");
    }
  }

  /**
   * Content in one language only.
   *
   * @param lang ISO 639-1
   * @param value the content, not null
   */
  public static <T> ByLanguage<T> of(String lang, T value) {
    return new ByLanguage<>(lang, Map.of(lang, value));
  }

  /**
   * The best content for a reader: the language asked for, else English, else French, else the
   * original.
   *
   * @param lang ISO 639-1, may be null
   * @return the content with the language it is in, never null
   */
  public Chosen<T> in(String lang) {
    for (String candidate : new String[] {lang, "en", "fr", original}) {
      T value = candidate == null ? null : values.get(candidate);
      if (value != null) {
        return new Chosen<>(candidate, value);
      }
    }
    throw new IllegalStateException("unreachable: the original always has content");
  }
}

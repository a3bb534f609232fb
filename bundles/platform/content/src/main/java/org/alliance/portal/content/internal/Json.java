package org.alliance.portal.content.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** Values as JSON. Each owner has one of its own, so that no class stays in a shared cache. */
final class Json {
  private final ObjectMapper mapper = JsonMapper.builder().build();

  /**
   * A text and how long it is.
   *
   * @param text JSON that both databases take
   * @param bytes its length in UTF-8
   */
  record Written(String text, int bytes) {}

  /**
   * Writes a value.
   *
   * @throws IllegalArgumentException when JSON cannot express it
   */
  Written write(Object value) {
    try {
      // Half a surrogate pair, which a database refuses, becomes a question mark on the way.
      byte[] bytes = mapper.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
      return new Written(new String(bytes, StandardCharsets.UTF_8), bytes.length);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a value of JSON: " + e.getOriginalMessage());
    }
  }

  /** Reads what {@link #write} wrote. */
  <T> T read(String json, TypeReference<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database holds damaged JSON", e);
    }
  }
}

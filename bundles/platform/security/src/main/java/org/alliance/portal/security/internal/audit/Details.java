package org.alliance.portal.security.internal.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Details of an entry as compact JSON. */
public final class Details {
  private static final int LONGEST = 1_000;
  private static final int LONGEST_VALUE = 300;
  private static final TypeReference<LinkedHashMap<String, String>> VALUES =
      new TypeReference<>() {};

  private final ObjectMapper mapper = JsonMapper.builder().build();

  /** Writes them; what does not fit is left out, because a note must not fail what it notes. */
  String write(Map<String, String> details) {
    Map<String, String> kept = new LinkedHashMap<>();
    String json = null;
    for (Map.Entry<String, String> detail : new TreeMap<>(details).entrySet()) {
      if (detail.getValue() == null) {
        continue;
      }
      kept.put(detail.getKey(), shortened(detail.getValue()));
      String longer = json(kept);
      if (longer.length() > LONGEST) {
        kept.remove(detail.getKey());
      } else {
        json = longer;
      }
    }
    return json;
  }

  private static String shortened(String value) {
    // PostgreSQL takes no NUL, and no half of a pair.
    String clean = value.replace("\0", "");
    if (clean.length() <= LONGEST_VALUE) {
      return clean;
    }
    int end = LONGEST_VALUE - 1;
    return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }

  /**
   * Any value as JSON.
   *
   * @throws IllegalArgumentException when JSON cannot express it
   */
  public String json(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a value of JSON: " + e.getOriginalMessage());
    }
  }

  /** Reads what {@link #write} wrote. */
  Map<String, String> read(String json) {
    if (json == null) {
      return Map.of();
    }
    try {
      return mapper.readValue(json, VALUES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database holds damaged JSON", e);
    }
  }
}

package org.alliance.portal.vocabulary.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** The description that partners have built upon: more may come, nothing of it may go. */
public class OpenApiBaselineTest {
  private static final Set<String> WORDS = Set.of("description", "summary", "tags");

  private final JsonNode baseline = read("/baseline/openapi.json");
  private final JsonNode now = read("/OSGI-INF/openapi.json");

  private static JsonNode read(String name) {
    try (InputStream in = OpenApiBaselineTest.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> breaks(JsonNode before, JsonNode now) {
    List<String> breaks = new ArrayList<>();
    compare("", before, now, breaks);
    now.findParents("required").stream()
        .filter(parameter -> parameter.path("required").asBoolean())
        .filter(parameter -> !before.findParents("required").contains(parameter))
        .forEach(parameter -> breaks.add(parameter.path("name").asText() + " is now required"));
    return breaks;
  }

  private static void compare(String path, JsonNode before, JsonNode now, List<String> breaks) {
    if (before.isObject()) {
      before
          .fields()
          .forEachRemaining(
              field -> {
                if (!WORDS.contains(field.getKey())) {
                  String name = path + "/" + field.getKey();
                  compare(name, field.getValue(), now.path(field.getKey()), breaks);
                }
              });
    } else if (before.isArray()) {
      for (JsonNode entry : before) {
        compare(path + "/" + key(entry), entry, same(entry, now), breaks);
      }
    } else if (!before.equals(now)) {
      breaks.add(path);
    }
  }

  private static JsonNode same(JsonNode entry, JsonNode array) {
    for (JsonNode other : array) {
      if (key(other).equals(key(entry))) {
        return other;
      }
    }
    return array.path("missing");
  }

  private static String key(JsonNode entry) {
    return entry.isObject() ? entry.path("name").asText() : entry.asText();
  }

  @Test
  public void nothingThatClientsUseHasGone() {
    assertThat(breaks(baseline, now)).isEmpty();
  }

  @Test
  public void noticesWhatBreaks() {
    ObjectNode other = now.deepCopy();
    ((ObjectNode) other.at("/components/schemas/VocabularyTerm/properties")).remove("state");
    ObjectNode limit =
        (ObjectNode) other.at("/paths/~1api~1v1~1vocabulary~1{scheme}/get/parameters/1");
    limit.put("required", true);
    assertThat(breaks(now, other))
        .contains("limit is now required")
        .anyMatch(broken -> broken.endsWith("/state/type"));
  }
}

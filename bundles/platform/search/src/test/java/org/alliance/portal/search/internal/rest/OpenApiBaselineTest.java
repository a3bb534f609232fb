package org.alliance.portal.search.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.Test;

/** The description that partners have built upon. */
public class OpenApiBaselineTest {
  private final JsonNode baseline = read("/baseline/openapi.json");
  private final JsonNode now = read("/OSGI-INF/openapi.json");

  private static JsonNode read(String name) {
    try (InputStream in = OpenApiBaselineTest.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  public void nothingThatClientsUseHasGone() {
    assertThat(Baseline.breaks(baseline, now)).isEmpty();
  }

  @Test
  public void describesEveryOperation() {
    assertThat(now.path("paths").fieldNames())
        .toIterable()
        .containsExactly("/api/v1/search", "/api/v1/search/suggest");
    assertThat(now.path("components").path("schemas").fieldNames())
        .toIterable()
        .allMatch(name -> name.startsWith("Search"));
  }
}

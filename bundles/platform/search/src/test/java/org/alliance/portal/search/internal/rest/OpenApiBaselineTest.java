package org.alliance.portal.search.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.alliance.portal.testing.Baseline;
import org.alliance.portal.testing.OpenApi;
import org.junit.Test;

/** The description that partners have built upon. */
public class OpenApiBaselineTest {
  private final JsonNode now;

  public OpenApiBaselineTest() throws IOException {
    now = OpenApi.now();
  }

  @Test
  public void nothingThatClientsUseHasGone() throws IOException {
    assertThat(Baseline.breaks(OpenApi.baseline(), now)).isEmpty();
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

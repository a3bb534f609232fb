package org.alliance.portal.profiles.internal.rest;

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
        .containsExactly(
            "/api/v1/profiles",
            "/api/v1/profiles/by-external/{source}/{externalId}",
            "/api/v1/profiles/{id}",
            "/api/v1/profiles/{id}/completeness",
            "/api/v1/profiles/{id}/confirm",
            "/api/v1/profiles/{id}/contacts",
            "/api/v1/profiles/{id}/external-ids",
            "/api/v1/profiles/{id}/external-ids/{source}/{externalId}",
            "/api/v1/profiles/{id}/figures",
            "/api/v1/profiles/{id}/figures/{kind}/{year}",
            "/api/v1/profiles/{id}/history",
            "/api/v1/profiles/{id}/history/compare",
            "/api/v1/profiles/{id}/history/{version}",
            "/api/v1/profiles/{id}/history/{version}/restore",
            "/api/v1/profiles/{id}/publish");
    assertThat(now.path("components").path("schemas").fieldNames())
        .toIterable()
        .allMatch(name -> name.startsWith("Profile"));
  }
}

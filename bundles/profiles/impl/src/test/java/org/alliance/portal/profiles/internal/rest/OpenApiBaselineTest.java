package org.alliance.portal.profiles.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
            "/api/v1/profiles/{id}/history/{version}/restore");
    assertThat(now.path("components").path("schemas").fieldNames())
        .toIterable()
        .allMatch(name -> name.startsWith("Profile"));
  }

  @Test
  public void noticesWhatBreaks() {
    ObjectNode other = now.deepCopy();
    ((ObjectNode) other.at("/paths/~1api~1v1~1profiles")).remove("post");
    ObjectNode input = (ObjectNode) other.at("/components/schemas/ProfileInput");
    ((ArrayNode) input.path("required")).add("website");
    ((ObjectNode) input.path("properties")).remove("mediators");
    ((ObjectNode) input.path("properties").path("website")).put("type", "integer");
    assertThat(Baseline.breaks(now, other))
        .containsExactly(
            "post /api/v1/profiles was removed",
            "ProfileInput.mediators was removed",
            "ProfileInput.website has another type",
            "ProfileInput.website is now required");
    assertThat(Baseline.breaks(now, now)).isEmpty();
  }
}

package org.alliance.portal.projects.internal.rest;

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
            "/api/v1/projects",
            "/api/v1/projects/adoptions/{id}/answer",
            "/api/v1/projects/imports",
            "/api/v1/projects/imports/{import}",
            "/api/v1/projects/imports/{import}/confirm",
            "/api/v1/projects/{id}",
            "/api/v1/projects/{id}/adoptions",
            "/api/v1/projects/{id}/attachments",
            "/api/v1/projects/{id}/attachments/{attachment}",
            "/api/v1/projects/{id}/history",
            "/api/v1/projects/{id}/work",
            "/api/v1/projects/{id}/work/give-back",
            "/api/v1/projects/{id}/work/publish",
            "/api/v1/projects/{id}/work/submit",
            "/api/v1/projects/{id}/work/take-back");
    assertThat(now.path("components").path("schemas").fieldNames())
        .toIterable()
        .allMatch(name -> name.startsWith("Initiative"));
  }
}

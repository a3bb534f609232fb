package org.alliance.portal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** The description of a room's REST resources, and the one that partners have built upon. */
public final class OpenApi {
  private OpenApi() {}

  /** As the build has just made it. */
  public static JsonNode now() throws IOException {
    return read("/OSGI-INF/openapi.json");
  }

  /** As it is committed among the test's resources. */
  public static JsonNode baseline() throws IOException {
    return read("/baseline/openapi.json");
  }

  private static JsonNode read(String name) throws IOException {
    try (InputStream in = OpenApi.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new ObjectMapper().readTree(in);
    }
  }
}

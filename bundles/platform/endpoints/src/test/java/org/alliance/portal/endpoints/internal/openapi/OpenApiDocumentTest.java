package org.alliance.portal.endpoints.internal.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.Test;

public class OpenApiDocumentTest {
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  public void mergesPathsSchemasAndTags() throws Exception {
    JsonNode one =
        mapper.readTree(
            "{'tags':[{'name':'a'}],'paths':{'/x':{'get':{'operationId':'getX'}}},"
                    .replace('\'', '"')
                + "'components':{'schemas':{'A':{'type':'string'}}}}".replace('\'', '"'));
    JsonNode two =
        mapper.readTree(
            "{'paths':{'/x':{'post':{'operationId':'addX'}},'/y':{}},'components':{'schemas':{'B':{}}}}"
                .replace('\'', '"'));
    JsonNode whole = new OpenApiDocument(null).merge(List.of(one, two));
    assertThat(whole.at("/paths/~1x/get/operationId").asText()).isEqualTo("getX");
    assertThat(whole.at("/paths/~1x/post/operationId").asText()).isEqualTo("addX");
    assertThat(whole.at("/paths/~1y").isObject()).isTrue();
    assertThat(whole.at("/components/schemas/A/type").asText()).isEqualTo("string");
    assertThat(whole.at("/components/schemas/B").isObject()).isTrue();
    assertThat(whole.at("/components/securitySchemes/key/scheme").asText()).isEqualTo("bearer");
    assertThat(whole.at("/tags/0/name").asText()).isEqualTo("a");
    assertThat(whole.at("/openapi").asText()).startsWith("3.0");
  }
}

package org.alliance.portal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.Test;

public class BaselineTest {
  private static final String DESCRIPTION =
      """
      {"paths": {"/things": {
         "get": {"parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer"}}],
                 "responses": {"200": {"description": "all of them"}}},
         "post": {"responses": {"201": {}}}}},
       "components": {"schemas": {"Thing": {
         "required": ["name"],
         "properties": {"name": {"type": "string"}, "size": {"type": "integer"},
                        "state": {"type": "string", "enum": ["new", "old"]}}}}}}
      """;

  private static ObjectNode description() throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(DESCRIPTION);
  }

  @Test
  public void noticesWhatBreaks() throws IOException {
    ObjectNode now = description();
    ((ObjectNode) now.at("/paths/~1things")).remove("post");
    ((ObjectNode) now.at("/paths/~1things/get/parameters/0")).put("required", true);
    ((ObjectNode) now.at("/paths/~1things/get/responses")).remove("200");
    ObjectNode thing = (ObjectNode) now.at("/components/schemas/Thing");
    ((ArrayNode) thing.path("required")).add("state");
    ((ObjectNode) thing.path("properties")).remove("size");
    ((ObjectNode) thing.path("properties").path("name")).put("type", "integer");
    ((ArrayNode) thing.path("properties").path("state").path("enum")).remove(1);
    assertThat(Baseline.breaks(description(), now))
        .containsExactlyInAnyOrder(
            "post /things was removed",
            "get /things: parameter query limit is now required",
            "get /things: answer 200 was removed",
            "Thing.size was removed",
            "Thing.name has another type",
            "Thing.state lost a value",
            "Thing.state is now required");
  }

  @Test
  public void moreAndOtherWordsBreakNobody() throws IOException {
    ObjectNode now = description();
    ObjectNode paths = (ObjectNode) now.path("paths");
    paths.putObject("/others").putObject("get");
    ((ObjectNode) now.at("/paths/~1things/get/responses/200")).put("description", "every one");
    ((ObjectNode) now.at("/components/schemas/Thing/properties"))
        .putObject("colour")
        .put("type", "string");
    JsonNode before = description();
    assertThat(Baseline.breaks(before, now)).isEmpty();
    assertThat(Baseline.breaks(now, before))
        .containsExactly("get /others was removed", "Thing.colour was removed");
  }
}

package org.alliance.portal.itests.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.RunningPortal;
import org.alliance.portal.itests.Wait;
import org.junit.Test;

/** What a partner organisation's program does over REST. */
public class RestIT {
  static final String DRAFT =
      """
      {"original":"en","names":{"en":"Testfield"},"kind":"municipality","country":"HR"}
      """;
  private final ObjectMapper json = new ObjectMapper();
  private final RunningPortal portal = RunningPortal.shared();
  private final Client partner = new Client(portal.address()).withKey(RunningPortal.API_KEY);

  @Test
  public void walksTheWholeListByCursor() throws Exception {
    Set<String> ids = new HashSet<>();
    String next = "";
    int read = 0;
    do {
      HttpResponse<String> page = partner.get("/api/v1/profiles?limit=17&after=" + next);
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      JsonNode body = json.readTree(page.body());
      for (JsonNode item : body.get("items")) {
        ids.add(item.get("id").asText());
        read++;
      }
      next = body.path("next").asText("");
      assertThat(page.headers().firstValue("Link").isPresent()).isEqualTo(!next.isEmpty());
    } while (!next.isEmpty());
    assertThat(ids).hasSize(read).hasSizeGreaterThanOrEqualTo(130);
  }

  @Test
  public void filtersByCountryAndKind() throws Exception {
    JsonNode body =
        json.readTree(partner.get("/api/v1/profiles?country=RS&kind=municipality").body());
    assertThat(body.get("items")).isNotEmpty();
    for (JsonNode item : body.get("items")) {
      assertThat(item.get("country").asText()).isEqualTo("RS");
      assertThat(item.get("kind").asText()).isEqualTo("municipality");
    }
  }

  @Test
  public void createsChangesAndDeletesWithVersions() throws Exception {
    HttpResponse<String> created = partner.json("POST", "/api/v1/profiles", DRAFT, Map.of());
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    String address = created.headers().firstValue("Location").orElseThrow();
    address = address.substring(address.indexOf("/api/"));
    String first = created.headers().firstValue("ETag").orElseThrow();

    assertThat(partner.get(address).headers().firstValue("ETag")).contains(first);
    assertThat(partner.send("GET", address, null, Map.of("If-None-Match", first)).statusCode())
        .isEqualTo(304);

    String changed = DRAFT.replace("Testfield", "Testfield on Sea");
    assertThat(partner.json("PUT", address, changed, Map.of()).statusCode()).isEqualTo(428);
    HttpResponse<String> put = partner.json("PUT", address, changed, Map.of("If-Match", first));
    assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    String second = put.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> lost = partner.json("PUT", address, DRAFT, Map.of("If-Match", first));
    assertThat(lost.statusCode()).isEqualTo(412);
    assertThat(json.readTree(lost.body()).at("/current/names/en").asText())
        .isEqualTo("Testfield on Sea");

    assertThat(partner.send("DELETE", address, null, Map.of("If-Match", second)).statusCode())
        .isEqualTo(204);
    assertThat(partner.get(address).statusCode()).isEqualTo(404);
  }

  @Test
  public void theSameKeyCreatesOnce() {
    Map<String, String> key = Map.of("Idempotency-Key", "rest-it-" + System.nanoTime());
    HttpResponse<String> first = partner.json("POST", "/api/v1/profiles", DRAFT, key);
    HttpResponse<String> second = partner.json("POST", "/api/v1/profiles", DRAFT, key);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(
            partner.json("POST", "/api/v1/profiles", DRAFT.replace("HR", "SI"), key).statusCode())
        .isEqualTo(422);
  }

  @Test
  public void namesEveryWrongField() throws Exception {
    String wrong =
        """
        {"original":"en","names":{"en":""},"kind":"municipality","country":"ZZ",
         "population":{"count":-5,"year":2020},"estimate":{"minimum":50,"maximum":20,"source":"","year":2020,"method":"census"}}
        """;
    HttpResponse<String> answer = partner.json("POST", "/api/v1/profiles", wrong, Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    Set<String> fields = new HashSet<>();
    json.readTree(answer.body()).get("errors").forEach(e -> fields.add(e.get("field").asText()));
    assertThat(fields).contains("country", "estimate.source").hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  public void namesThePositionThatIsNoPlaceOfThatCountry() throws Exception {
    for (String[] place :
        new String[][] {
          {"43.0", "15.0", "profiles.problem.position-sea"},
          {"48.85", "2.35", "profiles.problem.position-country"},
          {"430", "15", "portal.problem.range"}
        }) {
      String position =
          ",\"position\":{\"latitude\":%s,\"longitude\":%s}".formatted(place[0], place[1]);
      HttpResponse<String> answer =
          partner.json(
              "POST", "/api/v1/profiles", Members.municipality("Nowhere", position), Map.of());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      JsonNode error = json.readTree(answer.body()).at("/errors/0");
      assertThat(error.get("field").asText()).startsWith("position");
      assertThat(error.get("key").asText()).isEqualTo(place[2]);
    }
  }

  @Test
  public void saysWhatIsWrongWithWhatIsNotEvenJson() {
    for (String body :
        new String[] {"", "{", "[]", "{\"nonsense\":1}", "{\"country\":{}}", "\u0000"}) {
      HttpResponse<String> answer = partner.json("POST", "/api/v1/profiles", body, Map.of());
      assertThat(answer.statusCode()).as(body + answer.body()).isIn(400, 422);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(answer.body()).doesNotContain("Exception").doesNotContain("org.alliance");
    }
    assertThat(partner.get("/api/v1/profiles?colour=red").statusCode()).isEqualTo(400);
    assertThat(partner.get("/api/v1/profiles?limit=x").statusCode()).isEqualTo(400);
    assertThat(partner.get("/api/v1/profiles?after=nonsense").statusCode()).isEqualTo(400);
    assertThat(partner.get("/api/v1/profiles/nonsense").statusCode()).isEqualTo(404);
    assertThat(
            partner.json("POST", "/api/v1/profiles", " ".repeat(1_100_000), Map.of()).statusCode())
        .isEqualTo(413);
  }

  @Test
  public void refusesWhoHasNoKeyOrAWrongOne() {
    assertThat(new Client(portal.address()).get("/api/v1/profiles").statusCode()).isEqualTo(401);
    assertThat(new Client(portal.address()).withKey("wrong").get("/api/v1/profiles").statusCode())
        .isEqualTo(401);
  }

  @Test
  public void aWriteIsInTheChangeFeed() throws Exception {
    JsonNode before = json.readTree(partner.get("/api/v1/changes?limit=1").body());
    assertThat(before.get("items")).isNotEmpty();
    HttpResponse<String> created = partner.json("POST", "/api/v1/profiles", DRAFT, Map.of());
    String id = json.readTree(created.body()).get("id").asText();
    StringBuilder next = new StringBuilder();
    Set<String> seen = new HashSet<>();
    Wait.until(
        "the new profile is in the feed",
        java.time.Duration.ofSeconds(5),
        () -> {
          try {
            JsonNode page =
                json.readTree(partner.get("/api/v1/changes?limit=500&after=" + next).body());
            page.get("items").forEach(i -> seen.add(i.get("type").asText() + i.get("id").asText()));
            next.replace(0, next.length(), page.get("next").asText());
            return seen.contains("profile" + id);
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  @Test
  public void theFeedCanBeFollowedFromNowOn() throws Exception {
    JsonNode now = json.readTree(partner.get("/api/v1/changes?after=now").body());
    assertThat(now.get("items")).isEmpty();
    assertThat(partner.get("/api/v1/changes?after=" + now.get("next").asText()).statusCode())
        .isEqualTo(200);
  }

  @Test
  public void describesItselfInOneDocument() throws Exception {
    HttpResponse<String> answer = new Client(portal.address()).get("/api/v1/openapi.json");
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode paths = json.readTree(answer.body()).get("paths");
    assertThat(paths.has("/api/v1/profiles")).isTrue();
    assertThat(paths.has("/api/v1/profiles/{id}")).isTrue();
    assertThat(paths.has("/api/v1/changes")).isTrue();
  }
}

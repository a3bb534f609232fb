package org.alliance.portal.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

/** Members that a test brings for itself, through the partners' door. */
public final class Members {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONSONANTS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";
  private static final Duration FOUND = Duration.ofSeconds(20);

  private final Client partner;

  public Members(RunningPortal portal) {
    this(new Client(portal.address()).withKey(RunningPortal.API_KEY));
  }

  public Members(Client partner) {
    this.partner = partner;
  }

  /** A word that nothing else in the portal has. */
  public static String word() {
    SplittableRandom random = new SplittableRandom();
    StringBuilder word = new StringBuilder("Q");
    for (int i = 0; i < 5; i++) {
      word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
      word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
    }
    return word.append("ovo").toString();
  }

  /**
   * Adds a municipality of Croatia.
   *
   * @param more further members of the JSON object, such as {@code ,"themes":["health"]}
   * @return its id
   */
  public String add(String name, String more) {
    HttpResponse<String> answer =
        partner.json("POST", "/api/v1/profiles", municipality(name, more), Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return read(answer.body()).get("id").asText();
  }

  /** What is sent of a municipality of Croatia. */
  public static String municipality(String name, String more) {
    return "{\"original\":\"en\",\"names\":{\"en\":\"%s\"},\"kind\":\"municipality\",\"country\":\"HR\"%s}"
        .formatted(name, more);
  }

  /** Changes what a member says, whatever its version. */
  public void change(String id, String content) {
    String etag = partner.get("/api/v1/profiles/" + id).headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> answer =
        partner.json("PUT", "/api/v1/profiles/" + id, content, Map.of("If-Match", etag));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** What is stored of a member. */
  public JsonNode get(String id) {
    return read(partner.get("/api/v1/profiles/" + id).body());
  }

  /** Whether a search finds a member now. */
  public boolean finds(String words, String id) {
    JsonNode items = search("q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)).get("items");
    for (JsonNode item : items) {
      if (item.get("id").asText().equals(id)) {
        return true;
      }
    }
    return false;
  }

  /** What a search answers. */
  public JsonNode search(String query) {
    HttpResponse<String> answer = partner.get("/api/v1/search?" + query);
    assertThat(answer.statusCode()).as(query + answer.body()).isEqualTo(200);
    return read(answer.body());
  }

  /**
   * Waits until a member is found.
   *
   * @return how long it took, in milliseconds
   */
  public long untilFound(String words, String id) {
    return Wait.until(words + " is found", FOUND, () -> finds(words, id));
  }

  /** Reads JSON. */
  public static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}

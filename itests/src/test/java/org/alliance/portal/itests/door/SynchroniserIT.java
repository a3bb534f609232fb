package org.alliance.portal.itests.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.RunningPortal;
import org.alliance.portal.itests.Wait;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The programs in docs/examples keep a folder as the portal is, killed or not. */
@RunWith(Parameterized.class)
public class SynchroniserIT {
  private static final Path EXAMPLES = RunningPortal.ROOT.resolve("docs/examples");

  private final ObjectMapper json = new ObjectMapper();
  private final RunningPortal portal = RunningPortal.shared();
  private final Client partner = new Client(portal.address()).withKey(RunningPortal.API_KEY);
  private final List<String> program;
  private final String name;
  private Path folder;

  public SynchroniserIT(String name) {
    this.name = name;
    this.program =
        name.equals("java")
            ? List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                EXAMPLES.resolve("Synchronise.java").toString())
            : List.of("python3", EXAMPLES.resolve("synchronise.py").toString());
  }

  @Parameters(name = "{0}")
  public static List<String> programs() {
    return List.of("java", "python");
  }

  @Before
  public void empty() {
    folder = RunningPortal.freshFolder("copy-" + name).resolve("profiles");
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(portal.address().toString(), RunningPortal.API_KEY, folder.toString()));
    return command;
  }

  private void run() {
    RunningPortal.Answer answer = RunningPortal.run(command());
    assertThat(answer.status()).as(answer.text()).isZero();
  }

  /** What the portal has now, as a client reads it. */
  private Map<String, JsonNode> there() throws IOException {
    Map<String, JsonNode> all = new TreeMap<>();
    String next = "";
    do {
      HttpResponse<String> answer =
          partner.get("/api/v1/profiles?detail=full&limit=100&after=" + next);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonNode page = json.readTree(answer.body());
      page.get("items").forEach(profile -> all.put(profile.get("id").asText(), profile));
      next = page.path("next").asText("");
    } while (!next.isEmpty());
    return all;
  }

  private Map<String, JsonNode> copied() throws IOException {
    Map<String, JsonNode> all = new TreeMap<>();
    for (File file : files()) {
      all.put(file.getName().replace(".json", ""), json.readTree(file));
    }
    return all;
  }

  private List<File> files() {
    File[] files = folder.toFile().listFiles((in, file) -> file.matches("\\w{13}\\.json"));
    return files == null ? List.of() : List.of(files);
  }

  private String create(String town) throws IOException {
    HttpResponse<String> answer =
        partner.json("POST", "/api/v1/profiles", RestIT.DRAFT.replace("Testfield", town), Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json.readTree(answer.body()).get("id").asText();
  }

  private void write(String method, String id, String body) {
    String address = "/api/v1/profiles/" + id;
    String tag = partner.get(address).headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> answer = partner.json(method, address, body, Map.of("If-Match", tag));
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
  }

  /** The feed is written a moment after the profile. */
  private void untilFed(String from, String verb, String id) {
    Wait.until(
        verb + " " + id + " is in the feed",
        Duration.ofSeconds(10),
        () -> {
          try {
            JsonNode page =
                json.readTree(partner.get("/api/v1/changes?limit=1000&after=" + from).body());
            for (JsonNode entry : page.get("items")) {
              if (entry.get("id").asText().equals(id) && entry.get("verb").asText().equals(verb)) {
                return true;
              }
            }
            return false;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  public void copiesAllThenFollows() throws Exception {
    String changed = create("Follow");
    String removed = create("Farewell");
    String from =
        json.readTree(partner.get("/api/v1/changes?after=now").body()).get("next").asText();
    run();
    assertThat(copied()).isEqualTo(there()).hasSizeGreaterThanOrEqualTo(130).containsKey(removed);
    File untouched = folder.resolve(there().keySet().iterator().next() + ".json").toFile();
    assertThat(untouched.setLastModified(1_000_000)).isTrue();

    String added = create("Newly");
    write("PUT", changed, RestIT.DRAFT.replace("Testfield", "Follow on Sea"));
    write("DELETE", removed, null);
    untilFed(from, "deleted", removed);
    run();
    assertThat(copied()).isEqualTo(there()).containsKeys(added, changed).doesNotContainKey(removed);
    assertThat(copied().get(changed).at("/names/en").asText()).isEqualTo("Follow on Sea");
    assertThat(untouched.lastModified()).as("is not copied again").isEqualTo(1_000_000);
    write("DELETE", added, null);
    write("DELETE", changed, null);
  }

  @Test
  public void killedInTheMiddleItEndsTheSame() throws Exception {
    Process process =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (files().isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    process.destroyForcibly().waitFor();
    assertThat(files()).isNotEmpty();
    run();
    assertThat(copied()).isEqualTo(there());
  }
}

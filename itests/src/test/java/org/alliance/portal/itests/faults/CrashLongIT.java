package org.alliance.portal.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Figures;
import org.alliance.portal.itests.RunningPortal;
import org.junit.Test;

/**
 * The process is killed while partners write: what was acknowledged is there, and announced once.
 */
public class CrashLongIT {
  private static final String DRAFT =
      "{\"original\":\"en\",\"names\":{\"en\":\"%s\"},\"kind\":\"municipality\",\"country\":\"HR\"}";
  private static final int CRASHES = 3;
  private static final int WRITERS = 4;
  private static final int BEFORE_A_CRASH = 40;

  @Test
  public void nothingAcknowledgedIsLostAndNothingIsAnnouncedTwice() throws Exception {
    Path data = RunningPortal.freshFolder("crash");
    Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    for (int crash = 0; crash < CRASHES; crash++) {
      try (RunningPortal portal = RunningPortal.start(data, Map.of())) {
        int enough = acknowledged.size() + BEFORE_A_CRASH;
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
          Thread writer = new Thread(() -> write(portal, acknowledged));
          writer.start();
          writers.add(writer);
        }
        org.alliance.portal.itests.Wait.until(
            "enough was written",
            java.time.Duration.ofSeconds(60),
            () -> acknowledged.size() >= enough);
        portal.kill();
        for (Thread writer : writers) {
          writer.join(60_000);
        }
      }
    }
    try (RunningPortal portal = RunningPortal.start(data, Map.of())) {
      Client partner = new Client(portal.address()).withKey(RunningPortal.API_KEY);
      for (String id : acknowledged) {
        assertThat(partner.get("/api/v1/profiles/" + id).statusCode()).as(id).isEqualTo(200);
      }
      Set<String> announced = announced(partner);
      assertThat(announced).containsAll(acknowledged);
      Figures.print(
          CRASHES + " crashes, " + acknowledged.size() + " acknowledged writes, none lost");
    }
  }

  private static void write(RunningPortal portal, Queue<String> acknowledged) {
    Client partner = new Client(portal.address()).withKey(RunningPortal.API_KEY);
    try {
      while (portal.process().isAlive()) {
        HttpResponse<String> answer =
            partner.json(
                "POST",
                "/api/v1/profiles",
                DRAFT.formatted("Crash test " + System.nanoTime()),
                Map.of());
        if (answer.statusCode() == 201) {
          acknowledged.add(new ObjectMapper().readTree(answer.body()).get("id").asText());
        }
      }
    } catch (UncheckedIOException e) {
      // The portal was killed: what was under way then was never acknowledged.
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ids of all profiles that were announced as created; each at most once, positions ascending. */
  private static Set<String> announced(Client partner) throws Exception {
    Set<String> ids = new HashSet<>();
    String after = "0";
    long last = 0;
    while (true) {
      JsonNode page =
          new ObjectMapper()
              .readTree(
                  partner
                      .get("/api/v1/changes?limit=500" + (last == 0 ? "" : "&after=" + after))
                      .body());
      if (page.get("items").isEmpty()) {
        return ids;
      }
      for (JsonNode item : page.get("items")) {
        assertThat(item.get("position").asLong()).isGreaterThan(last);
        last = item.get("position").asLong();
        if (item.get("type").asText().equals("profile")
            && item.get("verb").asText().equals("created")) {
          assertThat(ids.add(item.get("id").asText())).as(item.toString()).isTrue();
        }
      }
      after = page.get("next").asText();
    }
  }
}

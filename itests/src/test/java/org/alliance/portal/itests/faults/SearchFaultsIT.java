package org.alliance.portal.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Figures;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.RunningPortal;
import org.alliance.portal.itests.Wait;
import org.junit.Test;

/** The index is damaged, lost, or torn while it is written: the search is complete again soon. */
public class SearchFaultsIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int WRITTEN = 40;

  private record Written(String id, String name) {}

  @Test
  public void aKilledDamagedOrMissingIndexLosesNothing() throws Exception {
    Path data = RunningPortal.freshFolder("search-faults");
    Queue<Written> written = new ConcurrentLinkedQueue<>();
    try (RunningPortal portal = RunningPortal.start(data, Map.of())) {
      List<Thread> writers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Thread writer = new Thread(() -> write(portal, written));
        writer.start();
        writers.add(writer);
      }
      Wait.until("enough was written", SOON, () -> written.size() >= WRITTEN);
      portal.kill();
      for (Thread writer : writers) {
        writer.join(30_000);
      }
    }
    expectAll(data, written, "killed while it was written");

    damage(data.resolve("search"));
    expectAll(data, written, "damaged");

    delete(data.resolve("search"));
    expectAll(data, written, "missing");
  }

  private static void write(RunningPortal portal, Queue<Written> written) {
    Client partner = new Client(portal.address()).withKey(RunningPortal.API_KEY);
    try {
      while (portal.process().isAlive()) {
        String name = Members.word();
        HttpResponse<String> answer =
            partner.json("POST", "/api/v1/profiles", Members.municipality(name, ""), Map.of());
        if (answer.statusCode() == 201) {
          written.add(new Written(Members.read(answer.body()).get("id").asText(), name));
        }
      }
    } catch (UncheckedIOException e) {
      // It was killed: what was under way then was never acknowledged.
    }
  }

  /**
   * Starts a portal with the data, waits until its search is complete, and looks for everything.
   */
  private static void expectAll(Path data, Queue<Written> written, String what) throws IOException {
    int before = lines(data.resolve("log/portal.log"));
    try (RunningPortal portal = RunningPortal.start(data, Map.of())) {
      Members members = new Members(portal);
      long took =
          Wait.until(
              "the search is complete, " + what,
              SOON,
              () -> members.search("q=Novi").get("complete").asBoolean());
      Figures.print("index " + what + ": complete " + took + " ms after the portal was healthy");
      assertThat(members.search("limit=1").get("total").asInt())
          .as(what)
          .isGreaterThanOrEqualTo(130 + written.size());
      for (Written one : written) {
        Wait.until(one + " is found, " + what, SOON, () -> members.finds(one.name(), one.id()));
      }
      assertThat(new Client(portal.address()).get("/en/search?q=Novi").statusCode()).isEqualTo(200);
      assertThat(portal.log().lines().skip(before))
          .as(what)
          .noneMatch(line -> line.contains(" ERROR "));
      assertThat(portal.stop()).isZero();
    }
  }

  private static int lines(Path log) throws IOException {
    return Files.readAllLines(log).size();
  }

  /** Overwrites the middle of every larger file. */
  private static void damage(Path folder) throws IOException {
    int damaged = 0;
    for (Path file : files(folder)) {
      long size = Files.size(file);
      if (Files.isRegularFile(file) && size > 200) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.write(ByteBuffer.wrap(new byte[64]), size / 2);
        }
        damaged++;
      }
    }
    assertThat(damaged).isPositive();
  }

  private static void delete(Path folder) throws IOException {
    for (Path file : files(folder)) {
      Files.delete(file);
    }
    assertThat(folder).doesNotExist();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }
}

package org.alliance.portal.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.alliance.portal.api.Id;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Figures;
import org.alliance.portal.itests.RunningPortal;
import org.junit.Test;

/** Members and partners at work for minutes: no answer is wrong, and memory stays where it was. */
public class SoakLongIT {
  private static final Duration LENGTH = Duration.ofMinutes(5);
  private static final long MEMORY_LIMIT_MB = 450;

  @Test
  public void minutesOfWorkLeaveNoTrace() throws Exception {
    try (RunningPortal portal = RunningPortal.start(RunningPortal.freshFolder("soak"), Map.of())) {
      long end = System.nanoTime() + LENGTH.toNanos();
      AtomicLong answers = new AtomicLong();
      Queue<String> wrong = new ConcurrentLinkedQueue<>();
      List<Thread> people = new ArrayList<>();
      for (String path :
          List.of(
              "/en/home",
              "/fr/profiles?country=RO",
              "/en/profiles/" + new Id(1001),
              "/fr/profiles/" + new Id(1001))) {
        people.add(
            new Thread(
                () -> {
                  Client member = new Client(portal.address()).signIn("member");
                  while (System.nanoTime() < end) {
                    HttpResponse<String> answer = member.get(path);
                    answers.incrementAndGet();
                    if (answer.statusCode() != 200) {
                      wrong.add(answer.statusCode() + " " + path);
                    }
                  }
                }));
      }
      people.forEach(Thread::start);
      for (Thread person : people) {
        person.join();
      }
      long memory = residentMegabytes(portal);
      Figures.print(
          answers
              + " pages in "
              + LENGTH.toMinutes()
              + " minutes, "
              + memory
              + " MB resident at the end");
      assertThat(wrong).isEmpty();
      assertThat(memory).isLessThan(MEMORY_LIMIT_MB);
      assertThat(portal.log().lines()).noneMatch(line -> line.contains(" ERROR "));
    }
  }

  private static long residentMegabytes(RunningPortal portal) throws IOException {
    long kilobytes = 0;
    for (ProcessHandle process : portal.process().descendants().toList()) {
      Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
      kilobytes =
          Math.max(
              kilobytes,
              Files.readAllLines(status).stream()
                  .filter(line -> line.startsWith("VmRSS:"))
                  .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                  .findFirst()
                  .orElse(0));
    }
    return kilobytes / 1024;
  }
}

package org.alliance.portal.itests.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Figures;
import org.alliance.portal.itests.RunningPortal;
import org.alliance.portal.itests.Wait;
import org.junit.Test;

/** What the person who runs the portal sees of {@code ./portal}. */
public class ScriptIT {

  @Test
  public void printsAddressAndAccounts() {
    RunningPortal portal = RunningPortal.shared();
    assertThat(portal.output())
        .contains("running at http://localhost:" + portal.port())
        .contains("admin@alliance.example")
        .contains("member@alliance.example")
        .contains("started in");
  }

  @Test
  public void refusesASecondOneOnTheSamePortOrFolder() throws Exception {
    RunningPortal portal = RunningPortal.shared();
    RunningPortal.Answer sameFolder =
        answer(RunningPortal.script(portal.data(), RunningPortal.freePort(), Map.of()));
    assertThat(sameFolder.status()).isEqualTo(1);
    assertThat(sameFolder.text()).contains("in use by another portal");
    RunningPortal.Answer samePort =
        answer(RunningPortal.script(RunningPortal.freshFolder("second"), portal.port(), Map.of()));
    assertThat(samePort.status()).isEqualTo(1);
    assertThat(samePort.text()).contains("already taken");
  }

  private static RunningPortal.Answer answer(ProcessBuilder builder) throws Exception {
    Path file = Files.createTempFile("script-", ".out");
    Process process = builder.redirectErrorStream(true).redirectOutput(file.toFile()).start();
    int status = process.waitFor();
    return new RunningPortal.Answer(status, Files.readString(file));
  }

  @Test
  public void runsOneCommandWithoutATerminal() {
    RunningPortal portal = RunningPortal.shared();
    RunningPortal.Answer list = portal.console("bundle:list");
    assertThat(list.status()).as(list.text()).isZero();
    assertThat(list.text()).contains("Alliance portal :: profiles");
    assertThat(portal.console("no:such-command").status()).isNotZero();
    RunningPortal.Answer features = portal.console("portal:features");
    assertThat(features.status()).as(features.text()).isZero();
    assertThat(features.text()).contains("profiles");
  }

  @Test
  public void withoutSampleDataTheFirstAdminComesInByALinkOnce() throws Exception {
    try (RunningPortal bare =
        RunningPortal.start(
            RunningPortal.freshFolder("bare"),
            Map.of("PORTAL_DEMO", "false", "PORTAL_SECOND_FACTOR", "none"))) {
      assertThat(bare.output()).doesNotContain("alliance.example");
      Matcher link = Pattern.compile("/en/first-admin/[\\w-]+").matcher(bare.output());
      assertThat(link.find()).as(bare.output()).isTrue();
      Client person = new Client(bare.address());
      String secret = "a long and quiet evening";
      HttpResponse<String> weak =
          person.submit(
              link.group(),
              Map.of(
                  "name",
                  "A",
                  "email",
                  "a@city.example",
                  "password",
                  "short",
                  "password2",
                  "short"));
      assertThat(weak.statusCode()).isEqualTo(422);
      assertThat(weak.body()).contains("a@city.example").doesNotContain(">short<");
      HttpResponse<String> made =
          person.submit(
              link.group(),
              Map.of(
                  "name", "A", "email", "a@city.example", "password", secret, "password2", secret));
      assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
      assertThat(person.get("/en/admin/features").statusCode()).isEqualTo(200);
      assertThat(new Client(bare.address()).get(link.group()).statusCode()).isIn(404, 410);
      Wait.until(
          "the list of members is there",
          Duration.ofSeconds(30),
          () -> person.reaches("/en/profiles", 200));
      HttpResponse<String> empty = person.get("/en/profiles");
      assertThat(empty.statusCode()).isEqualTo(200);
      assertThat(empty.body()).doesNotContain("Novi Primer");
      assertThat(bare.stop()).isZero();
    }
  }

  @Test
  public void stopsCleanlyAndStartsAgainWithItsData() throws Exception {
    Path data = RunningPortal.freshFolder("again");
    String address;
    try (RunningPortal first = RunningPortal.start(data, Map.of())) {
      HttpResponse<String> created =
          new Client(first.address())
              .withKey(RunningPortal.API_KEY)
              .json("POST", "/api/v1/profiles", RestIT.DRAFT, Map.of());
      address = created.headers().firstValue("Location").orElseThrow();
      assertThat(first.stop()).isZero();
      assertThat(first.output()).contains("Stopped.");
    }
    long begun = System.nanoTime();
    try (RunningPortal second = RunningPortal.start(data, Map.of())) {
      Figures.print("restart until healthy: " + (System.nanoTime() - begun) / 1_000_000 + " ms");
      assertThat(
              new Client(second.address())
                  .withKey(RunningPortal.API_KEY)
                  .get(address.substring(address.indexOf("/api/")))
                  .statusCode())
          .isEqualTo(200);
      assertThat(List.of(second.log().split("\n"))).noneMatch(line -> line.contains(" ERROR "));
    }
  }
}

package org.alliance.portal.itests.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.RunningPortal;
import org.alliance.portal.itests.Wait;
import org.junit.BeforeClass;
import org.junit.Test;

/** Files that programs bring through the partners' door: whole ones, and what is none. */
public class FilesIT {
  private static final RunningPortal PORTAL = RunningPortal.shared();
  private static final int MEGABYTE = 1 << 20;
  private static Client partner;
  private static String initiative;

  @BeforeClass
  public static void beginAnInitiative() {
    partner = new Client(PORTAL.address()).withKey(RunningPortal.API_KEY);
    String town = new Members(PORTAL).add("Town of " + Members.word(), "");
    HttpResponse<String> begun =
        partner.json(
            "POST",
            "/api/v1/projects",
            "{\"organisation\":\"%s\",\"original\":\"en\",\"texts\":{\"en\":{\"title\":\"School\"}}}"
                .formatted(town),
            Map.of());
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    initiative = Members.read(begun.body()).get("id").asText();
  }

  private static String address(String name) {
    return "/api/v1/projects/" + initiative + "/attachments?name=" + name;
  }

  /** What lies in the folder of files now, also what is still being received. */
  private static Set<Path> kept() {
    try (Stream<Path> all = Files.walk(PORTAL.data().resolve("files"))) {
      return all.filter(Files::isRegularFile).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int attached() {
    String all = partner.get("/api/v1/projects/" + initiative + "/attachments").body();
    return Members.read(all).get("items").size();
  }

  @Test
  public void sixtyMegabytesAreTooMuchAndFortyAreNot() throws Exception {
    Set<Path> before = kept();
    HttpResponse<String> refused = send(60);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(refused.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(refused.body()).contains("\"file\"").contains("50");
    assertThat(kept()).isEqualTo(before);
    assertThat(attached()).isZero();

    HttpResponse<String> accepted = send(40);
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(201);
    assertThat(Members.read(accepted.body()).get("size").asLong()).isEqualTo(40L * MEGABYTE);
    assertThat(attached()).isEqualTo(1);
  }

  private static HttpResponse<String> send(int megabytes) throws Exception {
    Path file = Files.createTempFile("upload", ".pdf");
    try {
      try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
        content.writeBytes("%PDF-1.4\n");
        content.setLength((long) megabytes * MEGABYTE);
        content.seek(content.length() - 6);
        content.writeBytes("%%EOF\n");
      }
      HttpRequest request =
          HttpRequest.newBuilder(PORTAL.address().resolve(address("plan.pdf")))
              .timeout(Duration.ofSeconds(60))
              .header("Authorization", "Bearer " + RunningPortal.API_KEY)
              .header("Content-Type", "application/octet-stream")
              .POST(HttpRequest.BodyPublishers.ofFile(file))
              .build();
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    } finally {
      Files.delete(file);
    }
  }

  @Test
  public void whatBreaksOffLeavesNothing() throws IOException {
    Set<Path> before = kept();
    int attached = attached();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORTAL.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                  + "Content-Type: application/octet-stream\r\nContent-Length: %d\r\n\r\n")
              .formatted(address("broken.pdf"), RunningPortal.API_KEY, 20 * MEGABYTE)
              .getBytes(StandardCharsets.US_ASCII));
      out.write("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[MEGABYTE]);
      out.flush();
      Wait.until("it is being received", Duration.ofSeconds(10), () -> !kept().equals(before));
    }
    Wait.until("nothing is left of it", Duration.ofSeconds(40), () -> kept().equals(before));
    assertThat(attached()).isEqualTo(attached);
  }
}

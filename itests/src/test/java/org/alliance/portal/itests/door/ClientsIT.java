package org.alliance.portal.itests.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Forms;
import org.alliance.portal.itests.RunningPortal;
import org.alliance.portal.itests.Wait;
import org.junit.Test;

/** API clients from the admin's form to the partner's program. */
public class ClientsIT {
  private static final Pattern KEY = Pattern.compile("alc_[\\w-]{43}");
  private static final String CLIENTS = "/en/admin/clients";
  private static final String LIST = "/api/v1/profiles?limit=1";

  private final RunningPortal portal = RunningPortal.shared();
  private final Client admin = new Client(portal.address()).signIn("admin");

  private record Made(String address, String key) {}

  private Made made(String name, String rate, String... more) {
    Map<String, String> fields =
        new HashMap<>(
            Map.of(
                "id",
                Forms.fields(admin.get(CLIENTS + "/new").body()).get("id"),
                "name",
                name,
                "contact",
                "it@city.example",
                "scopes",
                "profiles:read",
                "rate",
                rate));
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    HttpResponse<String> answer =
        admin.post(CLIENTS + "/new", admin.csrf(CLIENTS + "/new"), fields);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    return new Made(CLIENTS + "/" + fields.get("id"), key(answer.body()));
  }

  private static String key(String html) {
    Matcher key = KEY.matcher(html);
    assertThat(key.find()).as(html).isTrue();
    return key.group();
  }

  private Client partner(String key) {
    return new Client(portal.address()).withKey(key);
  }

  private HttpResponse<String> post(Client person, String page, String address, String... pairs) {
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], pairs[i + 1]);
    }
    return person.post(address, person.csrf(page), fields);
  }

  @Test
  public void aLimitIsToldAndKeptAndAChangedOneCountsSoon() {
    Made made = made("Limited", "3");
    Client partner = partner(made.key());
    HttpResponse<String> first = partner.get(LIST);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(first.headers().firstValue("RateLimit-Policy")).contains("\"default\";q=3;w=60");
    assertThat(first.headers().firstValue("RateLimit").orElseThrow())
        .startsWith("\"default\";r=2;t=");
    partner.get(LIST);
    partner.get(LIST);
    HttpResponse<String> late = partner.get(LIST);
    assertThat(late.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(late.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 20);
    assertThat(late.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    HttpResponse<String> saved =
        post(
            admin,
            made.address(),
            made.address(),
            "version",
            "1",
            "name",
            "Limited",
            "contact",
            "it@city.example",
            "scopes",
            "profiles:read",
            "rate",
            "10000");
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
    Wait.until(
        "the new limit counts",
        Duration.ofSeconds(6),
        () ->
            partner
                .get(LIST)
                .headers()
                .firstValue("RateLimit-Policy")
                .orElse("")
                .contains("q=10000"));
  }

  @Test
  public void aKeyIsRenewedWithoutAGapAndRevokedAtOnce() {
    Made made = made("Renewed", "600");
    HttpResponse<String> renewed =
        post(admin, made.address(), made.address() + "/keys", "version", "1", "overlap", "30");
    assertThat(renewed.statusCode()).isEqualTo(200);
    String second = key(renewed.body());
    assertThat(partner(made.key()).get(LIST).statusCode()).isEqualTo(200);
    assertThat(partner(second).get(LIST).statusCode()).isEqualTo(200);
    HttpResponse<String> twice =
        post(admin, made.address(), made.address() + "/keys", "version", "1", "overlap", "30");
    assertThat(twice.statusCode()).isEqualTo(409);
    assertThat(KEY.matcher(twice.body()).find()).isFalse();

    Matcher ids =
        Pattern.compile("name=\"key\" value=\"(\\w+)\"").matcher(admin.get(made.address()).body());
    while (ids.find()) {
      post(admin, made.address(), made.address() + "/keys/revoke", "key", ids.group(1));
    }
    HttpResponse<String> refused = partner(second).get(LIST);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
    assertThat(partner(made.key()).get(LIST).statusCode()).isEqualTo(401);
  }

  @Test
  public void blockingCountsAtOnceAndDeletingEndsIt() {
    Made made = made("Blocked", "600");
    Client partner = partner(made.key());
    assertThat(partner.get(LIST).statusCode()).isEqualTo(200);
    post(admin, made.address(), made.address() + "/block", "version", "1");
    assertThat(partner.get(LIST).statusCode()).isEqualTo(401);
    post(admin, made.address(), made.address() + "/unblock", "version", "2");
    assertThat(partner.get(LIST).statusCode()).isEqualTo(200);
    post(admin, made.address(), made.address() + "/delete", "version", "3");
    assertThat(partner.get(LIST).statusCode()).isEqualTo(401);
    assertThat(admin.get(made.address()).statusCode()).isEqualTo(404);
  }

  @Test
  public void theKeyIsThePasswordOfBasicTooForBothDoors() {
    Made made = made("Basic", "600");
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("x:" + made.key()).getBytes(StandardCharsets.UTF_8));
    Client partner = new Client(portal.address()).with("Authorization", basic);
    assertThat(partner.get(LIST).statusCode()).isEqualTo(200);
    String envelope =
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
            + "<p:listProfiles xmlns:p=\"urn:alliance:portal:profiles:v1\"/></s:Body></s:Envelope>";
    for (Client one : List.of(partner, partner(made.key()))) {
      HttpResponse<String> answer =
          one.send("POST", "/soap/profiles", envelope, Map.of("Content-Type", "text/xml"));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("listProfilesResponse");
      assertThat(answer.headers().firstValue("RateLimit")).isPresent();
    }
  }

  @Test
  public void ownersSeeTheirClientsWithUsageAndNobodyElseDoes() {
    Made made = made("Of the sample town", "600", "organisation", "00000000000Z9");
    Client owner = new Client(portal.address()).signIn("owner");
    assertThat(owner.get("/en/api-access").body()).contains("Sample partner", "Of the sample town");
    Client member = new Client(portal.address()).signIn("member");
    assertThat(member.get("/en/api-access").body()).doesNotContain("Sample partner");
    assertThat(partner(made.key()).get(LIST).statusCode()).isEqualTo(200);
    Wait.until(
        "the usage is shown",
        Duration.ofSeconds(90),
        () -> !admin.get(made.address()).body().contains("No request has been counted"));
  }

  /** The examples as the page shows them, run as a reader would. */
  @Test
  public void theExamplesOfThePageWork() throws Exception {
    Made made = made("Reader of the page", "600");
    String page = new Client(portal.address()).get("/fr/developers").body();
    assertThat(page).contains(portal.address().toString());
    Path folder = RunningPortal.freshFolder("examples");
    String key = "export PORTAL_KEY=" + made.key() + "\n";
    assertThat(run(folder, "curl.sh", key + example(page, "curl"), "bash")).contains("\"items\"");
    Path python = folder.resolve("portal.py");
    Files.writeString(python, example(page, "python"));
    assertThat(run(folder, "python.sh", key + "python3 " + python, "bash").lines())
        .hasSizeGreaterThanOrEqualTo(130);
    Path java = folder.resolve("Portal.java");
    Files.writeString(java, example(page, "java"));
    String program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    assertThat(run(folder, "java.sh", key + program + " " + java, "bash")).contains("\"items\"");
    assertThat(run(folder, "soap.sh", key + example(page, "soap"), "bash"))
        .contains("listProfilesResponse");
    Matcher wsdl = Pattern.compile("href=\"(/soap/[\\w-]+\\?wsdl)\"").matcher(page);
    assertThat(wsdl.find()).isTrue();
    assertThat(new Client(portal.address()).get(wsdl.group(1)).body()).contains("definitions");
  }

  private static String run(Path folder, String name, String script, String shell)
      throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, script);
    RunningPortal.Answer answer = RunningPortal.run(List.of(shell, file.toString()));
    assertThat(answer.status()).as(answer.text()).isZero();
    return answer.text();
  }

  private static String example(String page, String name) {
    Matcher example =
        Pattern.compile("id=\"example-" + name + "\"[^>]*>(.*?)</pre>", Pattern.DOTALL)
            .matcher(page);
    assertThat(example.find()).as(name).isTrue();
    return example
        .group(1)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}

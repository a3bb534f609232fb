package org.alliance.portal.bench;

import static org.alliance.portal.bench.Requests.encode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The portal that is measured, running as users start it. */
final class Portal {
  static final String KEY = "the-key-of-the-bench-0123456789abcdef";
  private static final String PASSWORD = "the-password-of-the-bench";
  private static final int START_SECONDS = 120;
  private static final int INDEX_SECONDS = 600;

  /** As slow as building the index may be before the bench gives up. */
  private static final int INDEX_A_SECOND = 400;

  private static final Pattern CSRF = Pattern.compile("name=\"csrf\"[^>]*value=\"([^\"]+)\"");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Child child;
  private final int port;
  private final long begun;
  private final double startSeconds;
  private final ProcessHandle java;

  private Portal(Child child, int port, long begun, double startSeconds, ProcessHandle java) {
    this.child = child;
    this.port = port;
    this.begun = begun;
    this.startSeconds = startSeconds;
    this.java = java;
  }

  /** Starts it and waits until it says it is healthy. */
  static Portal start(Options options, Path data, Map<String, String> database, int port)
      throws IOException {
    Map<String, String> environment = new HashMap<>(database);
    environment.put("PORTAL_DEMO", "true");
    environment.put("PORTAL_DEMO_PASSWORD", PASSWORD);
    environment.put("PORTAL_DEMO_API_KEY", KEY);
    environment.put("PORTAL_HTTP_HOST", "127.0.0.1");
    environment.put("PORTAL_HTTP_PORT", String.valueOf(port));
    environment.put("PORTAL_DATA", data.toString());
    List<String> command =
        options.assembly() == null
            ? List.of(
                Path.of("portal").toAbsolutePath().toString(),
                "run",
                "--no-build",
                "--port",
                String.valueOf(port),
                "--data",
                data.toString())
            : List.of(
                options.assembly().toAbsolutePath().resolve("bin/alliance-portal").toString());
    long begun = System.nanoTime();
    Child child =
        Child.start(command, environment, data.resolveSibling(data.getFileName() + ".out"));
    byte[] health = Requests.get(port, "/health", Map.of("Connection", "close"));
    child.await("the portal was healthy", START_SECONDS, () -> answers(port, health));
    double seconds = (System.nanoTime() - begun) / 1e9;
    ProcessHandle java =
        child
            .process()
            .descendants()
            .filter(p -> p.info().command().orElse("").endsWith("/java"))
            .findFirst()
            .orElseThrow(() -> new BenchException("The portal's Java process was not found"));
    return new Portal(child, port, begun, seconds, java);
  }

  private static boolean answers(int port, byte[] request) {
    try {
      return HttpConnection.once(port, request).status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  /** From the start of the script to the first healthy answer. */
  double startSeconds() {
    return startSeconds;
  }

  ProcessHandle java() {
    return java;
  }

  /** Waits until the samples have been made, which goes on after the start. */
  void awaitSamples(Subject subject) {
    child.await(
        "there were " + subject.samples() + " " + subject.name(),
        START_SECONDS,
        () -> there(subject.list()) >= subject.samples());
  }

  private int there(String list) {
    int count = 0;
    String after = "";
    try {
      do {
        HttpConnection.Answer answer =
            HttpConnection.once(port, Requests.get(port, list + "?limit=100" + after, withKey()));
        if (answer.status() != 200) {
          return 0;
        }
        JsonNode page = JSON.readTree(answer.body());
        count += page.path("items").size();
        after = page.hasNonNull("next") ? "&after=" + page.get("next").asText() : "";
      } while (!after.isEmpty());
    } catch (IOException e) {
      return 0;
    }
    return count;
  }

  /**
   * Waits until all that was loaded can be listed and found.
   *
   * @return seconds from the start of the script
   */
  double awaitIndex(Subject subject, int count) {
    child.await(
        "all " + subject.name() + " could be found",
        INDEX_SECONDS + count / INDEX_A_SECOND,
        () -> listed(subject.list()) && found(subject.type()) >= count);
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Whether the feature's addresses are there, which come one by one after the start. */
  private boolean listed(String list) {
    return answers(port, Requests.get(port, list + "?limit=1", withKey()));
  }

  private int found(String type) {
    try {
      HttpConnection.Answer answer =
          HttpConnection.once(
              port, Requests.get(port, "/api/v1/search?limit=1&type=" + type, withKey()));
      JsonNode page = JSON.readTree(answer.body());
      return page.path("complete").asBoolean() ? page.path("total").asInt() : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Headers of a program. */
  static Map<String, String> withKey() {
    return Map.of("Authorization", "Bearer " + KEY, "Accept", "application/json");
  }

  /** Signs in as a member does, and returns the headers of a browser. */
  Map<String, String> signIn() throws IOException {
    SignInForm form = signInForm("member");
    HttpConnection.Answer answer = HttpConnection.once(port, form.request());
    if (!signedIn(answer)) {
      throw new BenchException("The sign-in was refused with status " + answer.status());
    }
    return Map.of(
        "Accept",
        "text/html",
        "Cookie",
        Stream.of(form.cookies(), cookies(answer))
            .filter(c -> !c.isEmpty())
            .collect(Collectors.joining("; ")));
  }

  /**
   * A filled-in form, which may be sent many times.
   *
   * @param cookies of the browser it is filled in with
   * @param request as it is sent
   */
  record SignInForm(String cookies, byte[] request) {}

  /**
   * Opens the sign-in page and fills it in.
   *
   * @param who one of the sample accounts
   */
  SignInForm signInForm(String who) throws IOException {
    String path = "/en/sign-in";
    HttpConnection.Answer page =
        HttpConnection.once(port, Requests.get(port, path, Map.of("Accept", "text/html")));
    Matcher token = CSRF.matcher(page.text());
    if (page.status() != 200 || !token.find()) {
      throw new BenchException("No sign-in form at " + path + ", status " + page.status());
    }
    String form =
        "email="
            + encode(who + "@alliance.example")
            + "&password="
            + encode(PASSWORD)
            + "&csrf="
            + encode(token.group(1));
    Map<String, String> headers =
        Map.of(
            "Cookie",
            cookies(page),
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Sec-Fetch-Site",
            "same-origin");
    return new SignInForm(cookies(page), Requests.post(port, path, headers, form));
  }

  /** Whether an answer to the form opened a session. */
  static boolean signedIn(HttpConnection.Answer answer) {
    return answer.status() == 303 && cookies(answer).contains("portal_session=");
  }

  private static String cookies(HttpConnection.Answer answer) {
    return String.join(
        "; ",
        answer.headers("Set-Cookie").stream()
            .map(c -> c.split(";", 2)[0])
            .filter(c -> !c.endsWith("="))
            .toList());
  }

  /** Stops it as Ctrl-C does. */
  void stop() {
    if (!child.stop()) {
      throw new BenchException("The portal did not stop by itself:\n" + child.output());
    }
  }
}

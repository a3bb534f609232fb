package org.alliance.portal.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A client of the portal: a browser without script when signed in, a program with a key. */
public final class Client {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\"[^>]*value=\"([^\"]+)\"");
  private final URI base;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Map<String, String> headers = new LinkedHashMap<>();

  public Client(URI base) {
    this.base = base;
  }

  public Client withKey(String key) {
    headers.put("Authorization", "Bearer " + key);
    return this;
  }

  public Client with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  public CookieManager cookies() {
    return cookies;
  }

  public HttpResponse<String> get(String path) {
    return send("GET", path, null, Map.of());
  }

  public HttpResponse<String> send(
      String method, String path, String body, Map<String, String> more) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
    headers.forEach(request::setHeader);
    more.forEach(request::setHeader);
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends JSON. */
  public HttpResponse<String> json(
      String method, String path, String body, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
    all.putAll(more);
    return send(method, path, body, all);
  }

  /** Opens the form's page, then posts the fields with the form's own token. */
  public HttpResponse<String> submit(String path, Map<String, String> fields) {
    return post(path, csrf(path), fields);
  }

  /** The token of the form at an address. */
  public String csrf(String path) {
    HttpResponse<String> page = get(path);
    Matcher token = CSRF.matcher(page.body());
    assertThat(token.find())
        .as("a form with a token at %s, status %s: %s", path, page.statusCode(), page.body())
        .isTrue();
    return token.group(1);
  }

  /** Posts a form. */
  public HttpResponse<String> post(String path, String csrf, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("csrf", csrf);
    return send(
        "POST", path, form(all), Map.of("Content-Type", "application/x-www-form-urlencoded"));
  }

  public static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Where an answer leads, on this portal. */
  public static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElse("").replaceAll("^https?://[^/]*", "");
  }

  /** Signs in with the tests' password. */
  public Client signIn(String account) {
    HttpResponse<String> answer = signIn(account + "@alliance.example", RunningPortal.PASSWORD);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return this;
  }

  /** Tries to sign in. */
  public HttpResponse<String> signIn(String email, String password) {
    return submit("/en/sign-in", Map.of("email", email, "password", password));
  }

  /** Whether an address answers with a status now; false too when nobody answers. */
  public boolean reaches(String path, int status) {
    try {
      return get(path).statusCode() == status;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}

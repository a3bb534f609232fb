package org.alliance.portal.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A town that applies to join, without script. */
public final class Applicant {
  /** Whoever is faster than this is taken for a program. */
  private static final Duration LEAST = Duration.ofSeconds(17);

  private final Client client;
  private final Instant begun;
  private final String name = "Town of " + Members.word();
  private final String email = Members.word().toLowerCase(Locale.ROOT) + "@town.example";
  private final String address;

  /** Begins. */
  public Applicant(URI portal) {
    client = new Client(portal);
    HttpResponse<String> answer = client.submit("/en/join", Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    begun = Instant.now();
    address =
        answer
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceAll("^https?://[^/]*", "")
            .replaceAll("/organisation.*", "");
  }

  /** The town's name. */
  public String name() {
    return name;
  }

  /** Where letters go to. */
  public String email() {
    return email;
  }

  /** The secret address of the application, with its language. */
  public String address() {
    return address;
  }

  /** The browser. */
  public Client client() {
    return client;
  }

  /** Fills in the steps. */
  public Applicant fill() {
    step(
        "organisation",
        Map.of("name", name, "nameLang", "en", "country", "HR", "kind", "municipality"));
    step("about", Map.of("themes", "housing", "about", "We repair houses.", "population", "12000"));
    step(
        "contact",
        Map.of(
            "contactName",
            "Iva Example",
            "contactFunction",
            "Adviser",
            "email",
            email,
            "lang",
            "en"));
    return this;
  }

  private void step(String key, Map<String, String> fields) {
    HttpResponse<String> answer = client.submit(address + "/" + key, fields);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  /** Sends the application, not faster than a person. */
  public HttpResponse<String> send() {
    long left = Duration.between(Instant.now(), begun.plus(LEAST)).toNanos();
    if (left > 0) {
      LockSupport.parkNanos(left);
    }
    return client.submit(address + "/check", Map.of("agree", "yes", "do", "next"));
  }

  /** Confirms the address by the letter's link. */
  public Applicant confirm() {
    String link = Mailbox.shared().await(email, "/confirm").path("/confirm");
    HttpResponse<String> answer = client.submit(link, Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return this;
  }
}

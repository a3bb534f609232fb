package org.alliance.portal.endpoints.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.alliance.portal.endpoints.internal.cxf.sample.SampleResource;
import org.alliance.portal.endpoints.internal.store.IdempotencyStore;
import org.alliance.portal.endpoints.internal.store.KeptFormStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.testing.door.HttpFake;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** What is kept between two requests: half-written forms, and answers that may be asked again. */
@RunWith(Parameterized.class)
public class RememberedStoreTest {
  private static final String SECRET = "AAAAAAAAAAAAAAAAAAAAAA";

  @Parameterized.Parameters(name = "{0}")
  public static List<Object[]> databases() {
    return TestDatabase.both();
  }

  @Parameterized.Parameter public String name;

  @Parameterized.Parameter(1)
  public TestDatabase database;

  private static final java.util.Set<TestDatabase> USED = new java.util.HashSet<>();
  private House house;

  @Before
  public void publish() {
    if (USED.add(database)) {
      database.migrate("endpoints", getClass().getClassLoader());
    }
    house = new House(database.database());
    house.rest(house.bus(getClass().getClassLoader()), new SampleResource());
  }

  @After
  public void close() {
    if (house != null) {
      house.close();
    }
  }

  @AfterClass
  public static void closeDatabases() {
    USED.forEach(TestDatabase::close);
  }

  private HttpFake expired(String body) {
    return house.send(
        new HttpFake("POST", "/fr/things/expired")
            .header("Cookie", "portal_csrf=" + SECRET)
            .body("application/x-www-form-urlencoded", "csrf=" + SECRET + "&" + body));
  }

  private static String kept(HttpFake http) {
    return http.answers("Set-Cookie").stream()
        .filter(c -> c.startsWith("portal_kept="))
        .map(c -> c.substring(0, c.indexOf(';')))
        .findFirst()
        .orElse(null);
  }

  @Test
  public void aHalfWrittenFormWaitsForTheSignIn() {
    HttpFake http = expired("name=%C3%A9t%C3%A9+2&password=secret");
    assertThat(http.status()).isEqualTo(303);
    assertThat(http.answer("Location")).isEqualTo("/fr/sign-in?next=%2Ffr%2Fthings%2Fexpired");
    String cookie = kept(http);
    assertThat(http.answers("Set-Cookie").get(0)).contains("Max-Age=1800; HttpOnly; SameSite=Lax");
    HttpFake back = house.send(new HttpFake("GET", "/fr/things/expired").header("Cookie", cookie));
    assertThat(back.text()).contains("été 2");
    assertThat(house.send(new HttpFake("GET", "/fr/things/1").header("Cookie", cookie)).text())
        .doesNotContain("été");
    assertThat(
            house
                .send(
                    new HttpFake("GET", "/fr/things/expired").header("Cookie", "portal_kept=other"))
                .text())
        .doesNotContain("été");
  }

  @Test
  public void aKeptFormGoesWhenItIsPostedOrForgotten() {
    KeptFormStore store = new KeptFormStore(database.database());
    Instant now = Instant.parse("2026-11-01T00:00:00Z");
    store.add("a", "/en/x", "name=1", now.plusSeconds(60));
    assertThat(store.find("a", "/en/x", now)).contains("name=1");
    assertThat(store.find("a", "/en/y", now)).isEmpty();
    assertThat(store.find("a", "/en/x", now.plusSeconds(60))).isEmpty();
    assertThat(store.remove("a", "/en/y")).isFalse();
    assertThat(store.remove("a", "/en/x")).isTrue();
    store.add("b", "/en/x", "name=" + "x".repeat(KeptForms.LARGEST), now);
    assertThat(store.removeExpired(now)).isEqualTo(1);
  }

  @Test
  public void keepsNeitherEverythingNorForEverybody() {
    assertThat(kept(expired("name=" + "x".repeat(KeptForms.LARGEST)))).isNull();
    assertThat(kept(expired("password=only"))).isNull();
    Clock clock = Clock.fixed(Instant.EPOCH.plus(Duration.ofDays(1)), ZoneOffset.UTC);
    KeptForms forms = new KeptForms(new KeptFormStore(database.database()), clock);
    for (int i = 0; i < KeptForms.PER_ADDRESS; i++) {
      assertThat(forms.admitted("192.0.2.1")).isTrue();
    }
    assertThat(forms.admitted("192.0.2.1")).isFalse();
    for (int i = KeptForms.PER_ADDRESS; i < KeptForms.ALTOGETHER; i++) {
      assertThat(forms.admitted("198.51.100." + i)).isTrue();
    }
    assertThat(forms.admitted("203.0.113.1")).isFalse();
  }

  private HttpFake create(String key, String body) {
    return house.send(
        new HttpFake("POST", "/api/v1/things")
            .header("Authorization", "Bearer key")
            .header("Idempotency-Key", key)
            .body("application/json", body));
  }

  @Test
  public void theSameRequestGetsTheSameAnswer() {
    HttpFake first = create("k1", "{\"name\":\"é\"}");
    HttpFake again = create("k1", "{\"name\":\"é\"}");
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.answer("Idempotency-Replayed")).isNull();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.answer("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.answer("Location")).isEqualTo(first.answer("Location"));
    assertThat(again.answer("ETag")).isEqualTo(first.answer("ETag"));
    HttpFake other = create("k1", "{\"name\":\"b\"}");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text()).contains("idempotency-key-reused");
    assertThat(create("k2", "{\"nmae\":1}").status()).isEqualTo(422);
    assertThat(create("k2", "{\"nmae\":1}").answer("Idempotency-Replayed")).isEqualTo("true");
    assertThat(create("x".repeat(201), "{}").status()).isEqualTo(400);
  }

  @Test
  public void aRequestThatIsStillRunningIsNotDoneTwice() {
    IdempotencyStore store = new IdempotencyStore(database.database());
    Instant now = Instant.parse("2026-11-01T00:00:00Z");
    assertThat(store.begin("client:1", "r", "f", now)).isTrue();
    assertThat(store.begin("client:1", "r", "f", now)).isFalse();
    assertThat(store.begin("client:2", "r", "f", now)).isTrue();
    assertThat(store.find("client:1", "r").orElseThrow().status()).isZero();
    assertThat(store.takeOver("client:1", "r", "f", now.minusMillis(1), now)).isFalse();
    assertThat(store.takeOver("client:1", "r", "f", now, now.plusSeconds(1))).isTrue();
    store.forget("client:1", "r");
    assertThat(store.find("client:1", "r")).isEmpty();
    assertThat(store.removeBefore(now.plusSeconds(1))).isEqualTo(1);
    String running = House.CLIENT.actor();
    HttpFake probe = create("probe", "{\"name\":\"a\"}");
    String fingerprint = store.find(running, "probe").orElseThrow().fingerprint();
    assertThat(probe.status()).isEqualTo(201);
    store.begin(running, "busy", fingerprint, Instant.now());
    HttpFake busy = create("busy", "{\"name\":\"a\"}");
    assertThat(busy.status()).isEqualTo(409);
    assertThat(busy.answer("Retry-After")).isEqualTo("1");
    store.forget(running, "busy");
    store.begin(running, "lost", fingerprint, Instant.now().minus(Duration.ofMinutes(5)));
    assertThat(create("lost", "{\"name\":\"a\"}").status()).isEqualTo(201);
  }
}

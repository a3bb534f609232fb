package org.alliance.portal.endpoints.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.alliance.portal.api.platform.ClientLimits.Standing;
import org.alliance.portal.endpoints.internal.cxf.BundleBus;
import org.alliance.portal.endpoints.internal.cxf.sample.SampleResource;
import org.alliance.portal.endpoints.internal.cxf.sample.SampleSoapImpl;
import org.alliance.portal.testing.door.HttpFake;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** How requests of API clients are counted, refused and told how they stand. */
public class RatesTest {
  private static final String THING = "/api/v1/things/1";
  private static final Standing FIRST = new Standing(true, 600, 60, 599, 1, 0);
  private static final Standing LAST = new Standing(false, 600, 60, 0, 60, 7);

  private final House house = new House(null);

  @Before
  public void publish() {
    BundleBus bus = house.bus(getClass().getClassLoader());
    house.rest(bus, new SampleResource());
    house.soap(bus, "/sample", new SampleSoapImpl());
  }

  @After
  public void close() {
    house.close();
  }

  private HttpFake get(String address, String authorization) {
    return house.send(new HttpFake("GET", address).header("Authorization", authorization));
  }

  private static String basic(String key) {
    return "Basic "
        + Base64.getEncoder().encodeToString(("anybody:" + key).getBytes(StandardCharsets.UTF_8));
  }

  private HttpFake greet(String authorization) {
    return house.send(
        new HttpFake("POST", "/soap/sample")
            .header("Authorization", authorization)
            .body(
                "text/xml;charset=utf-8",
                "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'"
                    + " xmlns:s='urn:alliance:portal:sample:v1'><soap:Body>"
                    + "<s:greet><name>you</name></s:greet></soap:Body></soap:Envelope>"));
  }

  @Test
  public void bearerAndBasicOpenBothDoors() {
    for (String authorization : new String[] {"Bearer key", basic("key")}) {
      assertThat(get(THING, authorization).status()).isEqualTo(200);
      assertThat(greet(authorization).text()).contains("Hello you");
    }
    assertThat(house.limits().counted).hasSize(4).containsOnly("client:" + House.CLIENT.id());
  }

  @Test
  public void everyAnswerOfALimitedClientSaysHowItStands() {
    house.limits().standing = FIRST;
    for (HttpFake http :
        new HttpFake[] {
          get(THING, "Bearer key"),
          get("/api/v1/things/none", "Bearer key"),
          get("/api/v1/nothing", "Bearer key"),
          get("/api/v1/things/boom", "Bearer key"),
          greet(basic("key"))
        }) {
      assertThat(http.answer("RateLimit-Policy")).isEqualTo("\"default\";q=600;w=60");
      assertThat(http.answer("RateLimit")).isEqualTo("\"default\";r=599;t=1");
      assertThat(http.answer("Retry-After")).isNull();
    }
    String client = "client:" + House.CLIENT.id();
    assertThat(house.limits().answered)
        .containsExactly(
            client + " 200", client + " 404", client + " 404", client + " 500", client + " 200");
  }

  @Test
  public void aClientWithoutLimitIsCountedAndToldNothing() {
    HttpFake http = get(THING, "Bearer key");
    assertThat(http.answer("RateLimit")).isNull();
    assertThat(http.answer("RateLimit-Policy")).isNull();
    assertThat(house.limits().counted).hasSize(1);
  }

  @Test
  public void whoAsksTooOftenIsToldWhenToComeBack() {
    house.limits().standing = LAST;
    HttpFake rest = get(THING, "Bearer key");
    assertThat(rest.status()).isEqualTo(429);
    assertThat(rest.answer("Retry-After")).isEqualTo("7");
    assertThat(rest.answer("RateLimit")).isEqualTo("\"default\";r=0;t=60");
    assertThat(rest.answer("Content-Type")).startsWith("application/problem+json");
    assertThat(rest.text()).contains("urn:alliance:problem:too-many-requests", "\"status\":429");

    HttpFake soap = greet(basic("key"));
    assertThat(soap.status()).isEqualTo(429);
    assertThat(soap.answer("Retry-After")).isEqualTo("7");
    assertThat(soap.answer("Content-Type")).startsWith("text/xml");
    assertThat(soap.text()).contains("<soap:Fault>", "soap:Client").doesNotContain("Hello");
    assertThat(house.limits().answered).hasSize(2).allMatch(line -> line.endsWith(" 429"));
  }

  @Test
  public void peopleAndVisitorsAreNotCounted() {
    house.send(new HttpFake("GET", THING).header("Cookie", "portal_session=session"));
    house.send(new HttpFake("GET", THING));
    assertThat(house.limits().counted).isEmpty();
    assertThat(house.limits().answered).isEmpty();
    assertThat(house.limits().wrong).isEmpty();
  }

  @Test
  public void aWrongKeyIsRefusedAndManyAreSlowedDownWhileValidOnesGoOn() {
    HttpFake wrong = get(THING, "Bearer no");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.answer("WWW-Authenticate")).isEqualTo("Bearer realm=\"portal\"");
    HttpFake soap = greet(basic("no"));
    assertThat(soap.status()).isEqualTo(401);
    assertThat(soap.answer("WWW-Authenticate")).isEqualTo("Basic realm=\"portal\"");
    assertThat(house.limits().wrong).containsExactly("192.0.2.1", "192.0.2.1");

    house.limits().wait = Duration.ofSeconds(90);
    HttpFake many = get(THING, "Bearer no");
    assertThat(many.status()).isEqualTo(429);
    assertThat(many.answer("Retry-After")).isEqualTo("90");
    assertThat(many.text()).contains("too-many-wrong-keys");
    assertThat(get(THING, "Bearer key").status()).isEqualTo(200);
    assertThat(house.limits().counted).hasSize(1);
  }
}

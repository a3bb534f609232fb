package org.alliance.portal.endpoints.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.alliance.portal.endpoints.internal.cxf.BundleBus;
import org.alliance.portal.endpoints.internal.cxf.sample.SampleResource;
import org.alliance.portal.endpoints.internal.cxf.sample.SampleSoapImpl;
import org.alliance.portal.testing.door.HttpFake;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** The whole way of a request, with CXF and without a container. */
public class PipelineTest {
  private static final String SECRET = "AAAAAAAAAAAAAAAAAAAAAA";

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

  private HttpFake get(String address) {
    return house.send(new HttpFake("GET", address));
  }

  private static HttpFake json(String body) {
    return new HttpFake("POST", "/api/v1/things")
        .header("Authorization", "Bearer key")
        .body("application/json", body);
  }

  @Test
  public void answersRecordsWithAWeakTag() {
    HttpFake http = get("/api/v1/things/1");
    assertThat(http.status()).isEqualTo(200);
    assertThat(http.text())
        .isEqualTo(
            "{\"id\":\"0000000000001\",\"name\":\"één\",\"time\":\"1970-01-01T00:00:00Z\","
                + "\"part\":{\"year\":2020,\"colour\":\"green\"}}");
    assertThat(http.answer("ETag")).isEqualTo("W/\"5\"");
    assertThat(http.answer("Content-Length")).isEqualTo(Integer.toString(http.length()));
    assertThat(http.answer("Content-Type")).startsWith("application/json");
    assertThat(http.answer("Cache-Control")).isEqualTo("private, no-cache");
    assertThat(http.answer("Content-Security-Policy")).startsWith("default-src 'none'");
    for (String tag : new String[] {"\"5\"", "W/\"5\"", "\"4\", W/\"5\"", "*"}) {
      HttpFake same =
          house.send(new HttpFake("GET", "/api/v1/things/1").header("If-None-Match", tag));
      assertThat(same.status()).as(tag).isEqualTo(304);
      assertThat(same.length()).isZero();
      assertThat(same.answer("ETag")).isEqualTo("W/\"5\"");
    }
    HttpFake other =
        house.send(new HttpFake("GET", "/api/v1/things/1").header("If-None-Match", "W/\"4\""));
    assertThat(other.status()).isEqualTo(200);
  }

  @Test
  public void headAndOptionsAndOtherMethods() {
    HttpFake head = house.send(new HttpFake("HEAD", "/api/v1/things/1"));
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.length()).isZero();
    assertThat(head.answer("Content-Length")).isNotEqualTo("0");
    HttpFake options = house.send(new HttpFake("OPTIONS", "/api/v1/things/1"));
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.answer("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    HttpFake delete = house.send(new HttpFake("DELETE", "/api/v1/things/1"));
    assertThat(delete.status()).isEqualTo(405);
    assertThat(delete.answer("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(delete.answer("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  public void tellsProblemsInTheClientsTerms() {
    HttpFake missing =
        house.send(
            new HttpFake("GET", "/api/v1/things/none")
                .header("Accept-Language", "fr")
                .header("X-Request-Id", "request-1"));
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.text())
        .isEqualTo(
            "{\"type\":\"urn:alliance:problem:not-found\",\"title\":\"fr"
                + " endpoints.problem.not-found\",\"status\":404,"
                + "\"instance\":\"urn:alliance:request:request-1\"}");
    HttpFake boom = get("/api/v1/things/boom");
    assertThat(boom.status()).isEqualTo(500);
    assertThat(boom.text()).doesNotContain("secret").doesNotContain("Exception");
    assertThat(get("/api/v1/nothing").status()).isEqualTo(404);
    assertThat(get("/en/nothing").text()).isEqualTo("<h1>404 null</h1>");
    assertThat(get("/de/things/1").status()).isEqualTo(404);
    assertThat(get("/en/things/broken").status()).isEqualTo(500);
    assertThat(get("/en/things/broken").text()).isEqualTo("<h1>500 null</h1>");
    assertThat(get("/~1/api/v1/things/1").status()).isEqualTo(404);
    assertThat(get("/api/v1/things/a%2fb").status()).isEqualTo(400);
    HttpFake xml = house.send(new HttpFake("GET", "/api/v1/things/1").header("Accept", "text/csv"));
    assertThat(xml.status()).isEqualTo(406);
  }

  @Test
  public void namesTheParameterThatDoesNotFit() {
    HttpFake number = get("/api/v1/search?limit=abc");
    assertThat(number.status()).isEqualTo(400);
    assertThat(number.text()).contains("\"field\":\"limit\"", "portal.problem.not-a-number");
    assertThat(get("/api/v1/search?colour=RED").text())
        .contains("\"field\":\"colour\"", "portal.problem.unknown-value");
    assertThat(get("/api/v1/search?colour=red&limit=3&id=0000000000001").text())
        .isEqualTo("{\"found\":\"RED 3 0000000000001\"}");
    assertThat(get("/api/v1/search?limit=&id=").text()).isEqualTo("{\"found\":\"null 0 null\"}");
    assertThat(get("/api/v1/parts/xyz").status()).isEqualTo(404);
    assertThat(get("/api/v1/parts/0000000000002").text()).contains("0000000000002");
  }

  @Test
  public void namesTheFieldThatDoesNotFit() {
    HttpFake unknown = house.send(json("{\"part\":{\"year\":1,\"yaer\":1}}"));
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.text()).contains("\"field\":\"part.yaer\"", "portal.problem.unknown-field");
    HttpFake wrong = house.send(json("{\"words\":[\"a\",{}]}"));
    assertThat(wrong.text()).contains("\"field\":\"words.1\"", "portal.problem.malformed");
    assertThat(house.send(json("{\"part\":{\"year\":1.5}}")).text()).contains("part.year");
    assertThat(house.send(json("{\"part\":{\"colour\":\"RED\"}}")).text()).contains("part.colour");
    assertThat(house.send(json("{\"id\":\"x\"}")).text()).contains("\"field\":\"id\"");
    assertThat(house.send(json("{\"name\":")).status()).isEqualTo(400);
    assertThat(house.send(json("[".repeat(50))).status()).isEqualTo(400);
    assertThat(house.send(json("{} {}")).status()).isIn(400, 422);
    assertThat(house.send(json("")).status()).isIn(400, 422);
    HttpFake text =
        house.send(
            new HttpFake("POST", "/api/v1/things")
                .header("Authorization", "Bearer key")
                .body("text/plain", "{}"));
    assertThat(text.status()).isEqualTo(415);
  }

  @Test
  public void tellsAConflictWithTheCurrentRecord() {
    HttpFake created = house.send(json("{\"name\":\"a\"}").header("If-Match", "W/\"5\""));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.answer("Location")).endsWith("/api/v1/things/1");
    HttpFake conflict = house.send(json("{\"name\":\"a\"}").header("If-Match", "\"4\""));
    assertThat(conflict.status()).isEqualTo(412);
    assertThat(conflict.text()).contains("\"current\":{\"id\":\"0000000000001\"");
    assertThat(house.send(json("{}").header("If-Match", "*")).status()).isEqualTo(428);
  }

  @Test
  public void tellsWhatReplacedWhatIsGone() {
    HttpFake gone = get("/api/v1/things/old");
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.text())
        .contains("\"replacedBy\":{", "\"type\":\"thing\"", "\"id\":\"0000000000001\"");
  }

  @Test
  public void refusesWhatNobodyAllowed() {
    assertThat(get("/api/v1/forgotten").status()).isEqualTo(403);
    HttpFake wrong =
        house.send(new HttpFake("GET", "/api/v1/things/1").header("Authorization", "Bearer no"));
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.answer("WWW-Authenticate")).startsWith("Bearer");
    assertThat(
            house
                .send(
                    new HttpFake("GET", "/api/v1/things/1")
                        .header("Cookie", "portal_session=session")
                        .header("Authorization", "Nonsense"))
                .status())
        .isEqualTo(401);
  }

  @Test
  public void rendersPagesWithTheirStatus() {
    HttpFake page = get("/en/things/1");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).startsWith("<p>thing 1");
    assertThat(page.answer("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(page.answer("Cache-Control")).isEqualTo("no-store");
    assertThat(page.answer("Set-Cookie"))
        .startsWith("portal_csrf=")
        .contains("HttpOnly; SameSite=Lax");
    assertThat(get("/en/things/missing").status()).isEqualTo(404);
  }

  private HttpFake form(String body) {
    return new HttpFake("POST", "/en/things/1")
        .header("Cookie", "portal_csrf=" + SECRET)
        .body("application/x-www-form-urlencoded", body);
  }

  @Test
  public void aFormNeedsItsTokenAndThisSite() {
    HttpFake good = house.send(form("name=x&csrf=" + SECRET));
    assertThat(good.status()).isEqualTo(303);
    assertThat(good.answer("Location")).isEqualTo("http://portal.test/en/things/x");
    String masked = new Csrf().token(SECRET);
    assertThat(house.send(form("name=x&csrf=" + masked)).status()).isEqualTo(303);
    assertThat(house.send(form("name=x")).status()).isEqualTo(403);
    assertThat(house.send(form("name=x")).text()).contains("portal.error.forged");
    assertThat(house.send(form("name=x&csrf=BAAAAAAAAAAAAAAAAAAAAA")).status()).isEqualTo(403);
    assertThat(
            house
                .send(form("name=x&csrf=" + SECRET).header("Sec-Fetch-Site", "cross-site"))
                .status())
        .isEqualTo(403);
    assertThat(
            house
                .send(form("name=x&csrf=" + SECRET).header("Origin", "https://evil.test"))
                .status())
        .isEqualTo(403);
    assertThat(
            house
                .send(form("name=x&csrf=" + SECRET).header("Origin", "http://portal.test"))
                .status())
        .isEqualTo(303);
    HttpFake query =
        new HttpFake("POST", "/en/things/1?a=b&csrf=" + masked)
            .header("Cookie", "portal_csrf=" + SECRET)
            .body("application/x-www-form-urlencoded", "name=x");
    assertThat(house.send(query).status()).isEqualTo(303);
  }

  @Test
  public void aSessionAloneDoesNotWriteThroughThePartnersDoor() {
    HttpFake forged =
        new HttpFake("POST", "/api/v1/things")
            .header("Cookie", "portal_session=session; portal_csrf=" + SECRET)
            .body("application/json", "{\"name\":\"a\"}");
    assertThat(house.send(forged).status()).isEqualTo(403);
    HttpFake meant =
        new HttpFake("POST", "/api/v1/things")
            .header("Cookie", "portal_session=session; portal_csrf=" + SECRET)
            .header("X-CSRF-Token", SECRET)
            .body("application/json", "{\"name\":\"a\"}");
    assertThat(house.send(meant).status()).isEqualTo(201);
  }

  @Test
  public void boundsBodies() {
    String large = "\"" + "x".repeat(1024 * 1024) + "\"";
    HttpFake http = house.send(json(large));
    assertThat(http.status()).isEqualTo(413);
    assertThat(http.answer("Content-Type")).startsWith("application/problem+json");
    HttpFake upload =
        new HttpFake("POST", "/api/v1/upload")
            .header("Authorization", "Bearer key")
            .body("application/octet-stream", large);
    assertThat(house.send(upload).text()).isEqualTo("{\"length\":1048578}");
    HttpFake tooLarge =
        new HttpFake("POST", "/api/v1/upload")
            .header("Authorization", "Bearer key")
            .body("application/octet-stream", large + large + large);
    assertThat(house.send(tooLarge).status()).isEqualTo(413);
  }

  @Test
  public void whoGoesAwayWhileSendingIsNoFaultOfOurs() {
    HttpFake upload =
        new HttpFake("POST", "/api/v1/upload")
            .header("Authorization", "Bearer key")
            .body("application/octet-stream", "half of it")
            .breaksOff();
    assertThat(house.send(upload).status()).isEqualTo(400);
    assertThat(house.send(json("\"half").breaksOff()).status()).isEqualTo(400);
  }

  private String sent(String disposition, String content) {
    HttpFake http =
        new HttpFake("POST", "/api/v1/form")
            .header("Authorization", "Bearer key")
            .body(
                "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nÉté\r\n--b\r\n"
                    + "Content-Disposition: form-data; name=\"file\"; "
                    + disposition
                    + "\r\nContent-Type: application/pdf\r\n\r\n"
                    + content
                    + "\r\n--b--\r\n");
    return house.send(http).text();
  }

  @Test
  public void readsFilesOfForms() {
    assertThat(sent("filename=\"Été č.pdf\"", "x".repeat(300_000)))
        .contains("\"name\":\"Été č.pdf\"", "\"title\":\"Été\"", "\"length\":300000");
    assertThat(sent("filename*=UTF-8''%C3%89t%C3%A9.pdf", "x")).contains("\"Été.pdf\"");
    assertThat(sent("filename=\"\"", "")).contains("\"name\":\"\"", "\"length\":0");
    String long1 = "é".repeat(125) + ".pdf";
    assertThat(sent("filename=\"" + long1 + "\"", "x")).contains(long1);
  }

  @Test
  public void theLengthOfAFileIsToldThoughItStreams() {
    HttpFake large = house.send(new HttpFake("GET", "/api/v1/file/700000"));
    assertThat(large.answer("Content-Length")).isEqualTo("700000");
    assertThat(large.length()).isEqualTo(700_000);
    HttpFake small =
        house.send(new HttpFake("GET", "/api/v1/file/7000").header("Accept-Encoding", "gzip"));
    assertThat(small.answer("Content-Encoding")).isNull();
    assertThat(small.length()).isEqualTo(7_000);
    for (int size : new int[] {7_000, 700_000}) {
      HttpFake head = house.send(new HttpFake("HEAD", "/api/v1/file/" + size));
      assertThat(head.answer("Content-Length")).isEqualTo(Integer.toString(size));
    }
  }

  @Test
  public void compressesWhatIsWorthIt() {
    HttpFake wsdl =
        house.send(new HttpFake("GET", "/soap/sample?wsdl").header("Accept-Encoding", "br, gzip"));
    assertThat(wsdl.answer("Content-Encoding")).isEqualTo("gzip");
    assertThat(wsdl.text())
        .contains("location=\"http://portal.test/soap/sample\"")
        .doesNotContain("~");
    HttpFake small =
        house.send(new HttpFake("GET", "/api/v1/things/1").header("Accept-Encoding", "gzip"));
    assertThat(small.answer("Content-Encoding")).isNull();
    assertThat(small.answer("Vary")).contains("Accept-Encoding");
  }

  private HttpFake soap(String body) {
    String envelope =
        "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'"
            + " xmlns:s='urn:alliance:portal:sample:v1'><soap:Body>"
            + body
            + "</soap:Body></soap:Envelope>";
    return house.send(
        new HttpFake("POST", "/soap/sample").body("text/xml;charset=utf-8", envelope));
  }

  @Test
  public void soapHasTypedFaultsAndTellsNothingElse() {
    HttpFake good = soap("<s:greet><name>you</name></s:greet>");
    assertThat(good.status()).isEqualTo(200);
    assertThat(good.text()).contains("Hello you");
    HttpFake typed = soap("<s:greet><name>fault</name></s:greet>");
    assertThat(typed.status()).isEqualTo(500);
    assertThat(typed.text()).contains("SampleFault", "Hello fault");
    HttpFake boom = soap("<s:greet><name>boom</name></s:greet>");
    assertThat(boom.status()).isEqualTo(500);
    assertThat(boom.text())
        .contains("Request ")
        .doesNotContain("secret")
        .doesNotContain("xception");
    assertThat(soap("<s:greet><name>none</name></s:greet>").text())
        .contains("endpoints.problem.not-found", "Client");
    assertThat(soap("<s:forgotten/>").text()).contains("endpoints.problem.refused");
    HttpFake bad = soap("<s:greet><name>");
    assertThat(bad.status()).isEqualTo(500);
    assertThat(bad.text()).contains("Fault").doesNotContain("xception");
    assertThat(get("/soap/sample").status()).isEqualTo(405);
    assertThat(get("/soap/nothing?wsdl").status()).isEqualTo(404);
    String entity =
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
            + "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'>"
            + "<soap:Body>&e;</soap:Body></soap:Envelope>";
    HttpFake dtd =
        house.send(new HttpFake("POST", "/soap/sample").body("text/xml;charset=utf-8", entity));
    assertThat(dtd.status()).isIn(400, 500);
    assertThat(dtd.text()).doesNotContain("xception");
    assertThat(soap("<s:greet><name>" + "<a>".repeat(100) + "</name></s:greet>").text())
        .contains("Fault");
  }

  @Test
  public void aSecretOfItsOwnTakesTheTokensPlace() {
    for (String type :
        new String[] {"application/x-www-form-urlencoded", "multipart/form-data; boundary=b"}) {
      HttpFake mailProgram =
          new HttpFake("POST", "/en/secret/s")
              .header("Sec-Fetch-Site", "cross-site")
              .body(type, "List-Unsubscribe=One-Click");
      assertThat(house.send(mailProgram).text()).isEqualTo("{\"token\":\"s\"}");
    }
  }
}

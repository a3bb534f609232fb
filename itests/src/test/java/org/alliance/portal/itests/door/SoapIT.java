package org.alliance.portal.itests.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.RunningPortal;
import org.junit.Test;

/** What a foreign SOAP toolkit makes of the WSDL, and what hostile XML comes to. */
public class SoapIT {
  private static final Map<String, String> XML =
      Map.of("Content-Type", "text/xml;charset=UTF-8", "SOAPAction", "\"\"");
  private final RunningPortal portal = RunningPortal.shared();

  @Test
  public void aForeignToolkitListsAndReads() throws Exception {
    RunningPortal.Answer answer =
        RunningPortal.run(
            List.of(
                "node",
                "src/test/node/soap-client.mjs",
                portal.address().toString(),
                RunningPortal.API_KEY));
    assertThat(answer.status()).as(answer.text()).isZero();
    JsonNode said = new ObjectMapper().readTree(answer.text());
    assertThat(said.at("/list")).isNotEmpty();
    assertThat(said.at("/one/content/country").asText()).isEqualTo("RS");
    assertThat(said.get("missing").asText()).contains("NotFoundFault");
    assertThat(said.get("refused").asText()).isIn("401", "500");
    assertThat(said.get("endpoint").asText()).isEqualTo(portal.address() + "/soap/profiles");
  }

  @Test
  public void aDocumentTypeIsRefused() {
    String hostile =
        """
        <?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
        <p:getProfile xmlns:p="urn:alliance:portal:profiles:v1"><id>&e;</id></p:getProfile>
        </s:Body></s:Envelope>
        """;
    expectCleanFault(hostile);
  }

  @Test
  public void depthIsBounded() {
    String deep =
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
            + "<a>".repeat(5_000)
            + "</a>".repeat(5_000)
            + "</s:Body></s:Envelope>";
    expectCleanFault(deep);
  }

  @Test
  public void aPlaceInTheSeaIsATypedFaultAndSyntaxIsSearchedAsWords() {
    String profile =
        "<profile><original>en</original><name><language>en</language><value>Nowhere</value></name>"
            + "<kind>municipality</kind><country>HR</country><position><latitude>43.0</latitude>"
            + "<longitude>15.0</longitude></position></profile>";
    HttpResponse<String> sea = call("createProfile", profile);
    assertThat(sea.statusCode()).as(sea.body()).isEqualTo(500);
    assertThat(sea.body()).contains("ValidationFault").contains("position");
    for (String typed : List.of("Jasenov", "(Jasenov", "Jasenov*", "title:(((", "&quot;")) {
      HttpResponse<String> found = call("searchProfiles", "<words>" + typed + "</words>");
      assertThat(found.statusCode()).as(typed + found.body()).isEqualTo(200);
      assertThat(found.body()).doesNotContain("Exception").doesNotContain("org.apache");
    }
    assertThat(call("searchProfiles", "<words>Jasenov</words>").body()).contains("Jasenov Brod");
  }

  private HttpResponse<String> call(String operation, String content) {
    String envelope =
        """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
        <p:%s xmlns:p="urn:alliance:portal:profiles:v1">%s</p:%s></s:Body></s:Envelope>
        """
            .formatted(operation, content, operation);
    return new Client(portal.address())
        .withKey(RunningPortal.API_KEY)
        .send("POST", "/soap/profiles", envelope, XML);
  }

  private void expectCleanFault(String body) {
    HttpResponse<String> answer =
        new Client(portal.address())
            .withKey(RunningPortal.API_KEY)
            .send("POST", "/soap/profiles", body, XML);
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 500);
    assertThat(answer.body())
        .doesNotContain("\tat ")
        .doesNotContain("Exception")
        .doesNotContain("org.apache");
  }
}

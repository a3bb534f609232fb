package org.alliance.portal.endpoints.internal.developers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.alliance.portal.api.platform.Routes.Route;
import org.alliance.portal.api.web.View;
import org.alliance.portal.testing.Rendering;
import org.alliance.portal.testing.Texts;
import org.junit.Test;

public class DevelopersPageTest {
  private static final String BASE = "https://portal.example";
  private final ObjectMapper mapper = new ObjectMapper();

  private static View view(List<Examples.Soap> soap, String envelope, String wsdl) {
    return View.of("developers")
        .with("base", BASE)
        .with("examples", Examples.rest(BASE, "/api/v1/things"))
        .with("soap", soap)
        .with("envelope", envelope)
        .with("wsdl", wsdl);
  }

  private String list(String paths) {
    return Offered.list("{'paths':{%s}}".formatted(paths).replace('\'', '"'), mapper);
  }

  @Test
  public void theFirstListThatNeedsNothingIsShown() {
    String pages = "'parameters':[{'name':'limit'},{'name':'after'}";
    assertThat(
            list(
                "'/api/v1/changes':{'get':{"
                    + pages
                    + "]}},'/api/v1/things/{id}/parts':{'get':{"
                    + pages
                    + "]}},'/api/v1/search':{'get':{"
                    + pages
                    + ",{'name':'q','required':true}]}},'/api/v1/plain':{'get':{}},"
                    + "'/api/v1/things':{'get':{"
                    + pages
                    + "]}}"))
        .isEqualTo("/api/v1/things");
    assertThat(list("'/api/v1/plain':{'post':{}}")).isEqualTo("/api/v1/changes");
  }

  @Test
  public void soapEndpointsAreThoseThatAreThere() {
    List<Route> routes =
        List.of(
            new Route("SOAP", "/soap/things getThing", "a", "b"),
            new Route("SOAP", "/soap/things listThings", "a", "b"),
            new Route("SOAP", "/soap/things listAll", "a", "b"),
            new Route("SOAP", "/soap/others getOther", "a", "b"),
            new Route("GET", "/soap/nothing", "a", "b"));
    assertThat(Offered.soap(routes))
        .containsExactly(new Examples.Soap("others", null), new Examples.Soap("things", "listAll"));
  }

  @Test
  public void examplesHaveTheRealAddressAndAreWholeLines() {
    Examples examples = Examples.rest(BASE, "/api/v1/things");
    for (String example : List.of(examples.curl(), examples.python(), examples.java())) {
      assertThat(example).contains("PORTAL_KEY").doesNotContain("@").endsWith("\n");
      assertThat(example.lines()).allMatch(line -> line.length() <= 100);
    }
    assertThat(examples.curl()).contains("\"https://portal.example/api/v1/things?limit=5\"");
    Examples.Soap soap = new Examples.Soap("things", "listThings");
    assertThat(Examples.soap(BASE, soap))
        .contains("<p:listThings xmlns:p=\"urn:alliance:portal:things:v1\"/>", "/soap/things\"")
        .doesNotContain("@");
    assertThat(Examples.wsdl(BASE, soap)).contains(BASE + "/soap/things?wsdl");
  }

  @Test
  public void thePageIsThereWithAndWithoutSoap() {
    Rendering rendering = new Rendering("/developers");
    Examples.Soap soap = new Examples.Soap("things", "listThings");
    for (String lang : List.of("en", "fr")) {
      String full =
          rendering.render(
              view(List.of(soap), Examples.soap(BASE, soap), Examples.wsdl(BASE, soap)), lang);
      assertThat(full)
          .contains("<pre class=\"app-code\" id=\"example-python\" tabindex=\"0\"")
          .contains("curl --header &quot;Authorization: Bearer $PORTAL_KEY&quot; \\\n  &quot;")
          .contains("RateLimit-Policy", "Deprecation", "Sunset", "/soap/things?wsdl");
      assertThat(rendering.render(view(List.of(), null, null), lang))
          .doesNotContain("example-soap", "example-wsdl");
    }
  }

  @Test
  public void bothLanguagesSayTheSame() throws IOException {
    assertThat(Texts.in("fr").stringPropertyNames())
        .isEqualTo(Texts.in("en").stringPropertyNames());
  }
}

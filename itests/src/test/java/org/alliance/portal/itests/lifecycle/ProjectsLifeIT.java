package org.alliance.portal.itests.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Figures;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.Wait;
import org.junit.Before;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runners.MethodSorters;
import org.osgi.framework.Bundle;
import org.osgi.framework.SynchronousBundleListener;

/** Initiatives and their files go and return, while others are at work. */
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class ProjectsLifeIT extends InContainer {
  private static final String PROJECTS = "org.alliance.portal.projects";
  private static final String LIST = "/api/v1/projects?limit=100";
  private static final String OWN = "/en/profiles/" + new Id(1001);
  private static final String TAB = OWN + "/tabs/projects";
  private static final String MENU = "href=\"/en/projects\"";
  private static final int SAMPLES = 35;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Client member;

  /** Sees files of the next version, too. */
  private Client moderator;

  private String id;

  private static Client signedIn(String account) {
    return new Client(address()).signIn(account);
  }

  private static JsonNode json(String path) {
    HttpResponse<String> answer = partner().get(path);
    assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
    return Members.read(answer.body());
  }

  @Before
  public void waitForTheSamples() {
    member = signedIn("member");
    moderator = signedIn("moderator");
    Wait.until("the sample initiatives", LIMIT, () -> json(LIST).get("items").size() >= SAMPLES);
    id = json(LIST).get("items").get(0).get("id").asText();
  }

  /** What has nothing to do with initiatives, and must not notice. */
  private static Hammer others() {
    return new Hammer()
        .on(InContainer::visitor, "/en/", List.of(200))
        .on(InContainer::visitor, "/en/participants", List.of(200))
        .on(() -> signedIn("member"), "/en/home", List.of(200))
        .on(() -> signedIn("member"), OWN, List.of(200))
        .on(() -> signedIn("member"), "/en/search?q=school", List.of(200))
        .on(InContainer::partner, "/api/v1/profiles?limit=5", List.of(200));
  }

  @Test
  public void a_theyLeaveReturnAndAreUpdated() throws IOException {
    String file = attach();
    assertThat(member.get(file).statusCode()).as("it is not published").isEqualTo(404);
    String all = partner().get(LIST).body();
    String etag = etag();
    List<String> events = Collections.synchronizedList(new ArrayList<>());
    SynchronousBundleListener listener = event -> events.add(event.getBundle().getSymbolicName());
    expectThere(file);
    bundles.addBundleListener(listener);
    try (Hammer hammer = others()) {
      Figures.print("remove projects: " + shell("portal:remove projects").strip());
      expectAway(file);
      Figures.print("add projects: " + shell("portal:add projects").strip());
      expectThere(file);

      Path newer =
          Kars.version(
              kar("projects"),
              System.getProperty("test.version"),
              "0.1.1",
              Path.of(System.getProperty("test.data"), "tmp", "projects-0.1.1.kar"),
              Map.of(
                  "OSGI-INF/l10n/texts_en.properties",
                  text ->
                      text.replaceAll(
                          "(?m)^(projects\\.list\\.title\\s*=).*$", "$1 Projects, renewed")));
      try (Hammer readers =
          new Hammer()
              .updating(() -> signedIn("member"), "/en/projects")
              .updating(() -> signedIn("member"), "/fr/projects/" + id)
              .updating(InContainer::partner, "/api/v1/projects?limit=5")
              .updating(InContainer::partner, "/soap/projects?wsdl")) {
        Figures.print("update projects: " + shell("portal:update " + newer).strip());
        assertThat(member.get("/en/projects").body()).contains("Projects, renewed");
        shell("portal:update " + kar("projects"));
        assertThat(member.get("/en/projects").body()).doesNotContain("Projects, renewed");
        assertThat(readers.unexpected()).isEmpty();
        Figures.print("readers while projects were updated: " + readers.answers());
      }
      expectThere(file);
      assertThat(hammer.unexpected()).isEmpty();
      Figures.print("others meanwhile: " + hammer.answers());
    } finally {
      bundles.removeBundleListener(listener);
    }
    assertThat(events).as("no other bundle was touched").isNotEmpty().containsOnly(PROJECTS);
    assertThat(partner().get(LIST).body()).as("no data is lost").isEqualTo(all);
    assertThat(etag()).isEqualTo(etag);
  }

  private String etag() {
    return partner().get("/api/v1/projects/" + id).headers().firstValue("ETag").orElseThrow();
  }

  /** Brings a file; gives its address. */
  private String attach() {
    HttpResponse<String> answer =
        partner()
            .send(
                "POST",
                "/api/v1/projects/" + id + "/attachments?name=plan.txt",
                "The plan.",
                Map.of("Content-Type", "application/octet-stream"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Members.read(answer.body()).get("address").asText();
  }

  private List<String> pages() {
    return List.of(
        "/en/projects",
        "/fr/projects",
        "/en/projects/" + id,
        "/en/projects/" + id + "/history",
        "/en/projects/compare",
        "/en/projects/export.csv",
        "/feeds/projects.atom",
        TAB);
  }

  private void expectAway(String file) {
    for (String path : pages()) {
      assertThat(member.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(partner().get("/api/v1/projects").statusCode()).isEqualTo(404);
    assertThat(visitor().get("/soap/projects?wsdl").statusCode()).isEqualTo(404);
    assertThat(visitor().get("/api/v1/openapi.json").body()).doesNotContain("/api/v1/projects");
    assertThat(member.get("/en/home").body()).doesNotContain("/en/projects");
    assertThat(member.get(OWN).body()).doesNotContain(TAB);
    assertThat(moderator.get(file).statusCode()).as("nobody vouches for its reader").isEqualTo(404);
    assertThat(found()).isZero();
  }

  private void expectThere(String file) {
    for (String path : pages()) {
      assertThat(member.get(path).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(partner().get("/api/v1/projects").statusCode()).isEqualTo(200);
    assertThat(visitor().get("/soap/projects?wsdl").statusCode()).isEqualTo(200);
    assertThat(visitor().get("/api/v1/openapi.json").body()).contains("/api/v1/projects");
    String home = member.get("/en/home").body();
    assertThat(home).contains(MENU).contains("/en/projects/");
    assertThat(member.get(OWN).body()).contains(TAB);
    assertThat(moderator.get(file).body()).isEqualTo("The plan.");
    Wait.until("they are found", LIMIT, () -> found() > 0);
  }

  /** How many initiatives a member's search for schools shows. */
  private int found() {
    return member.get("/en/search?q=school").body().split("/en/projects/[0-9A-Z]{13}").length - 1;
  }

  @Test
  public void b_withoutFilesTheRestGoesOn() throws Exception {
    String file = attach();
    Bundle files = running("org.alliance.portal.files");
    try (Hammer hammer =
        others()
            .updating(() -> signedIn("member"), "/en/projects/" + id)
            .updating(() -> signedIn("member"), "/en/projects")
            .updating(InContainer::partner, "/api/v1/projects?limit=5")) {
      files.stop(Bundle.STOP_TRANSIENT);
      assertThat(moderator.get(file).statusCode()).isIn(404, 503);
      files.start(Bundle.START_TRANSIENT);
      Wait.until(
          "files and initiatives are back",
          LIMIT,
          () ->
              moderator.reaches(file, 200)
                  && member.reaches("/en/projects/" + id, 200)
                  && partner().reaches("/api/v1/projects?limit=5", 200));
      assertThat(hammer.unexpected()).isEmpty();
      Figures.print("files stopped and started: " + hammer.answers());
    }
    assertThat(moderator.get(file).body()).isEqualTo("The plan.");
  }
}

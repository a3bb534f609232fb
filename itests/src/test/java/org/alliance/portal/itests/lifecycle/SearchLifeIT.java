package org.alliance.portal.itests.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.Id;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Figures;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.Wait;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runners.MethodSorters;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** What can be found follows the bundles that come and go, and so do tabs and facets. */
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class SearchLifeIT extends InContainer {
  private static final String OWN = "/en/profiles/" + new Id(1001);
  private static final String FACET = "filters-probe-colour-green";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static Members members() {
    return new Members(partner());
  }

  private static boolean complete() {
    HttpResponse<String> answer = partner().get("/api/v1/search?q=Jasenov");
    return answer.statusCode() == 200
        && Members.read(answer.body()).get("complete").asBoolean()
        && !Members.read(answer.body()).get("items").isEmpty();
  }

  private static void untilComplete() {
    Wait.until("the search knows all members", LIMIT, SearchLifeIT::complete);
  }

  @Test
  public void a_whatLeavesIsFoundNoMoreAndReturnsAsItWas() {
    untilComplete();
    Client admin = new Client(address()).signIn("admin");
    String before = row(admin);
    String known = members().search("q=Jasenov").get("items").get(0).get("id").asText();

    shell("portal:remove profiles");
    assertThat(members().search("q=Jasenov").get("items")).isEmpty();
    assertThat(partner().get("/api/v1/search?type=profile").statusCode()).isEqualTo(400);
    assertThat(partner().get("/api/v1/search/suggest?q=jasenov").body()).doesNotContain(known);
    assertThat(admin.get("/en/search/suggest?q=jasenov").body()).doesNotContain(known);
    HttpResponse<String> page = admin.get("/en/search?q=Jasenov");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain(known).doesNotContain("filters-country");

    shell("portal:add profiles");
    long took = Wait.until("found again", LIMIT, () -> members().finds("Jasenov", known));
    Figures.print("found again after a feature returned: " + took + " ms");
    assertThat(admin.get("/en/search?q=Jasenov").body()).contains("filters-country");
    assertThat(admin.get("/en/search/suggest?q=jasenov").body()).contains(known);
    assertThat(row(admin)).as("nothing was built again").isEqualTo(before);
  }

  /** What the administrator reads of when the members in the index were built. */
  private static String row(Client admin) {
    Matcher built =
        Pattern.compile("data-label=\"Last built\">([^<]*)<")
            .matcher(admin.get("/en/admin/search").body());
    assertThat(built.find()).isTrue();
    return built.group(1);
  }

  @Test
  public void b_anotherBundlesDocumentsFacetAndTabComeAndGo() {
    untilComplete();
    Client member = new Client(address()).signIn("member");
    assertThat(members().search("q=zubrolith").get("items")).isEmpty();
    assertThat(member.get(OWN).body()).doesNotContain("Probe tab");
    assertThat(partner().get("/api/v1/search?type=probe").statusCode()).isEqualTo(400);

    shell("portal:install " + kar("probe"));
    for (int round = 0; round < 2; round++) {
      long took =
          Wait.until(
              "its things are found",
              LIMIT,
              () -> members().search("q=zubrolith").get("items").size() == 2);
      Figures.print("another feature's things found after: " + took + " ms");
      String page = member.get("/en/search?q=zubrolith").body();
      assertThat(page).contains(FACET).contains("Colour of the probe").contains("Probes");
      assertThat(member.get("/en/search?q=zubrolith&probe-colour=red").body())
          .contains("Zubrolith red")
          .doesNotContain("Zubrolith green");
      assertThat(member.get("/fr/search?q=zubrolithe").body()).contains("Couleur de la sonde");
      assertThat(member.get(OWN).body()).contains("Probe tab");
      assertThat(member.get(OWN + "/tabs/probe").body()).contains("id=\"probe-tab\"");

      shell("portal:remove probe");
      assertThat(members().search("q=zubrolith").get("items")).isEmpty();
      assertThat(member.get("/en/search?q=zubrolith").body())
          .doesNotContain(FACET)
          .doesNotContain("Zubrolith green");
      assertThat(member.get("/en/search/suggest?q=zubrol").body()).doesNotContain("Zubrolith");
      assertThat(partner().get("/api/v1/search?type=probe").statusCode()).isEqualTo(400);
      assertThat(member.get(OWN).body()).doesNotContain("Probe tab");
      assertThat(member.get(OWN + "/tabs/probe").statusCode()).isEqualTo(404);
      shell("portal:install " + kar("probe"));
    }
  }

  @Test
  public void c_withoutTheSearchTheRestGoesOn() throws Exception {
    untilComplete();
    Client member = new Client(address()).signIn("member");
    Bundle search = running("org.alliance.portal.search");
    String written;
    String name = Members.word();
    try (Hammer hammer =
        new Hammer()
            .on(() -> new Client(address()).signIn("member"), OWN, List.of(200))
            .on(() -> new Client(address()).signIn("member"), "/en/home", List.of(200))
            .on(() -> new Client(address()).signIn("member"), "/en/profiles", List.of(200))
            .on(InContainer::visitor, "/en/participants", List.of(200))
            .on(InContainer::partner, "/api/v1/profiles?limit=5", List.of(200))
            .on(InContainer::visitor, "/en/search?q=town", List.of(200, 404, 503))) {
      search.stop(Bundle.STOP_TRANSIENT);
      String directory = member.get("/en/profiles").body();
      assertThat(directory).contains("id=\"away\"").contains("app-result__title");
      assertThat(directory).as("no search box without a search").doesNotContain("portal-search");
      assertThat(member.get("/en/profiles?view=map").statusCode()).isEqualTo(200);
      assertThat(member.get("/en/profiles?country=RS").body()).contains("Novi Primer");
      assertThat(member.get("/en/search?q=town").statusCode()).isIn(404, 503);
      written = members().add(name, "");
      assertThat(member.get("/en/profiles/" + written).statusCode()).isEqualTo(200);

      search.start(Bundle.START_TRANSIENT);
      untilComplete();
      assertThat(hammer.unexpected()).isEmpty();
      Figures.print("search stopped and started: " + hammer.answers());
    }
    members().untilFound(name, written);
    Wait.until(
        "the directory is searched again",
        LIMIT,
        () -> !member.get("/en/profiles").body().contains("id=\"away\""));
    assertThat(member.get("/en/profiles").body()).contains("portal-search");
  }

  @Test
  public void d_contentAndVocabularyComeBackUnderLoad() throws Exception {
    untilComplete();
    for (String room : List.of("content", "vocabulary")) {
      Bundle bundle = running("org.alliance.portal." + room);
      Client member = new Client(address()).signIn("member");
      List<Integer> away = List.of(200, 503);
      try (Hammer hammer =
          new Hammer()
              .on(InContainer::visitor, "/en/sign-in", List.of(200))
              .on(InContainer::visitor, "/en/about", List.of(200))
              .on(() -> new Client(address()).signIn("member"), "/en/account", List.of(200))
              .on(() -> new Client(address()).signIn("member"), "/en/home", List.of(200))
              .on(() -> new Client(address()).signIn("member"), OWN, away)
              .on(() -> new Client(address()).signIn("member"), "/en/profiles", away)
              .on(InContainer::partner, "/api/v1/profiles?limit=5", away)
              .on(InContainer::partner, "/api/v1/search?q=Jasenov", List.of(200, 503))) {
        bundle.stop(Bundle.STOP_TRANSIENT);
        bundle.start(Bundle.START_TRANSIENT);
        Wait.until(
            "members are back without " + room,
            LIMIT,
            () ->
                partner().reaches("/api/v1/profiles?limit=5", 200)
                    && member.reaches(OWN, 200)
                    && member.reaches("/en/profiles?theme=housing", 200)
                    && complete());
        assertThat(hammer.unexpected()).as(room).isEmpty();
        Figures.print(room + " stopped and started: " + hammer.answers());
      }
    }
  }

  @Test
  public void e_twentyRoundsLeaveNothingOfWhatWasFound() {
    if (!shell("portal:features").contains("probe")) {
      shell("portal:install " + kar("probe"));
    }
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    Client member = new Client(address()).signIn("member");
    for (int round = 0; round < 20; round++) {
      loaders.add(new WeakReference<>(running(PROBE).adapt(BundleWiring.class).getClassLoader()));
      Wait.until(
          "its things are found",
          LIMIT,
          () -> member.get("/en/search?q=zubrolith").body().contains(FACET));
      shell("portal:remove probe");
      shell("portal:install " + kar("probe"));
    }
    shell("portal:remove probe");
    Wait.until(
        "the class loaders of what left are collected",
        Duration.ofSeconds(60),
        () -> {
          System.gc();
          return loaders.stream().allMatch(loader -> loader.get() == null);
        });
  }
}

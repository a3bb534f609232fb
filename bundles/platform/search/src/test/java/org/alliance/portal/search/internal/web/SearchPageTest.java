package org.alliance.portal.search.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.changes.Change.Audience;
import org.alliance.portal.api.web.View;
import org.alliance.portal.search.internal.Fakes;
import org.alliance.portal.search.internal.Labels;
import org.alliance.portal.search.internal.Room;
import org.alliance.portal.search.internal.SearchDesk;
import org.alliance.portal.search.internal.Thing;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RendererFake;
import org.alliance.portal.testing.Rendering;
import org.alliance.portal.testing.RequestFake;
import org.junit.After;
import org.junit.Test;

public class SearchPageTest {
  private final Fakes.ThingsFake profiles =
      new Fakes.ThingsFake("profile", "profiles.read", "theme");
  private final Fakes.ThingsFake projects = new Fakes.ThingsFake("project", "projects.read");
  private final RequestFake request = new RequestFake("/search");
  private final Room room = new Room();
  private final Labels labels = new Labels(Bundles.context(), room.types, new RendererFake());
  private final SearchPage page = new SearchPage(room.search, labels, request);
  private final Rendering rendering = new Rendering("/search");

  public SearchPageTest() {
    for (int i = 0; i < 30; i++) {
      profiles.put(
          Thing.profile(i)
              .title("fr", "Ville <" + i + ">")
              .body("en", "Drinking water & <b>sewers</b>")
              .value("theme", i % 2 == 0 ? "housing" : "health")
              .to(Audience.MEMBERS)
              .body("en", "hidden")
              .made());
    }
    projects.put(Thing.of("project", 1).title("en", "Water project").made());
    room.bring(profiles, projects);
  }

  @After
  public void close() {
    room.close();
  }

  private String html(String... parameters) {
    MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      sent.add(parameters[i], parameters[i + 1]);
    }
    View view = room.access.as(Fakes.member(), () -> page.find(sent));
    assertThat(rendering.render(view, "fr")).doesNotContain("null");
    String html = rendering.render(view, "en");
    assertThat(html).doesNotContain("null").doesNotContain("<b>sewers");
    return html;
  }

  @Test
  public void showsHitsWithMarksFacetsAndTheWayOn() {
    String html = html("q", "water", "theme", "housing");
    assertThat(html)
        .contains("<mark>water</mark>")
        .contains("&lt;b&gt;")
        .contains("lang=\"fr\"")
        .contains("value=\"housing\" checked")
        .contains("id=\"total\"")
        .contains("app-chip")
        .contains("15 results");
    assertThat(html("q", "water")).contains("rel=\"next\"").contains("31 results");
  }

  @Test
  public void theWayOnLeadsThroughAllPages() {
    String html = html("q", "water");
    String next = html.replaceAll("(?s).*href=\"([^\"]*after=[^\"]*)\".*", "$1");
    String after = next.replaceAll(".*after=([^&]*).*", "$1");
    String second = html("q", "water", "after", after);
    assertThat(second).doesNotContain("rel=\"next\"").contains("Back to the first page");
    assertThat(second.split("class=\"app-result\"")).hasSize(12);
  }

  @Test
  public void aFilterOrPageThatHasGoneIsLeftOutAndSaid() {
    assertThat(html("q", "water", "type", "unicorn")).contains("id=\"ignored\"");
    assertThat(html("q", "water", "sort", "nonsense")).contains("id=\"ignored\"");
    assertThat(html("q", "water", "after", "nonsense")).contains("id=\"ignored\"");
    assertThat(html("q", "water", "colour", "red"))
        .contains("31 results")
        .contains("id=\"ignored\"");
    assertThat(html("type", "project")).contains("1 result").contains("aria-current=\"true\"");
  }

  @Test
  public void saysWhatToDoWhenNothingIsFound() {
    assertThat(html("q", "xyzzy \"'<>&")).contains("id=\"empty\"").contains("Nothing found");
    assertThat(html("q", "sewerss")).contains("id=\"corrected\"").contains("q=sewers\"");
  }

  @Test
  public void suggestionsAreLinksInAList() {
    View view = room.access.as(Fakes.member(), () -> page.suggest("vil"));
    String html = rendering.render(view, "en");
    assertThat(html).contains("<ul").contains("lang=\"fr\"").doesNotContain("<html");
    View none = room.access.as(Principal.ANONYMOUS, () -> page.suggest(null));
    assertThat(rendering.render(none, "en")).isBlank();
  }

  @Test
  public void theDeskShowsAndBuilds() {
    SearchDesk desk = new SearchDesk(room.access, room.indexer);
    SearchAdminPage admin = new SearchAdminPage(desk, labels, request);
    String html = rendering.render(room.access.as(Principal.SYSTEM, () -> admin.state("")), "en");
    assertThat(html).contains("number 30").contains("Building has begun");
    room.access.as(
        Principal.SYSTEM,
        () -> {
          Response answer = admin.rebuild("profile");
          assertThat(answer.getStatus()).isEqualTo(303);
          assertThat(admin.rebuild("unicorn").getStatus()).isEqualTo(422);
          return null;
        });
    Room.await(() -> profiles.streams == 2);
  }
}

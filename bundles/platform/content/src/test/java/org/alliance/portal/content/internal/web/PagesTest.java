package org.alliance.portal.content.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.Drafts.Draft;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.entities.EntityDirectory;
import org.alliance.portal.api.web.View;
import org.alliance.portal.content.internal.DraftService;
import org.alliance.portal.content.internal.Fakes;
import org.alliance.portal.content.internal.FreshnessService;
import org.alliance.portal.content.internal.OrganisationsFake;
import org.alliance.portal.content.internal.markdown.MarkdownService;
import org.alliance.portal.content.internal.persons.PersonalDataService;
import org.alliance.portal.content.internal.store.DraftStore;
import org.alliance.portal.content.internal.store.FreshnessStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.Rendering;
import org.alliance.portal.testing.RequestFake;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class PagesTest {
  private static final Id OWN = new Id(50);
  private static final LocalDate TODAY = LocalDate.now(java.time.ZoneOffset.UTC);

  private final TestDatabase db = (TestDatabase) TestDatabase.both().get(0)[1];
  private final AccessFake access = new AccessFake(Fakes.account(1, Map.of()));
  private final RequestFake request = new RequestFake("/home");
  private final Rendering rendering = new Rendering("/home");
  private DraftService drafts;
  private FreshnessService freshness;

  /** Names profiles, apart from the one with id 9. */
  private static final class Directory implements EntityDirectory {
    @Override
    public String type() {
      return "profile";
    }

    @Override
    public Map<Id, Entity> find(Collection<Id> ids, String lang) {
      Map<Id, Entity> found = new HashMap<>();
      ids.stream()
          .filter(id -> id.value() != 9)
          .forEach(
              id ->
                  found.put(
                      id,
                      new Entity(
                          new EntityRef("profile", id),
                          new ByLanguage.Chosen<>("sr", "Град <" + id.value() + ">"),
                          "/profiles/" + id,
                          Change.Audience.MEMBERS)));
      return found;
    }
  }

  private final OrganisationsFake organisations =
      new OrganisationsFake(id -> id.equals(OWN) ? ByLanguage.of("en", "Town & county") : null);

  @Before
  public void open() {
    db.migrate("content", getClass().getClassLoader());
    drafts =
        new DraftService(access, db.database(), new DraftStore(db.database()), Clock.systemUTC());
    freshness =
        new FreshnessService(
            db.database(),
            db.changes(),
            new FreshnessStore(db.database()),
            335,
            365,
            Clock.systemUTC());
  }

  @After
  public void close() {
    db.close();
  }

  private String html(View view) {
    String french = rendering.render(view, "fr");
    assertThat(french).doesNotContain("null", "style=", "onclick");
    String english = rendering.render(view, "en");
    assertThat(english).doesNotContain("null");
    return english;
  }

  private void save(String key, String title) {
    drafts.save(new Draft(key, title, "/profiles/" + key, 0, Map.of(), null), Set.of());
  }

  private static MultivaluedMap<String, String> sent(String... pairs) {
    MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      sent.add(pairs[i], pairs[i + 1]);
    }
    return sent;
  }

  private void confirmed(String type, long id, int daysAgo) {
    db.database()
        .run(
            () ->
                freshness.confirmed(
                    type + "s", new EntityRef(type, new Id(id)), OWN, TODAY.minusDays(daysAgo)));
  }

  @Test
  public void draftsCanBeGoneOnWithAndDiscarded() {
    DraftsCard card = new DraftsCard(drafts);
    DraftPages pages = new DraftPages(drafts, request);
    assertThat(card.card("en")).isEmpty();
    assertThat(html(pages.list())).contains("id=\"empty\"", "90 days");
    save("new", "Novi <b>Primer");
    save("other", "");
    String shown = html(card.card("en").orElseThrow());
    assertThat(shown)
        .contains("href=\"/en/profiles/new\">Novi &lt;b&gt;Primer</a>", "Saved just now")
        .contains("action=\"/en/drafts/discard\"", "name=\"csrf\" value=\"token\"")
        .contains("name=\"key\" value=\"new\"", "name=\"return\" value=\"home\"")
        .contains("Draft without a title")
        .doesNotContain("All your drafts");
    assertThat(html(pages.list())).contains("name=\"return\" value=\"drafts\"", "<h1");
    Response back = pages.discard(sent("key", "new", "return", "home"));
    assertThat(back.getStatus()).isEqualTo(303);
    assertThat(back.getLocation()).hasToString("/en/home");
    assertThat(pages.discard(sent("key", "other", "return", "//evil.example")).getLocation())
        .hasToString("/en/drafts");
    assertThat(pages.discard(sent()).getStatus()).isEqualTo(303);
    assertThat(drafts.heads(10)).isEmpty();
    for (int i = 0; i < 6; i++) {
      save("k" + i, "T" + i);
    }
    String some = html(card.card("en").orElseThrow());
    assertThat(some).contains("All your drafts");
    assertThat(some.split("/en/drafts/discard", -1)).hasSize(6);
  }

  @Test
  public void savedIsToldInWordsForADay() {
    java.time.Instant now = java.time.Instant.parse("2026-03-04T10:00:00Z");
    int[] minutes = {0, 1, 59, 60, 119, 120, 1440, 1441};
    List<DraftLine> lines =
        java.util.Arrays.stream(minutes)
            .mapToObj(m -> new Draft("k", "t", "/p", 0, Map.of(), now.minusSeconds(m * 60L)))
            .map(draft -> DraftLine.of(draft, now))
            .toList();
    assertThat(
            html(
                View.of("drafts-card")
                    .with("drafts", lines)
                    .with("back", "home")
                    .with("more", false)))
        .contains("just now", "a minute ago", "59 minutes ago", "an hour ago", "2 hours ago")
        .contains("24 hours ago", "Saved on date 2026-03-03T09:59:00Z");
  }

  @Test
  public void ownersAreAskedWhetherThingsAreStillRight() {
    FreshnessCard card = new FreshnessCard(access, freshness, new Titles(List.of(new Directory())));
    access.principal = Fakes.account(1, Map.of(OWN, TeamRole.EDITOR));
    assertThat(card.card("en")).isEmpty();
    confirmed("profile", 7, 340);
    confirmed("profile", 8, 3);
    confirmed("profile", 9, 400);
    confirmed("project", 3, 400);
    assertThat(html(card.card("en").orElseThrow()))
        .contains(
            "lang=\"sr\">Град &lt;7&gt;</a>", "Last confirmed on date " + TODAY.minusDays(340))
        .contains("action=\"/en/profiles/" + new Id(7) + "/confirm\"", "value=\"/en/home\"")
        .contains("name=\"csrf\" value=\"token\"")
        .contains("Entry " + new Id(3))
        .doesNotContain(new Id(8).toString(), new Id(9).toString(), "/projects");
    access.principal = Fakes.account(1, Map.of(OWN, TeamRole.READER));
    assertThat(card.card("en")).isEmpty();
    access.principal = Fakes.account(1, Map.of(new Id(51), TeamRole.OWNER));
    assertThat(card.card("en")).isEmpty();
  }

  @Test
  public void secretariatSeesWhatWentStale() {
    FreshnessPage page =
        new FreshnessPage(
            access, freshness, new Titles(List.of(new Directory())), organisations, request);
    assertThat(html(page.list(null, null))).contains("id=\"empty\"");
    LongStream.rangeClosed(100, 150).forEach(id -> confirmed("profile", id, 400));
    confirmed("profile", 7, 340);
    View first = page.list("", null);
    assertThat(html(first))
        .contains("Град &lt;100&gt;", "Town &amp; county", "rel=\"next\"", "aria-current=\"page\"")
        .contains("class=\"govuk-back-link\" href=\"/en/admin\"")
        .doesNotContain("Град &lt;150&gt;", "Back to the first page");
    String next = (String) first.model().get("next");
    assertThat(next).startsWith("/en/admin/freshness?state=stale&after=");
    assertThat(html(page.list("stale", next.substring(next.lastIndexOf('=') + 1))))
        .contains("Град &lt;150&gt;", "Back to the first page")
        .doesNotContain("rel=\"next\"");
    assertThat(html(page.list("asked", null))).contains("Град &lt;7&gt;");
    assertThatThrownBy(() -> page.list("fresh", null)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> page.list(null, "x")).isInstanceOf(ValidationException.class);
    access.refused.add(Action.MODERATE);
    assertThatThrownBy(() -> page.list(null, null)).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void aFeatureThatFailsToNameItsThingsHidesNoOthers() {
    EntityDirectory leaving =
        new EntityDirectory() {
          @Override
          public String type() {
            return "project";
          }

          @Override
          public Map<Id, Entity> find(Collection<Id> ids, String lang) {
            throw new IllegalStateException("leaving");
          }
        };
    confirmed("profile", 7, 400);
    confirmed("project", 3, 400);
    Titles titles = new Titles(List.of(leaving, new Directory()));
    FreshnessPage page = new FreshnessPage(access, freshness, titles, organisations, request);
    assertThat(html(page.list(null, null))).contains("Град &lt;7&gt;", "Entry " + new Id(3));
  }

  @Test
  public void previewShowsAnyFieldOfAForm() {
    PreviewDoor door = new PreviewDoor(new MarkdownService(), new PersonalDataService());
    assertThat(html(door.preview(null, "true", sent("text", "**a**"))))
        .contains("<strong>a</strong>")
        .doesNotContain("<html", "govuk-warning-text");
    assertThat(html(door.preview("texts.en.summary", "true", sent("texts.en.summary", "# b"))))
        .contains("<h3 class=\"govuk-heading-m\">b</h3>");
    assertThat(html(door.preview(null, "true", sent("field", "note", "note", "c"))))
        .contains("<p class=\"govuk-body\">c</p>");
    assertThat(html(door.preview("none", "true", sent("text", "x")))).contains("nothing to show");
    assertThat(html(door.preview(null, "true", sent("text", "<script>Mrs Ionescu</script>"))))
        .contains("&lt;script&gt;", "govuk-warning-text", "<q>Mrs Ionescu</q>")
        .doesNotContain("<script>");
    assertThat(html(door.preview(null, null, sent("text", "d")))).contains("<html", "<h1", "d</p>");
  }
}

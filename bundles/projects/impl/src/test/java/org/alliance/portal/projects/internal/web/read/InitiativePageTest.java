package org.alliance.portal.projects.internal.web.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.api.platform.Languages;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.Samples;
import org.junit.Test;

public class InitiativePageTest {
  private static final String SEVEN = "0000000000007";

  private final ReadingHouse on = new ReadingHouse();

  private View show(long id) {
    return (View) answer(id).getEntity();
  }

  private Response answer(long id) {
    return on.page.show(new Id(id).toString(), null, null, null, null);
  }

  private void asReader() {
    on.access.refused.addAll(List.of(Initiatives.WRITE, Initiatives.REVIEW));
  }

  @Test
  public void everythingThatIsSaidIsShown() {
    on.put(7, Samples.full());
    String html = on.html(show(7));
    assertThat(html)
        .contains("<h1 class=\"govuk-heading-xl\">School mediation</h1>", "Practice")
        .contains("href=\"/en/profiles/" + new Id(1001) + "\">Town</a>", "country RS")
        .contains("href=\"/en/projects?theme=health\">term health</a>")
        .contains("Demonstrated", "Its results were measured", "Completed", "Survey")
        .contains("date 2021-09-01 to date 2023-06-30", "€120,000.50", "€100,000<")
        .contains("lang=\"fr\"><p>besoins</p>", "<p>Mediators accompany families.</p>")
        .contains("+number 27.5", "term ESF+", "number 83.3", "lang=\"fr\"><p>leçons</p>")
        .contains("href=\"https://town.example/mediation\" rel=\"nofollow noopener noreferrer\"")
        .contains("Parents’ association", "Training", "/projects/compare?id=" + SEVEN)
        .contains("/projects/" + SEVEN + "?text=fr\"", "Sample");
    assertThat(html.split("<h1")).hasSize(2);
  }

  @Test
  public void textsAreShownInTheLanguageAskedFor() {
    on.put(7, Samples.full());
    View view = (View) on.page.show(SEVEN, "fr", "theme=health&x=y", null, null).getEntity();
    assertThat(on.html(view))
        .contains("lang=\"fr\">Médiation scolaire</h1>", "<p>résultat</p>")
        .contains("href=\"/en/projects?theme=health\"", "?text=en&amp;from=theme%3Dhealth");
    view = (View) on.page.show(SEVEN, "de", null, null, null).getEntity();
    assertThat(on.html(view)).contains(">School mediation</h1>");
  }

  @Test
  public void whatIsMissingIsForTheAuthors() {
    on.put(7, Samples.small("Short"));
    on.work(7, Reviews.State.RETURNED);
    assertThat(on.html(show(7)))
        .contains("app-completeness", "<li>Lessons learnt</li>", "asked for changes")
        .contains("id=\"for-authors\"")
        .contains("href=\"/en/projects/" + SEVEN + "/edit\"", "/delete\"");
    asReader();
    assertThat(on.html(show(7)))
        .contains("<p>What came of it</p>")
        .doesNotContain("app-completeness", "/edit\"", "/delete\"", "id=\"texts\"", "Needs")
        .doesNotContain("for-authors", "Lessons learnt", "<table", "Still missing");
  }

  @Test
  public void whatWasDoneIsTold() {
    on.put(7, Samples.small("This"));
    assertThat(on.html((View) on.page.show(SEVEN, null, null, "yes", null).getEntity()))
        .contains("members see it now");
    assertThat(on.html((View) on.page.show(SEVEN, null, null, null, "yes").getEntity()))
        .contains("asked to confirm");
  }

  @Test
  public void deletedOneSaysWhatReplacedIt() {
    on.put(8, Samples.small("Better"));
    on.gone.put(new Id(7), new EntityRef(Initiative.TYPE, new Id(8)));
    Response answer = answer(7);
    assertThat(answer.getStatus()).isEqualTo(410);
    assertThat(on.html((View) answer.getEntity()))
        .contains("href=\"/en/projects/" + new Id(8) + "\">Better</a>");
    on.all.clear();
    on.gone.put(new Id(7), null);
    assertThat(on.html(show(7))).contains("removed").doesNotContain("id=\"replaced\"");
  }

  @Test
  public void workingCopyIsForThoseWhoWriteIt() {
    on.work(7, Reviews.State.DRAFT);
    assertThat(answer(7).getLocation()).hasToString("/en/projects/" + SEVEN + "/edit");
    on.work(7, Reviews.State.SUBMITTED);
    assertThat(answer(7).getLocation()).hasToString("/en/projects/" + SEVEN + "/review");
    on.access.refused.add(Initiatives.REVIEW);
    assertThat(answer(7).getLocation()).hasToString("/en/projects/" + SEVEN + "/edit");
    asReader();
    assertThatThrownBy(() -> answer(7)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> on.page.show("odd", null, null, null, null))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void chainOfAdaptationsIsShownOnBothSides() {
    on.put(6, Samples.small("Model"));
    on.put(7, Samples.small("This"));
    on.put(8, 1002, Samples.small("Copy"));
    on.put(9, 1002, Samples.small("Perhaps"));
    on.put(10, Samples.small("Same theme"));
    adopted(1, 6, 7, Adoption.State.CONFIRMED);
    adopted(2, 7, 8, Adoption.State.CONFIRMED);
    adopted(3, 7, 9, Adoption.State.ASKED);
    String html = on.html(show(7));
    assertThat(html)
        .contains("Adapted from", ">Model</a>", "Adapted by", ">Copy</a>", "smaller groups")
        .contains("country XK (number 1)", "Waits for confirmation")
        .doesNotContain("left-off");
    String related = html.substring(html.indexOf("id=\"related\""));
    assertThat(related).contains(">Same theme</a>").doesNotContain(">Copy</a>", ">This</a>");
  }

  @Test
  public void theWholeChainIsShownAndWhatIsLeftOffIsSaid() {
    on.put(7, Samples.small("This"));
    on.put(8, 1002, Samples.small("Copy"));
    on.put(9, 1002, Samples.small("Copy of the copy"));
    adopted(2, 7, 8, Adoption.State.CONFIRMED);
    adopted(3, 8, 9, Adoption.State.CONFIRMED);
    adopted(4, 7, 9, Adoption.State.CONFIRMED);
    on.more = true;
    String html = on.html(show(7));
    assertThat(html.split(">Copy of the copy</a>", -1)).hasSize(3);
    assertThat(html).contains("country XK (number 2)", "id=\"left-off\"", "5 levels");
  }

  private void adopted(long id, long source, long adopter, Adoption.State state) {
    on.adoptions.add(
        new Adoption(
            new Id(id),
            new Id(source),
            new Id(adopter),
            "smaller groups",
            state,
            Instant.EPOCH,
            null));
  }

  @Test
  public void pageIsThereWhileSearchIsAway() {
    on.put(7, Samples.small("This"));
    on.put(8, Samples.small("Same theme"));
    on.lists.search = null;
    assertThat(on.html(show(7))).contains(">Same theme</a>");
  }

  @Test
  public void onlyMembersOfATeamAreOfferedToAdapt() {
    on.put(7, Samples.small("This"));
    assertThat(on.html(show(7))).doesNotContain("/adopt\"");
    on.access.principal =
        new Principal(
            Principal.Kind.ACCOUNT,
            new Id(1),
            "Ana",
            java.util.Set.of(),
            Map.of(new Id(1002), TeamRole.EDITOR),
            java.util.Set.of());
    assertThat(on.html(show(7))).contains("/projects/" + SEVEN + "/adopt\"");
  }

  @Test
  public void filesAreNamedWithTheirSize() {
    EntityRef ref = new EntityRef(Initiative.TYPE, new Id(7));
    Attachment file =
        on.files.add(ref, new Id(1001), "plan.pdf", "Plan", new ByteArrayInputStream(new byte[9]));
    InitiativeDraft d = Samples.small("This");
    on.put(
        7,
        new InitiativeDraft(
            d.kind(),
            d.original(),
            d.texts(),
            d.themes(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(file.id(), new Id(99))));
    assertThat(on.html(show(7)))
        .contains("href=\"" + file.path() + "\">Plan</a> (PDF, number 1.0 KB)");
    on.surroundings.attachments = null;
    assertThat(on.html(show(7))).doesNotContain("id=\"files\"");
  }

  @Test
  public void versionsAreListedWithWhatChanged() {
    on.put(7, Samples.small("This"));
    on.versions.add(
        version(2, "account:0000000000001", List.of("texts.en.lessons", "results.0.x")));
    on.versions.add(version(1, null, List.of()));
    assertThat(on.html(on.history.list(SEVEN, null)))
        .contains(
            "Ana", "Lessons learnt, Results", "<li class=\"app-history__version\" value=\"1\"")
        .contains("href=\"/en/projects/" + SEVEN + "/history/1\"");
  }

  private static History.Version version(int number, String actor, List<String> fields) {
    return new History.Version(number, Instant.EPOCH, actor, fields, null);
  }

  @Test
  public void someAreSideBySide() {
    on.put(7, Samples.full());
    on.put(8, 1002, Samples.small("Other"));
    on.put(9, Samples.small("Third"));
    String html = on.html(on.compare.compare(List.of(SEVEN, new Id(8) + "", "odd"), "x", "q=a"));
    assertThat(html)
        .contains("School mediation</a>", ">Other</a>", "id=\"unknown\"", "country XK")
        .contains(
            "Pupils in class: number 61 → number 88.5 %", "term ESF+: €100,000 (number 83.3%)")
        .contains(">Lessons learnt</th>", "<p>leçons</p>", ">Challenges</th>", ">Planning and")
        .contains("href=\"/en/projects/compare?id=" + SEVEN + "&amp;from=q%3Da\"")
        .contains("id=" + new Id(9) + "&amp;from=q%3Da\">x ");
    assertThat(on.html(on.compare.compare(List.of(), null, null))).contains("id=\"few\"");
  }

  @Test
  public void tabCardAndFeedTellWhatIsPublished() throws IOException {
    on.put(7, Samples.full());
    View tab = new MemberTab(on.initiatives).tab(new EntityRef("profile", new Id(1001)), "en");
    assertThat(on.html(tab)).contains("School mediation</a>", "Took part in");
    assertThat(on.listed.get(0).organisation()).isEqualTo(new Id(1001));
    assertThat(on.html(new NewCard(on.initiatives).card("en").orElseThrow()))
        .contains("School mediation</a>", "All projects");
    on.put(8, Samples.small("A < B \u0001& C"));
    String feed = feed("fr");
    assertThat(feed)
        .contains("<title>Médiation scolaire</title>", "<title>Projets de l’Alliance</title>")
        .contains("href=\"https://members.example/fr/projects/" + SEVEN + "\"")
        .contains("<title>A &lt; B &amp; C</title>", "<updated>2025-06-01T12:00:00Z</updated>");
    assertThat(feed("xx")).contains("<title>School mediation</title>");
    on.all.clear();
    assertThat(new NewCard(on.initiatives).card("en")).isEmpty();
  }

  private String feed(String lang) throws IOException {
    Languages languages =
        new Languages() {
          @Override
          public List<String> all() {
            return List.of("en", "fr");
          }

          @Override
          public String match(String acceptLanguage) {
            return "en";
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Response answer =
        new FeedPage(
                on.initiatives, on.texts, languages, on.request, () -> "https://members.example")
            .feed(lang);
    ((StreamingOutput) answer.getEntity()).write(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}

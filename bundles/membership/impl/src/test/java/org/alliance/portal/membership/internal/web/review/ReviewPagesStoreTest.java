package org.alliance.portal.membership.internal.web.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.membership.internal.Application;
import org.alliance.portal.membership.internal.Application.State;
import org.alliance.portal.membership.internal.Message;
import org.alliance.portal.membership.internal.ReviewDesk;
import org.alliance.portal.membership.internal.Samples;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RendererFake;
import org.alliance.portal.testing.Rendering;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ReviewPagesStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final ReviewDesk desk;
  private final Rendering rendering = new Rendering("/admin/applications");
  private final QueuePage queue;
  private final ApplicationPages pages;
  private final AcceptPage accept;
  private final DeclinePage decline;

  public ReviewPagesStoreTest(String name, TestDatabase db) {
    this.desk = new ReviewDesk(db);
    ReviewTexts texts =
        new ReviewTexts(new RendererFake(), desk.vocabulary, desk.request, Bundles.context());
    ReviewViews views =
        new ReviewViews(
            desk.review, new OrganisationPages(desk.request), texts, desk.access, desk.request);
    this.queue = new QueuePage(desk.review, texts, desk.request);
    this.pages = new ApplicationPages(desk.decisions, views, desk.request);
    this.accept = new AcceptPage(desk.review, desk.decisions, views, desk.vocabulary, desk.request);
    this.decline = new DeclinePage(desk.review, desk.decisions, views, desk.request);
  }

  /** The page in English, after it was rendered in both languages. */
  private String html(View view) {
    rendering.render(view, "fr");
    return rendering.render(view, "en");
  }

  private String html(Response response, int status) {
    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(((View) response.getEntity()).status()).isEqualTo(status);
    return html((View) response.getEntity());
  }

  private static void movedTo(Response response, String address) {
    assertThat(response.getStatus()).isEqualTo(303);
    assertThat(response.getLocation()).hasToString(address);
  }

  private static MultivaluedMap<String, String> sent(String... pairs) {
    MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      sent.putSingle(pairs[i], pairs[i + 1]);
    }
    return sent;
  }

  private String queue(List<String> states, List<String> assigned, String after) {
    return html(queue.queue(states, List.of(), List.of(), assigned, after));
  }

  @Test
  public void theQueueShowsWhoWaitsAndWhoHasIt() {
    Application fresh = desk.put(State.WAITING);
    Application asked = desk.put(State.ASKED);
    desk.decisions.assign(asked.id(), 1, ReviewDesk.OTHER);
    Application declined = desk.put(State.DECLINED);
    String html = queue(List.of(), List.of(), null);
    assertThat(html)
        .contains("/en/admin/applications/" + fresh.id())
        .contains("/en/admin/applications/" + asked.id())
        .doesNotContain(declined.id().toString())
        .contains("Nobody has it")
        .contains("with Ann Other")
        .contains("2 applications")
        .contains("export.csv\"");
    assertThat(queue(List.of("declined"), List.of(), null))
        .contains(declined.id().toString())
        .contains("export.csv?state=declined");
    assertThat(queue(List.of(), List.of("me"), null)).contains("No application is like that");
  }

  @Test
  public void anEmptyQueueSaysSoAndALongOneHasPages() {
    assertThat(queue(List.of(), List.of(), null)).contains("Nothing waits for the secretariat");
    for (int i = 0; i < 26; i++) {
      desk.put(State.WAITING);
    }
    View first = queue.queue(List.of(), List.of(), List.of(), List.of(), null);
    String next = (String) first.model().get("next");
    assertThat(next).startsWith("/en/admin/applications?after=");
    assertThat(queue(List.of(), List.of(), next.replaceFirst(".*after=", "")))
        .contains("Back to the first page");
  }

  @Test
  public void whatTheAddressAsksForMustExist() {
    for (List<String> wrong : List.of(List.of("mine"), List.of("draft"))) {
      assertThatThrownBy(() -> queue(wrong, List.of(), null))
          .isInstanceOf(ValidationException.class);
    }
    assertThatThrownBy(() -> queue.queue(List.of(), List.of(), List.of("x&y"), List.of(), null))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  public void theTableIsStreamed() throws IOException {
    desk.put(State.WAITING);
    QueueExport export = new QueueExport(desk.review, desk.request);
    Response response = export.export(List.of(), List.of(), List.of(), List.of());
    assertThat(response.getHeaderString("Content-Disposition"))
        .matches("attachment; filename=\"applications-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((StreamingOutput) response.getEntity()).write(out);
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
  }

  @Test
  public void theCardCountsWhatWaits() {
    QueueCard card = new QueueCard(desk.review);
    assertThat(rendering.render(card.card("en").orElseThrow(), "en"))
        .contains("Nothing waits for you");
    desk.put(State.WAITING);
    desk.put(State.WAITING);
    Application answered = desk.put(State.WAITING);
    desk.say(answered, Message.APPLICANT, "Ten.");
    assertThat(rendering.render(card.card("en").orElseThrow(), "en"))
        .contains("2 new applications, 1 answered")
        .contains("/en/admin/applications");
    assertThat(rendering.render(card.card("fr").orElseThrow(), "fr"))
        .contains("2 nouvelles candidatures, 1 réponse reçue");
  }

  @Test
  public void anApplicationShowsEverythingSaidAndWhatCanBeDone() {
    Application it = desk.put(State.WAITING);
    desk.organisations.alike.add(
        new Organisation(
            new Id(77),
            1,
            ByLanguage.of("sr", "Stari Primer"),
            "RS",
            "municipality",
            Organisation.State.LEFT));
    desk.put(Samples.application(desk.db.ids().next(), "J-TWIN-01", State.WITHDRAWN));
    desk.say(it, "account:8", "How many?");
    desk.say(it, Message.APPLICANT, "Ten <b>families</b>.");
    String html = html(pages.show(it.id().toString(), null), 200);
    assertThat(html)
        .contains("Grad Novi Primer")
        .contains("Ana Primer")
        .contains("A town with many schools.")
        .contains("Confirmed")
        .contains("Ann Other")
        .contains("Ten &lt;b&gt;families&lt;/b&gt;.")
        .contains("Stari Primer")
        .contains("took part earlier")
        .contains("J-TWIN-01")
        .contains("/accept\"")
        .contains("/decline\"")
        .contains("name=\"version\" value=\"1\"");
    assertThat(html).containsOnlyOnce("<h1");
  }

  @Test
  public void whatIsDecidedSaysByWhomAndHasNoButtons() {
    Application it = desk.put(State.WAITING);
    desk.decisions.decline(it.id(), 1, "Not a city.");
    assertThat(html(pages.show(it.id().toString(), "declined"), 200))
        .contains("Mo Derator declined this application")
        .contains("Not a city.")
        .contains("The application is declined.")
        .doesNotContain("/accept\"")
        .doesNotContain("id=\"ask\"");
  }

  @Test
  public void asksAndGivesAway() {
    Application it = desk.put(State.WAITING);
    String id = it.id().toString();
    movedTo(
        pages.assign(id, sent("version", "1", "to", ReviewDesk.ME.toString())),
        "/en/admin/applications/" + id + "?done=assigned");
    assertThat(html(pages.show(id, "assigned"), 200)).doesNotContain("I take it");
    movedTo(
        pages.ask(id, sent("version", "2", "text", "Why?")),
        "/en/admin/applications/" + id + "?done=asked");
    assertThat(html(pages.ask(id, sent("version", "3", "text", " ")), 422))
        .contains("Fill in this field");
    assertThat(html(pages.assign(id, sent("version", "3", "to", "x")), 422))
        .contains("Choose one of the values offered");
    movedTo(
        pages.assign(id, sent("version", "3", "to", "nobody")),
        "/en/admin/applications/" + id + "?done=assigned");
  }

  @Test
  public void whoWasSlowerReadsWhoWasFasterAndKeepsTheText() {
    Application it = desk.put(State.WAITING);
    String id = it.id().toString();
    desk.access.principal = ReviewDesk.moderator(ReviewDesk.OTHER, "Ann Other");
    desk.decisions.accept(it.id(), 1, ReviewDesk.acceptance());
    desk.access.principal = ReviewDesk.moderator(ReviewDesk.ME, "Mo Derator");
    assertThat(
            html(
                decline.decline(id, sent("version", "1", "reason", "No city.", "step", "send")),
                409))
        .contains("Somebody was faster")
        .contains("Ann Other accepted this application")
        .contains("No city.");
    assertThat(html(pages.ask(id, sent("version", "1", "text", "Why?")), 409)).contains("Why?");
    assertThat(html(accept.show(id), 409)).contains("Ann Other accepted");
    assertThat(html(decline.show(id), 409)).contains("Ann Other accepted");
    assertThat(desk.outbox.letters).hasSize(1);
  }

  @Test
  public void acceptsUnderCorrectedNames() {
    Application it = desk.put(State.WAITING);
    String id = it.id().toString();
    assertThat(html(accept.show(id), 200))
        .contains("value=\"Grad Novi Primer\"")
        .contains("value=\"City of Novi Primer\"")
        .contains("ana@novi-primer.example")
        .doesNotContain(">Name of ngo<");
    assertThat(html(accept.accept(id, sent("version", "1", "name", "")), 422))
        .contains("Fill in this field");
    assertThat(
            html(
                accept.accept(
                    id, sent("version", "1", "name", "Grad", "nameLang", "sr", "country", "RS")),
                422))
        .contains("Fill in this field");
    movedTo(
        accept.accept(
            id,
            sent(
                "version",
                "1",
                "name",
                "Novi Primer",
                "nameLang",
                "sr",
                "name.en",
                "New Example",
                "country",
                "RS",
                "kind",
                "municipality",
                "note",
                "Met in Strasbourg.")),
        "/en/admin/applications/" + id + "?done=accepted");
    Organisation made = desk.organisations.all.values().iterator().next();
    assertThat(made.names().values()).isEqualTo(Map.of("sr", "Novi Primer", "en", "New Example"));
    assertThat(desk.now(it).decisionNote()).isEqualTo("Met in Strasbourg.");
  }

  @Test
  public void theLetterIsShownBeforeItIsSent() {
    Application it = desk.put(State.WAITING);
    String id = it.id().toString();
    assertThat(html(decline.show(id), 200)).doesNotContain("value=\"send\"");
    assertThat(html(decline.decline(id, sent("version", "1", "reason", "")), 422))
        .contains("Fill in this field");
    assertThat(
            html(
                decline.decline(id, sent("version", "1", "reason", "No city.", "step", "preview")),
                200))
        .contains("Because: No city.")
        .contains("value=\"send\"");
    assertThat(desk.now(it).state()).isEqualTo(State.WAITING);
    movedTo(
        decline.decline(id, sent("version", "1", "reason", "No city.", "step", "send")),
        "/en/admin/applications/" + id + "?done=declined");
  }

  @Test
  public void aHalfWrittenQuestionIsBackAfterTheSessionEnded() {
    Application it = desk.put(State.WAITING);
    desk.request.kept = Form.of(Map.of("text", List.of("How many?")));
    assertThat(html(pages.show(it.id().toString(), null), 200))
        .contains("How many?")
        .contains("id=\"kept\"");
  }

  @Test
  public void thereIsNothingAtAnotherAddress() {
    for (String id : new String[] {"x", new Id(1).toString()}) {
      assertThatThrownBy(() -> pages.show(id, null)).isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> pages.ask(id, sent("text", "Why?")))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> accept.show(id)).isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> decline.decline(id, sent("reason", "x")))
          .isInstanceOf(NotFoundException.class);
    }
  }
}

package org.alliance.portal.notifications.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.audit.Audit;
import org.alliance.portal.api.mail.LetterKind;
import org.alliance.portal.api.web.View;
import org.alliance.portal.notifications.internal.AuditNotes;
import org.alliance.portal.notifications.internal.ChoiceService;
import org.alliance.portal.notifications.internal.Composer;
import org.alliance.portal.notifications.internal.KindNames;
import org.alliance.portal.notifications.internal.Kinds;
import org.alliance.portal.notifications.internal.Letters;
import org.alliance.portal.notifications.internal.MailServerFake;
import org.alliance.portal.notifications.internal.MailboxService;
import org.alliance.portal.notifications.internal.OutboxService;
import org.alliance.portal.notifications.internal.TextService;
import org.alliance.portal.notifications.internal.store.ChoiceStore;
import org.alliance.portal.notifications.internal.store.LetterQueue;
import org.alliance.portal.notifications.internal.store.LetterStore;
import org.alliance.portal.notifications.internal.store.TextStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.RendererFake;
import org.alliance.portal.testing.Rendering;
import org.alliance.portal.testing.RequestFake;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class PagesTest {
  private static final Id ACCOUNT = new Id(7);

  private final TestDatabase db = (TestDatabase) TestDatabase.both().get(0)[1];
  private final AccessFake access = new AccessFake(account());
  private final RequestFake request = new RequestFake("/admin/letters");
  private final Rendering rendering = new Rendering("/admin/letters");
  private final MailServerFake server = new MailServerFake();
  private final List<String> noted = new ArrayList<>();
  private LetterStore letters;
  private Kinds kinds;
  private KindNames names;
  private OutboxService outbox;
  private OutboxPages pages;
  private ChoiceService choices;
  private TextService texts;

  private static Principal account() {
    return new Principal(
        Principal.Kind.ACCOUNT, ACCOUNT, "A", Set.of(PlatformRole.ADMIN), Map.of(), Set.of());
  }

  @Before
  public void open() {
    db.migrate("notifications", getClass().getClassLoader());
    letters = new LetterStore(db.database());
    kinds = Letters.kinds(Letters.INVITATION, Letters.NEWS);
    names = new KindNames(kinds, new RendererFake());
    ChoiceStore choiceStore = new ChoiceStore(db.database());
    TextStore textStore = new TextStore(db.database());
    outbox =
        new OutboxService(
            db.database(),
            kinds,
            new Composer(textStore),
            letters,
            choiceStore,
            server,
            db.ids(),
            () -> "https://portal.example",
            java.time.Clock.systemUTC());
    AuditNotes notes = new AuditNotes();
    notes.add(
        new Audit() {
          @Override
          public void note(
              String event, EntityRef ref, Id organisation, Map<String, String> details) {
            noted.add(event + " " + details);
          }
        });
    pages = new OutboxPages(new MailboxService(access, letters, server, notes), names, request);
    choices = new ChoiceService(access, db.database(), db.changes(), kinds, choiceStore, letters);
    texts = new TextService(access, db.database(), db.changes(), db.ids(), kinds, textStore);
  }

  @After
  public void close() {
    db.close();
  }

  private String html(Object page) {
    View view = page instanceof Response response ? (View) response.getEntity() : (View) page;
    String french = rendering.render(view, "fr");
    assertThat(french).doesNotContain("null", "style=", "onclick");
    String english = rendering.render(view, "en");
    assertThat(english).doesNotContain("null");
    return english;
  }

  private Id put(String kind, String key, Map<String, String> values) {
    db.database().run(() -> outbox.put(Letters.letter(kind, key, ACCOUNT, values)));
    return letters.list(null, null, null, 1).get(0).id();
  }

  @Test
  public void theMailboxShowsWhatWaits() {
    server.known = false;
    String empty = html(pages.list(null, null, null));
    assertThat(empty).contains("id=\"no-server\"", "id=\"empty\"", "No letter is waiting.");
    Id id = put("demo-invitation", "1", Map.of("name", "<b>Zoë</b>"));
    String page = html(pages.list("waiting", "demo-invitation", null));
    assertThat(page)
        .contains("Welcome, &lt;b&gt;Zoë&lt;/b&gt;", "zoe@example.org", "One letter is waiting.")
        .contains("<option value=\"waiting\" selected>", "/en/admin/outbox/" + id);
    assertThat(html(pages.list("sent", null, null))).contains("id=\"empty\"");
    assertThat(noted).isEmpty();
    server.known = true;
    server.trouble = "smtp://x does not answer";
    assertThat(html(pages.list(null, null, null))).contains("id=\"trouble\"", "does not answer");
    server.problem = "PORTAL_MAIL_FROM is missing";
    assertThat(html(pages.list(null, null, null))).contains("id=\"wrong\"", "PORTAL_MAIL_FROM");
  }

  @Test
  public void theListGoesOnWhereItEnded() {
    for (int i = 0; i < 120; i++) {
      put("demo-news", "k" + i, Map.of());
    }
    int seen = 0;
    String next = null;
    do {
      View view = pages.list("waiting", "demo-news", next);
      seen += ((List<?>) view.model().get("letters")).size();
      String address = (String) view.model().get("next");
      assertThat(html(view))
          .contains(seen > 50 ? "/en/admin/outbox?state=waiting" : "rel=\"next\"");
      next = address == null ? null : address.replaceAll(".*after=", "");
      if (address != null) {
        assertThat(address).startsWith("/en/admin/outbox?state=waiting&kind=demo-news&after=");
      }
    } while (next != null);
    assertThat(seen).isEqualTo(120);
    for (String[] wrong :
        new String[][] {{"nothing", null, null}, {null, "x\u0000", null}, {null, null, "zzz"}}) {
      assertThatThrownBy(() -> pages.list(wrong[0], wrong[1], wrong[2]))
          .isInstanceOf(ValidationException.class);
    }
  }

  @Test
  public void readingALetterIsNoted() {
    Id id = put("demo-invitation", "1", Map.of());
    String page = html(pages.show(id.toString(), null));
    assertThat(page).contains("href=\"https://portal.example/en/x/secret\"", "/again\"", "/drop\"");
    assertThat(noted).containsExactly("notifications.letter-read {kind=demo-invitation}");
    int woken = server.woken;
    assertThat(location(pages.again(id.toString()))).endsWith(id + "?done=again");
    assertThat(server.woken).isEqualTo(woken + 1);
    assertThat(location(pages.drop(id.toString()))).endsWith(id + "?done=dropped");
    noted.clear();
    String dropped = html(pages.show(id.toString(), "dropped"));
    assertThat(dropped)
        .contains("id=\"no-text\"", "done-title")
        .doesNotContain("/again\"", "secret");
    assertThat(noted).isEmpty();
    assertThat(location(pages.again(id.toString()))).endsWith("?done=late");
    assertThat(html(pages.show(id.toString(), "late"))).contains("id=\"late\"");
    assertThat(noted).isEmpty();
    for (String unknown : new String[] {"x", "0000000000009"}) {
      assertThatThrownBy(() -> pages.show(unknown, null)).isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> pages.drop(unknown)).isInstanceOf(NotFoundException.class);
    }
    access.refused.add("portal.administer");
    assertThatThrownBy(() -> pages.show(id.toString(), null))
        .isInstanceOf(AccessDeniedException.class);
  }

  private static String location(Response response) {
    return response.getLocation().toString();
  }

  private static MultivaluedMap<String, String> sent(String... pairs) {
    MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      sent.add(pairs[i], pairs[i + 1]);
    }
    return sent;
  }

  @Test
  public void textsAreListedAndEdited() {
    LettersPage list = new LettersPage(texts, names, request);
    assertThat(html(list.list()))
        .contains(
            ">demo</caption>", "letter.demo-news.hint", "/en/admin/letters/demo-invitation/fr");
    LetterTextPages edit =
        new LetterTextPages(texts, names, request, () -> "https://members.example");
    assertThat(html(edit.show("demo-invitation", "fr", null)))
        .contains("<code>{link}</code> (must be in the text)", "value=\"Bienvenue, {name}\"")
        .doesNotContain("/reset");
    Response wrong =
        edit.save("demo-invitation", "fr", sent("version", "0", "subject", "", "body", "{lien}"));
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(html(wrong))
        .contains(
            "This letter has no value {lien}", "The text must contain {link}", "{lien}</text");
    Response preview =
        edit.save(
            "demo-invitation",
            "fr",
            sent("version", "0", "subject", "A {name}", "body", "B\n\n{link}", "preview", "yes"));
    assertThat(html(preview))
        .contains("id=\"preview\"", "A ‹name›", "https://members.example/fr/link");
    assertThat(texts.get("demo-invitation", "fr").own()).isFalse();
    Response saved =
        edit.save(
            "demo-invitation",
            "fr",
            sent("version", "0", "subject", "Mine", "body", "B\n\n{link}"));
    assertThat(location(saved)).isEqualTo("/en/admin/letters/demo-invitation/fr?done=saved");
    assertThat(html(edit.show("demo-invitation", "fr", "saved"))).contains("/reset", "done-title");
    assertThat(html(list.list())).contains("Own text");
    Response conflict =
        edit.save(
            "demo-invitation",
            "fr",
            sent("version", "0", "subject", "Yours", "body", "Y\n\n{link}"));
    assertThat(conflict.getStatus()).isEqualTo(409);
    assertThat(html(conflict))
        .contains("id=\"conflict\"", ">Mine<", "value=\"Yours\"", "name=\"version\" value=\"1\"");
    assertThat(edit.reset("demo-invitation", "fr", sent("version", "7")).getStatus())
        .isEqualTo(409);
    assertThat(location(edit.reset("demo-invitation", "fr", sent("version", "1"))))
        .endsWith("?done=reset");
    assertThat(texts.get("demo-invitation", "fr").own()).isFalse();
  }

  private ChoicesPage choosing(LetterKind kind) {
    ChoiceService some =
        new ChoiceService(
            access,
            db.database(),
            db.changes(),
            Letters.kinds(kind),
            new ChoiceStore(db.database()),
            letters);
    return new ChoicesPage(some, names, request);
  }

  @Test
  public void onlyThoseWhoCanGetALetterAreAsked() {
    ChoicesPage page =
        choosing(new LetterKind("demo-news", List.of(), List.of(), true, Action.MODERATE));
    assertThat(html(page.show(null))).contains("value=\"demo-news\"");
    access.refused.add(Action.MODERATE);
    assertThat(html(page.show(null))).doesNotContain("demo-news").contains("id=\"empty\"");
  }

  @Test
  public void aPersonChooses() {
    ChoicesPage page = new ChoicesPage(choices, names, request);
    assertThat(html(page.show(null)))
        .contains("value=\"demo-news\"", "checked", "letter.demo-news.hint")
        .doesNotContain("demo-invitation");
    page.save(sent("other", "x"));
    assertThat(html(page.show("yes"))).doesNotContain("checked").contains("done-title");
    db.database()
        .run(
            () ->
                assertThat(outbox.put(Letters.letter("demo-news", "1", ACCOUNT, Map.of())))
                    .isFalse());
    page.save(sent("wanted", "demo-news", "wanted", "no-such"));
    assertThat(html(page.show(null))).contains("checked");
    assertThat(html(choosing(Letters.INVITATION).show(null))).contains("id=\"empty\"");
    access.principal =
        new Principal(
            Principal.Kind.API_CLIENT, new Id(1), "P", Set.of(), Map.of(), Set.of("x:read"));
    assertThatThrownBy(() -> page.show(null)).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void aLettersLinkSwitchesItsKindOffAndOn() {
    Id id = put("demo-news", "1", Map.of());
    String token = letters.find(id).orElseThrow().unsubscribe();
    access.principal = Principal.ANONYMOUS;
    UnsubscribePage page = new UnsubscribePage(choices, names, request);
    assertThat(html(page.ask(token))).contains("action=\"/en/unsubscribe/" + token + "\"");
    assertThat(choices.subscription(token).wanted()).as("looking changes nothing").isTrue();
    assertThat(html(page.off(token))).contains("id=\"off\"", "/undo\"");
    assertThat(html(page.off(token))).contains("id=\"off\"");
    assertThat(choices.subscription(token).wanted()).isFalse();
    assertThat(html(page.on(token))).doesNotContain("id=\"off\"");
    assertThat(choices.subscription(token).wanted()).isTrue();
    // It works after the letter has left, too.
    LetterQueue queue = new LetterQueue(db.database());
    queue.claim(new Id(1), Instant.now(), Instant.now().plusSeconds(60), 10);
    queue.sent(id, new Id(1), Instant.now());
    assertThat(html(page.off(token))).contains("id=\"off\"");
    for (String unknown : new String[] {"x", "", "A".repeat(43)}) {
      assertThatThrownBy(() -> page.ask(unknown)).isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> page.off(unknown)).isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> page.on(unknown)).isInstanceOf(NotFoundException.class);
    }
  }
}

package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.web.View;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.clients.ClientDesk;
import org.alliance.portal.security.internal.web.clients.ApiAccessPage;
import org.alliance.portal.security.internal.web.clients.ClientPage;
import org.alliance.portal.security.internal.web.clients.ClientsPage;
import org.alliance.portal.testing.Rendering;
import org.alliance.portal.testing.RequestFake;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The pages of API clients, rendered. */
@RunWith(Parameterized.class)
public class ClientPagesStoreTest {
  private final TestDatabase db;
  private final ClientRoom it;
  private final RequestFake request = new RequestFake("/admin/clients");
  private final Rendering rendering = new Rendering("/admin/clients");
  private final ClientsPage list;
  private final ClientPage page;
  private final ApiAccessPage own;

  public ClientPagesStoreTest(String name, TestDatabase db) {
    this.db = db;
    it = new ClientRoom(db);
    list = new ClientsPage(it.desk, it.room.organisations, request);
    page = new ClientPage(it.desk, it.keyDesk, it.room.organisations, request);
    own = new ApiAccessPage(it.keyDesk, it.room.organisations, request);
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private static MultivaluedMap<String, String> fields(String... pairs) {
    MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.add(pairs[i], pairs[i + 1]);
    }
    return fields;
  }

  private String html(Object answer) {
    View view = answer instanceof View one ? one : (View) ((Response) answer).getEntity();
    return rendering.render(view, request.language);
  }

  private MultivaluedMap<String, String> typed(String name) {
    return fields(
        "name",
        name,
        "contact",
        "it@town.example",
        "scopes",
        "x:read",
        "rate",
        "1 200",
        "note",
        "");
  }

  @Test
  public void theListSaysWhoseTheyAreInBothLanguages() {
    Id id = it.made("Mirror <b>").client().id();
    for (String lang : new String[] {"en", "fr"}) {
      request.language = lang;
      String html = html(it.admin(() -> list.list(lang, null, "yes")));
      assertThat(html)
          .contains("/" + lang + "/admin/clients/" + id)
          .contains("Mirror &lt;b&gt;")
          .contains("<span lang=\"en\">Town</span>")
          .contains("<code>x:read</code>");
    }
  }

  @Test
  public void aNewClientShowsItsKeyOnce() {
    String form = html(it.admin(() -> list.fresh("en")));
    assertThat(form)
        .contains("value=\"600\"", "name=\"scopes\" type=\"checkbox\" value=\"x:write\"")
        .contains("scope-warning");
    Matcher id = Pattern.compile("name=\"id\" value=\"(\\w+)\"").matcher(form);
    assertThat(id.find()).isTrue();
    MultivaluedMap<String, String> sent = typed("Fresh");
    sent.add("id", id.group(1));
    Response made = it.admin(() -> list.create("en", sent));
    Matcher key = Pattern.compile("alc_[\\w-]{43}").matcher(html(made));
    assertThat(key.find()).isTrue();
    assertThat(it.keys.client(key.group())).isPresent();
    assertThat(html(it.admin(() -> page.show(Id.parse(id.group(1)), null))))
        .doesNotContain(key.group())
        .contains(key.group().substring(0, 12))
        .contains("value=\"1200\"");
    Response twice = it.admin(() -> list.create("en", sent));
    assertThat(twice.getStatus()).isEqualTo(303);
    assertThat(twice.getLocation()).hasPath("/en/admin/clients/" + id.group(1));
    assertThat(html(it.admin(() -> page.show(Id.parse(id.group(1)), "twice"))))
        .contains("already made by the same form");
  }

  @Test
  public void whatIsWrongIsToldBesideItsField() {
    Response refused = it.admin(() -> list.create("fr", fields("rate", "many")));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(html(refused)).contains("name-error", "contact-error", "scopes-error", "rate-error");
  }

  @Test
  public void bothVersionsAreShownWhenAnotherAdminWasFaster() {
    Id id = it.made("Page").client().id();
    MultivaluedMap<String, String> first = typed("Theirs");
    first.add("version", "1");
    assertThat(it.admin(() -> page.save(id, first)).getStatus()).isEqualTo(303);
    MultivaluedMap<String, String> second = typed("Mine");
    second.add("version", "1");
    Response conflict = it.admin(() -> page.save(id, second));
    assertThat(conflict.getStatus()).isEqualTo(409);
    assertThat(html(conflict))
        .contains("id=\"conflict\"", "Theirs", "value=\"Mine\"")
        .contains("name=\"version\" value=\"2\"");
    Response block = it.admin(() -> page.block(id, fields("version", "1")));
    assertThat(block.getStatus()).isEqualTo(409);
    assertThat(html(block)).contains("id=\"meanwhile\"");
    assertThat(it.admin(() -> page.block(id, fields("version", "2"))).getStatus()).isEqualTo(303);
    assertThat(html(it.admin(() -> page.show(id, "blocked")))).contains("/unblock");
    assertThat(html(it.admin(() -> page.deleting(id)))).contains("/delete");
    assertThat(it.admin(() -> page.delete(id, fields("version", "2"))).getStatus()).isEqualTo(409);
    assertThat(it.admin(() -> page.delete(id, fields("version", "3"))).getStatus()).isEqualTo(303);
    assertThatThrownBy(() -> it.admin(() -> page.show(id, null)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void aScopeWhoseFeatureIsAwayIsMarked() {
    Id id = it.made("Gone").client().id();
    db.database().update("update security_api_client set scopes = 'gone:read' where id = ?", id);
    assertThat(html(it.admin(() -> page.show(id, null))))
        .contains("value=\"gone:read\" checked")
        .contains("feature away");
  }

  @Test
  public void ownersRenewAndRevokeOnTheirOwnPage() {
    ClientDesk.Made made = it.made("Ours");
    Id id = made.client().id();
    Principal principal = it.keys.client(made.key()).orElseThrow();
    it.meters.answered(principal, 200);
    it.meters.answered(principal, 429);
    it.usage.flush();
    for (String lang : new String[] {"en", "fr"}) {
      request.language = lang;
      it.room.access.as(
          it.owner(it.town),
          () -> {
            assertThat(html(own.mine(lang))).contains("/" + lang + "/api-access/" + id);
            assertThat(html(own.show(id, null)))
                .contains("number 2", "/keys/revoke")
                .doesNotContain("agreed");
            return null;
          });
    }
    it.room.access.as(
        it.owner(it.town),
        () -> {
          Response made2 = own.renew(id, fields("version", "1", "overlap", "30", "label", "two"));
          assertThat(made2.getStatus()).isEqualTo(200);
          assertThat(html(made2)).containsPattern("alc_[\\w-]{43}");
          Response again = own.renew(id, fields("version", "1", "overlap", "30", "label", "two"));
          assertThat(again.getStatus()).isEqualTo(409);
          assertThat(html(again)).doesNotContainPattern("alc_[\\w-]{43}");
          Response wrong = own.renew(id, fields("version", "2", "overlap", "x"));
          assertThat(wrong.getStatus()).isEqualTo(422);
          assertThat(html(wrong)).contains("overlap-error");
          String key = it.room.keys.of(id).get(1).id().toString();
          assertThat(own.revoke(id, fields("key", key)).getStatus()).isEqualTo(303);
          assertThatThrownBy(() -> own.revoke(id, fields("key", "rubbish")))
              .isInstanceOf(NotFoundException.class);
          return null;
        });
    assertThat(it.keys.client(made.key())).isEmpty();
    Principal nobody = ClientRoom.account(java.util.Set.of(), Map.of());
    it.room.access.as(
        nobody,
        () -> {
          assertThat(html(own.mine("fr"))).contains("/fr/developers").doesNotContain("<table");
          return null;
        });
  }
}

package org.alliance.portal.itests.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Forms;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.RunningPortal;
import org.junit.Test;

/** Pages as plain HTTP sees them: redirects, headers, mistakes, and half-written forms. */
public class PagesIT {
  private final RunningPortal portal = RunningPortal.shared();
  private final Client visitor = new Client(portal.address());

  @Test
  public void theRootFollowsTheReadersLanguage() {
    assertThat(
            visitor
                .send("GET", "/", null, Map.of("Accept-Language", "fr-CH, en;q=0.5"))
                .headers()
                .firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/fr/"));
    assertThat(
            visitor
                .send("GET", "/", null, Map.of("Accept-Language", "xx;;q=,"))
                .headers()
                .firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/en/"));
  }

  @Test
  public void everyPublicPageAnswersInBothLanguagesWithStrictHeaders() {
    for (String page :
        List.of(
            "/",
            "/about",
            "/terminology",
            "/accessibility",
            "/privacy",
            "/participants",
            "/participants?view=map",
            "/search?q=town",
            "/sign-in")) {
      for (String lang : List.of("en", "fr")) {
        HttpResponse<String> answer = visitor.get("/" + lang + page);
        assertThat(answer.statusCode()).as(lang + page).isEqualTo(200);
        assertThat(answer.body()).contains("<html lang=\"" + lang + "\"");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
            .contains("default-src 'none'")
            .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.body()).doesNotContain("style=\"").doesNotContain("onclick=");
      }
    }
    assertThat(visitor.get("/en/terminology").body()).contains("Sinti/Manush");
  }

  @Test
  public void mistakesGetAPageThatHelps() {
    assertThat(visitor.get("/en/nothing-here").statusCode()).isEqualTo(404);
    HttpResponse<String> wrongLanguage = visitor.get("/de/profiles");
    assertThat(wrongLanguage.statusCode()).isEqualTo(404);
    assertThat(wrongLanguage.body()).contains("/en/profiles").contains("/fr/profiles");
    Client member = new Client(portal.address()).signIn("member");
    assertThat(member.get("/en/profiles/nonsense").statusCode()).isEqualTo(404);
    assertThat(member.get("/en/profiles/7ZZZZZZZZZZZZ").statusCode()).isEqualTo(404);
    assertThat(member.get("/en/profiles?country=ZZ&after=%25").statusCode()).isIn(200, 400);
    assertThat(member.get("/en/admin/features").statusCode()).isEqualTo(403);
    for (String hostile :
        List.of(
            "/%2e%2e/etc", "/en/..%2fadmin", "/~1", "/en/profiles;x=1", "/assets/web/x/../../x")) {
      HttpResponse<String> answer = visitor.get(hostile);
      assertThat(answer.statusCode()).as(hostile).isIn(303, 400, 401, 403, 404);
      assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ");
    }
  }

  @Test
  public void signInKeepsTheAddressAndNeverLeadsAway() {
    Client person = new Client(portal.address());
    assertThat(person.get("/en/profiles").headers().firstValue("Location").orElse(""))
        .contains("/en/sign-in");
    HttpResponse<String> wrong =
        person.submit("/en/sign-in", Map.of("email", "x@y.example", "password", "no"));
    assertThat(wrong.statusCode()).isIn(401, 422);
    assertThat(wrong.body()).contains("x@y.example");
    for (String away : List.of("https://evil.example/", "//evil.example", "/\\evil.example")) {
      HttpResponse<String> answer =
          new Client(portal.address())
              .submit(
                  "/en/sign-in",
                  Map.of(
                      "email",
                      "member@alliance.example",
                      "password",
                      RunningPortal.PASSWORD,
                      "next",
                      away));
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/en/home");
    }
  }

  @Test
  public void aFormFromElsewhereIsRefused() {
    Client editor = new Client(portal.address()).signIn("editor");
    String edit = ownProfile() + "/edit";
    assertThat(editor.post(edit, "forged", Map.of("names.en", "X")).statusCode()).isEqualTo(403);
    String token = editor.csrf(edit);
    Map<String, String> fields = Map.of("csrf", token, "names.en", "X");
    HttpResponse<String> foreign =
        editor.send(
            "POST",
            edit,
            Client.form(fields),
            Map.of(
                "Content-Type", "application/x-www-form-urlencoded",
                "Sec-Fetch-Site", "cross-site"));
    assertThat(foreign.statusCode()).isEqualTo(403);
  }

  @Test
  public void aWrongFormComesBackFilledIn() {
    Client editor = new Client(portal.address()).signIn("editor");
    String edit = ownProfile() + "/edit?step=facts";
    Map<String, String> fields = Forms.fields(editor.get(edit).body());
    fields.put("population.count", "a lot");
    fields.put("do", "publish");
    HttpResponse<String> answer = editor.submit(edit, fields);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("govuk-error-summary").contains("#population.count\"");
    assertThat(editor.get(edit).body()).contains("value=\"a lot\"");
    assertThat(editor.submit(edit, Map.of("discard", "yes")).statusCode()).isEqualTo(303);
    assertThat(editor.get(edit).body()).doesNotContain("a lot");
  }

  @Test
  public void aPlaceInTheSeaOrElsewhereIsRefusedAtItsField() {
    Client moderator = new Client(portal.address()).signIn("moderator");
    String id = new Members(portal).add(Members.word(), "");
    String edit = "/en/profiles/" + id + "/edit?step=facts";
    for (String[] place :
        new String[][] {
          {"43.0", "15.0", "not on land"},
          {"48.85", "2.35", "in France"},
          {"430", "15", "between"},
          {"north", "15", "number"},
          {"45.8", "", ""}
        }) {
      Map<String, String> fields = Forms.fields(moderator.get(edit).body());
      fields.put("position.latitude", place[0]);
      fields.put("position.longitude", place[1]);
      fields.put("do", "publish");
      HttpResponse<String> answer = moderator.submit(edit, fields);
      assertThat(answer.statusCode()).as(String.join(" ", place)).isEqualTo(422);
      String step = moderator.get(edit).body();
      assertThat(step)
          .as(String.join(" ", place))
          .containsPattern("id=\"position.(latitude|longitude)-error\"")
          .contains(place[2])
          .contains("value=\"" + place[0] + "\"");
    }
    assertThat(moderator.submit(edit, Map.of("discard", "yes")).statusCode()).isEqualTo(303);
  }

  @Test
  public void aCountryThatIsNoneIsRefusedAtItsField() {
    Client moderator = new Client(portal.address()).signIn("moderator");
    String id = new Members(portal).add(Members.word(), "");
    String edit = "/en/profiles/" + id + "/edit?step=names";
    Map<String, String> fields = Forms.fields(moderator.get(edit).body());
    fields.put("country", "ZZ");
    fields.put("kind", "kingdom");
    fields.put("do", "publish");
    assertThat(moderator.submit(edit, fields).statusCode()).isEqualTo(422);
    assertThat(moderator.get(edit).body())
        .contains("id=\"country-error\"")
        .contains("id=\"kind-error\"");
    assertThat(new Members(portal).get(id).get("country").asText()).isEqualTo("HR");
  }

  @Test
  public void twoEditorsAtOnceSeeBothVersions() {
    Client editor = new Client(portal.address()).signIn("editor");
    Client moderator = new Client(portal.address()).signIn("moderator");
    String edit = ownProfile() + "/edit?step=about";
    Map<String, String> mine = Forms.fields(editor.get(edit).body());
    Map<String, String> theirs = Forms.fields(moderator.get(edit).body());
    theirs.put("texts.en.summary", "Written by the moderator " + System.nanoTime());
    theirs.put("do", "publish");
    assertThat(moderator.submit(edit, theirs).statusCode()).isEqualTo(303);
    mine.put("texts.en.summary", "Written by the editor");
    mine.put("do", "publish");
    HttpResponse<String> conflict = editor.submit(edit, mine);
    assertThat(conflict.statusCode()).isIn(409, 412);
    assertThat(conflict.body())
        .contains("Written by the editor")
        .contains(theirs.get("texts.en.summary"));
    Map<String, String> again = Forms.fields(conflict.body());
    again.put("do", "publish");
    assertThat(editor.submit(edit, again).statusCode()).isEqualTo(303);
    assertThat(editor.get(ownProfile()).body()).contains("Written by the editor");
  }

  @Test
  public void aHalfWrittenFormSurvivesALostSession() {
    Client editor = new Client(portal.address()).signIn("editor");
    String edit = ownProfile() + "/edit?step=about";
    Map<String, String> fields = Forms.fields(editor.get(edit).body());
    fields.put("do", "publish");
    String text = "Written before the session was lost " + System.nanoTime();
    fields.put("texts.en.summary", text);
    String token = editor.csrf(edit);
    for (HttpCookie cookie : List.copyOf(editor.cookies().getCookieStore().getCookies())) {
      if (cookie.getName().equals("portal_session")) {
        editor.cookies().getCookieStore().remove(portal.address(), cookie);
      }
    }
    HttpResponse<String> lost = editor.post(edit, token, fields);
    assertThat(lost.statusCode()).isEqualTo(303);
    assertThat(lost.headers().firstValue("Location").orElse("")).contains("/en/sign-in");
    editor.signIn("editor");
    HttpResponse<String> back = editor.get(edit);
    assertThat(back.body()).contains(text);
    assertThat(new Client(portal.address()).signIn("moderator").get(edit).body())
        .doesNotContain(text);
    assertThat(editor.get(ownProfile()).body()).as("not submitted").doesNotContain(text);
    Map<String, String> kept = Forms.fields(back.body());
    kept.put("do", "publish");
    assertThat(editor.submit(edit, kept).statusCode()).isEqualTo(303);
    assertThat(editor.get(ownProfile()).body()).contains(text);
  }

  private String ownProfile() {
    return "/en/profiles/" + OWN;
  }

  /** The sample organisation that editor@ and member@ belong to. */
  private static final String OWN = new org.alliance.portal.api.Id(1001).toString();
}

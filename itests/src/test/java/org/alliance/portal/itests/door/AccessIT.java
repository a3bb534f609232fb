package org.alliance.portal.itests.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.itests.Authenticator;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Forms;
import org.alliance.portal.itests.Mailbox;
import org.alliance.portal.itests.People;
import org.alliance.portal.itests.RunningPortal;
import org.junit.Test;

/** The ways into the portal, as somebody tries them who must not come in. */
public class AccessIT {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String TOKEN = "A".repeat(43);
  private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]+)</code>");
  private static final String SESSION = "portal_session";

  private final RunningPortal portal = RunningPortal.shared();
  private final Mailbox mailbox = Mailbox.shared();
  private final People people = new People(portal);

  private Client visitor() {
    return new Client(portal.address());
  }

  private static String session(Client client) {
    return client.cookies().getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(SESSION))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  @Test
  public void aSessionThatWasThereBeforeTheSignInIsNotTheOneAfter() {
    Client person = visitor();
    HttpCookie planted = new HttpCookie(SESSION, TOKEN);
    planted.setPath("/");
    planted.setDomain("localhost.local");
    person.cookies().getCookieStore().add(portal.address(), planted);
    person.signIn("member");
    assertThat(session(person)).isNotEmpty().isNotEqualTo(TOKEN);
    assertThat(visitor().with("Cookie", SESSION + "=" + TOKEN).get("/en/home").statusCode())
        .isEqualTo(303);

    String first = session(person);
    HttpResponse<String> again =
        person.post(
            "/en/sign-in",
            person.csrf("/en/account"),
            Map.of("email", "editor@alliance.example", "password", RunningPortal.PASSWORD));
    assertThat(Client.location(again)).isEqualTo("/en/home");
    assertThat(session(person)).isNotEqualTo(first);
    assertThat(visitor().with("Cookie", SESSION + "=" + first).get("/en/home").statusCode())
        .isEqualTo(303);
  }

  /** Takes a second factor where the portal offers one. */
  private static Authenticator enrol(Client person, String path) {
    String page = person.get(path).body();
    Matcher secret = SECRET.matcher(page);
    assertThat(secret.find()).as(page).isTrue();
    Authenticator app = new Authenticator(secret.group(1));
    Map<String, String> fields = new HashMap<>(Forms.fields(page));
    fields.put("code", app.code());
    HttpResponse<String> codes = person.submit(path, fields);
    assertThat(codes.statusCode()).as(codes.body()).isEqualTo(200);
    assertThat(codes.body()).contains("app-codes");
    assertThat(codes.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    return app;
  }

  @Test
  public void theStepOfTheCodeLeadsNowhereElseEither() {
    People.Person person = people.join("reader");
    Authenticator app = enrol(person.client(), "/en/account/factor");
    for (String[] wanted :
        new String[][] {
          {"https://evil.example/", "/en/home"},
          {"//evil.example", "/en/home"},
          {"/\\evil.example", "/en/home"},
          {"/en/drafts", "/en/drafts"}
        }) {
      Client again = visitor();
      String step =
          Client.location(
              again.submit(
                  "/en/sign-in",
                  Map.of("email", person.email(), "password", People.PASSWORD, "next", wanted[0])));
      assertThat(step).startsWith("/en/sign-in/code").doesNotContain("evil");
      assertThat(again.get("/en/home").statusCode()).as("not signed in yet").isEqualTo(303);
      if (wanted[0].contains("evil")) {
        assertThat(again.get(step + "?next=" + wanted[0].replace("\\", "%5C")).body())
            .contains("name=\"next\" value=\"\"");
      }
      HttpResponse<String> wrong =
          again.submit("/en/sign-in/code", Map.of("code", "000000", "next", wanted[0]));
      assertThat(wrong.statusCode()).isEqualTo(401);
    }
    Client last = visitor();
    last.signIn(person.email(), People.PASSWORD);
    HttpResponse<String> in =
        last.submit("/en/sign-in/code", Map.of("code", app.code(), "next", "//evil.example"));
    assertThat(Client.location(in)).isEqualTo("/en/home");
    assertThat(last.get("/en/home").statusCode()).isEqualTo(200);
  }

  @Test
  public void formsFromElsewhereAreRefused() {
    Client admin = visitor().signIn("admin");
    String csrf = admin.csrf("/en/account");
    for (String path :
        List.of(
            "/en/join",
            "/en/cooperate",
            "/en/application-link",
            "/en/forgotten",
            "/en/sign-in",
            "/en/sign-out",
            "/en/account/details",
            "/en/account/password",
            "/en/account/email",
            "/en/account/factor",
            "/en/account/recovery-codes",
            "/en/account/sessions",
            "/en/account/delete",
            "/en/account/letters",
            People.TEAM,
            "/en/invitation/" + TOKEN,
            "/en/reset/" + TOKEN,
            "/en/admin/users",
            "/en/admin/clients/new",
            "/en/admin/audit/export",
            "/en/admin/applications/no-such/accept")) {
      Map<String, String> whole = Map.of("Content-Type", FORM);
      assertThat(admin.send("POST", path, "x=y", whole).statusCode())
          .as(path + " without a token")
          .isEqualTo(403);
      for (Map<String, String> elsewhere :
          List.of(
              Map.of("Content-Type", FORM, "Sec-Fetch-Site", "cross-site"),
              Map.of("Content-Type", FORM, "Origin", "https://evil.example"))) {
        assertThat(admin.send("POST", path, "csrf=" + csrf, elsewhere).statusCode())
            .as(path + " " + elsewhere)
            .isEqualTo(403);
      }
    }
    assertThat(admin.get("/en/home").statusCode()).as("still signed in").isEqualTo(200);
  }

  @Test
  public void guessingDoesNotLockTheOwnerOut() {
    People.Person person = people.join("reader");
    person.client().post("/en/sign-out", person.client().csrf("/en/account"), Map.of());
    Client stranger = visitor();
    int status = 0;
    for (int i = 0; i < 11; i++) {
      status = stranger.signIn(person.email(), "guess number " + i).statusCode();
    }
    assertThat(status).isEqualTo(429);
    HttpResponse<String> right = stranger.signIn(person.email(), People.PASSWORD);
    assertThat(right.statusCode()).as("not even with the password").isEqualTo(429);
    assertThat(right.headers().firstValue("Retry-After")).isPresent();
    assertThat(person.client().signIn(person.email(), People.PASSWORD).statusCode())
        .as("the owner's own browser")
        .isEqualTo(303);
  }

  @Test
  public void nothingTellsWhetherAnAddressHasAnAccount() {
    People.Person person = people.join("reader");
    HttpResponse<String> known = visitor().submit("/en/forgotten", Map.of("email", person.email()));
    String nobody = People.address();
    HttpResponse<String> unknown = visitor().submit("/en/forgotten", Map.of("email", nobody));
    assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(200);
    assertThat(plain(known, person.email())).isEqualTo(plain(unknown, nobody));
    HttpResponse<String> wrong = visitor().signIn(person.email(), "not the password");
    HttpResponse<String> none = visitor().signIn(nobody, "not the password");
    assertThat(wrong.statusCode()).isEqualTo(none.statusCode());
    assertThat(plain(wrong, person.email())).isEqualTo(plain(none, nobody));
    mailbox.await(person.email(), "/reset/");
    assertThat(mailbox.letters(nobody)).isEmpty();
  }

  /** A page without what differs in every answer. */
  private static String plain(HttpResponse<String> answer, String email) {
    return answer
        .body()
        .replace(email, "")
        .replaceAll("name=\"csrf\" value=\"[^\"]*\"", "")
        .replaceAll("(?i)request[^<]{0,20}[0-9a-z-]{8,}", "");
  }

  /** Without sample data nobody with power comes in without a second factor. */
  @Test
  public void theSecretariatNeedsASecondFactor() throws Exception {
    Map<String, String> settings = new HashMap<>(mailbox.settings());
    settings.put("PORTAL_DEMO", "false");
    Path data = RunningPortal.freshFolder("secretariat");
    try (RunningPortal real = RunningPortal.start(data, settings)) {
      Matcher file =
          Pattern.compile("/en/first-admin/\\S+")
              .matcher(Files.readString(data.resolve("first-admin-link.txt")));
      assertThat(file.find()).isTrue();
      String email = People.address();
      Client admin = new Client(real.address());
      Map<String, String> entry =
          Map.of(
              "name",
              "Ada Example",
              "email",
              email,
              "password",
              People.PASSWORD,
              "password2",
              People.PASSWORD);
      assertThat(Client.location(admin.submit(file.group(), entry)))
          .isEqualTo("/en/sign-in/factor");
      assertThat(admin.get("/en/home").statusCode()).isEqualTo(303);
      Authenticator app = enrol(admin, "/en/sign-in/factor");
      assertThat(admin.get("/en/admin/users").statusCode()).isEqualTo(200);
      assertThat(new Client(real.address()).get(file.group()).statusCode()).isEqualTo(410);

      Client again = new Client(real.address());
      assertThat(Client.location(again.signIn(email, People.PASSWORD)))
          .startsWith("/en/sign-in/code");
      assertThat(again.get("/en/admin/users").statusCode()).isEqualTo(303);
      assertThat(Client.location(again.submit("/en/sign-in/code", Map.of("code", app.code()))))
          .isEqualTo("/en/home");

      String colleague = People.address();
      HttpResponse<String> invited =
          admin.submit(
              "/en/admin/users",
              Map.of("email", colleague, "name", "", "role", "moderator", "language", "en"));
      assertThat(invited.statusCode()).as(invited.body()).isEqualTo(303);
      Client moderator = new Client(real.address());
      Map<String, String> account = new HashMap<>(entry);
      account.remove("email");
      account.put("language", "en");
      String link = mailbox.await(colleague, "/invitation/").path("/invitation/");
      assertThat(Client.location(moderator.submit(link, account))).startsWith("/en/sign-in/factor");
      assertThat(moderator.get("/en/admin/applications").statusCode()).isEqualTo(303);
      assertThat(Client.location(new Client(real.address()).signIn(colleague, People.PASSWORD)))
          .startsWith("/en/sign-in/factor");
      enrol(moderator, "/en/sign-in/factor");
      assertThat(moderator.get("/en/admin/applications").statusCode()).isEqualTo(200);
      assertThat(moderator.get("/en/admin/users").statusCode()).isEqualTo(403);
    }
  }
}

package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.platform.Authenticator;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.factor.Authenticators;
import org.alliance.portal.security.internal.factor.Factors;
import org.alliance.portal.security.internal.web.AccountPage;
import org.alliance.portal.security.internal.web.Arrival;
import org.alliance.portal.security.internal.web.CodePage;
import org.alliance.portal.security.internal.web.FirstAdminPage;
import org.alliance.portal.security.internal.web.SignInPage;
import org.alliance.portal.security.internal.web.SignOutPage;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The pages' answers: status, headers and what is shown again. */
@RunWith(Parameterized.class)
public class PagesStoreTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Room room;
  private final Sessions sessions;
  private final Browser browser = new Browser();

  public PagesStoreTest(String name, TestDatabase db) {
    room = new Room(db);
    sessions = room.sessions();
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  /** What a page knows of the request. */
  private static final class Browser implements CurrentRequest {
    private String base = "http://localhost:8282";

    @Override
    public String id() {
      return "r";
    }

    @Override
    public String language() {
      return "en";
    }

    @Override
    public String path() {
      return "/en/sign-in";
    }

    @Override
    public String query() {
      return "";
    }

    @Override
    public String csrfToken() {
      return "c";
    }

    @Override
    public String baseAddress() {
      return base;
    }

    @Override
    public Optional<Form> keptForm() {
      return Optional.empty();
    }
  }

  private static HttpServletRequest request(String session) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            PagesStoreTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> "192.0.2.1";
                  case "getHeader" -> "Mozilla/5.0 (Windows) Firefox/130.0";
                  case "getCookies" ->
                      session == null
                          ? null
                          : new Cookie[] {new Cookie(Authenticator.SESSION_COOKIE, session)};
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static MultivaluedMap<String, String> fields(String... pairs) {
    MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.add(pairs[i], pairs[i + 1]);
    }
    return fields;
  }

  private SignInPage signInPage(boolean demo) {
    Settings settings = Room.settings(Path.of("unused"), demo, "", "");
    return new SignInPage(settings, room.signIn(), new Arrival(sessions, browser), room.access);
  }

  private Response post(SignInPage page, String email, String password, String next) {
    return page.signIn(
        "en", fields("email", email, "password", password, "next", next), request(null));
  }

  private static String cookie(Response response) {
    return String.valueOf(response.getHeaders().getFirst("Set-Cookie"));
  }

  private static String token(Response response) {
    return cookie(response).replaceAll("^portal_session=([^;]*);.*$", "$1");
  }

  private static List<String> problems(Response response) {
    Form form = (Form) ((View) response.getEntity()).model().get("form");
    return form.problems().stream().map(FieldProblem::key).toList();
  }

  @Test
  public void signingInLeadsOnAndSetsACookieOutOfReach() {
    room.account("page@town.example", true);
    Response response =
        post(signInPage(true), "page@town.example", Room.PASSWORD, "/en/profiles?country=RS");
    assertThat(response.getStatus()).isEqualTo(303);
    assertThat(response.getLocation()).hasToString("/en/profiles?country=RS");
    assertThat(cookie(response))
        .endsWith("; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax")
        .doesNotContain("Secure");
    assertThat(sessions.bySession(token(response))).isPresent();
    browser.base = "https://portal.example";
    assertThat(cookie(post(signInPage(true), "page@town.example", Room.PASSWORD, "//evil")))
        .endsWith("; Secure");
  }

  @Test
  public void anotherSignInEndsTheSessionBefore() {
    Id account = room.account("again@town.example", true);
    String old = room.open(account);
    Response response =
        signInPage(true)
            .signIn(
                "en",
                fields("email", "again@town.example", "password", Room.PASSWORD),
                request(old));
    assertThat(response.getLocation()).hasToString("/en/home");
    assertThat(token(response)).isNotEqualTo(old);
    assertThat(sessions.bySession(old)).isEmpty();
  }

  @Test
  public void whatIsWrongIsToldAndThePasswordNotShown() {
    SignInPage page = signInPage(true);
    Response wrong = post(page, "guess@town.example", "not it", "/en/profiles");
    assertThat(wrong.getStatus()).isEqualTo(401);
    assertThat(problems(wrong)).containsExactly("security.sign-in.wrong");
    View view = (View) wrong.getEntity();
    Form form = (Form) view.model().get("form");
    assertThat(form.value("email")).isEqualTo("guess@town.example");
    assertThat(form.value("next")).isEqualTo("/en/profiles");
    assertThat(form.values()).containsOnlyKeys("email", "next");
    Response empty = post(page, "", "", "https://evil.example");
    assertThat(empty.getStatus()).isEqualTo(422);
    assertThat(problems(empty))
        .containsExactly("security.sign-in.email-missing", "security.sign-in.password-missing");
    assertThat(((Form) ((View) empty.getEntity()).model().get("form")).value("next")).isEmpty();
  }

  @Test
  public void tooManyFailuresAreToldWithTheTimeToWait() {
    SignInPage page = signInPage(true);
    for (int i = 0; i < 10; i++) {
      post(page, "often@town.example", "not it", "");
    }
    Response response = post(page, "often@town.example", "not it", "");
    assertThat(response.getStatus()).isEqualTo(429);
    assertThat(response.getHeaderString("Retry-After")).isEqualTo("900");
    assertThat(problems(response)).containsExactly("security.sign-in.throttled");
  }

  @Test
  public void whenTooManySignInAtOnceItIsNobodysFailure() {
    room.account("busy@town.example", true);
    Passwords none = new Passwords(0, new Argon2(64));
    Settings settings = Room.settings(Path.of("unused"), true, "", "");
    SignInPage page =
        new SignInPage(settings, room.signIn(none), new Arrival(sessions, browser), room.access);
    for (int i = 0; i < 60; i++) {
      Response response = post(page, "busy@town.example", Room.PASSWORD, "");
      assertThat(response.getStatus()).isEqualTo(503);
      assertThat(response.getHeaderString("Retry-After")).isEqualTo("5");
      assertThat(problems(response)).containsExactly("security.sign-in.busy");
    }
  }

  private static HttpServletRequest step(String token) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            PagesStoreTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> "192.0.2.1";
                  case "getHeader" -> null;
                  case "getCookies" -> new Cookie[] {new Cookie("portal_step", token)};
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @Test
  public void theCodeLeadsOnButNeverAway() {
    Id account = room.account("code@town.example", true);
    Factors factors = room.factors();
    Factors.Offer offer = factors.offer(account, "code@town.example");
    List<String> codes =
        factors.confirm(
            account, offer.sealed(), Authenticators.code(offer.secret(), room.clock.instant()));
    Map<String, String> wanted =
        Map.of(
            "/fr/profiles?country=RS", "/fr/profiles?country=RS",
            "//evil.example", "/en/home",
            "https://evil.example/", "/en/home",
            "/\\evil.example", "/en/home",
            "/en/sign-in/code", "/en/home");
    int used = 0;
    for (Map.Entry<String, String> next : wanted.entrySet()) {
      Response password = post(signInPage(true), "code@town.example", Room.PASSWORD, next.getKey());
      assertThat(password.getLocation().getPath()).isEqualTo("/en/sign-in/code");
      assertThat(cookie(password)).startsWith("portal_step=").contains("HttpOnly");
      String token = cookie(password).replaceAll("^portal_step=([^;]*);.*$", "$1");
      CodePage page = new CodePage(room.entrance(), new Arrival(sessions, browser), room.access);
      Response done =
          page.enter("en", fields("code", codes.get(used++), "next", next.getKey()), step(token));
      assertThat(done.getLocation()).hasToString(next.getValue());
      assertThat(sessions.bySession(token(done))).isPresent();
      Response again =
          page.enter("en", fields("code", codes.get(9), "next", next.getKey()), step(token));
      assertThat(again.getLocation().toString()).startsWith("/en/sign-in?again=yes");
      assertThat(again.getLocation().toString()).doesNotContain("evil");
    }
  }

  @Test
  public void whoIsSignedInIsLedOn() {
    Response response =
        room.access.as(
            new Principal(Principal.Kind.ACCOUNT, new Id(1), "", Set.of(), Map.of(), Set.of()),
            () -> signInPage(true).show("fr", "/fr/profiles", null));
    assertThat(response.getStatus()).isEqualTo(303);
    assertThat(response.getLocation()).hasToString("/fr/profiles");
  }

  @Test
  public void onlyADemonstrationShowsSampleAccounts() {
    View demo = (View) signInPage(true).show("en", null, null).getEntity();
    View real = (View) signInPage(false).show("en", null, null).getEntity();
    assertThat((List<?>) demo.model().get("samples")).hasSize(5);
    assertThat((List<?>) real.model().get("samples")).isEmpty();
  }

  @Test
  public void signingOutEndsTheSession() {
    String token = room.open(room.account("leaves@town.example", true));
    Response response =
        new SignOutPage(sessions, browser, room.access, room.audit).signOut("fr", request(token));
    assertThat(response.getLocation()).hasToString("/fr/");
    assertThat(cookie(response)).startsWith("portal_session=; Path=/; Max-Age=0;");
    assertThat(sessions.bySession(token)).isEmpty();
    assertThat(
            new SignOutPage(sessions, browser, room.access, room.audit)
                .signOut("fr", request(null))
                .getStatus())
        .isEqualTo(303);
  }

  @Test
  public void theAccountPageShowsTeamsWithTheirNames() {
    room.samples(Room.settings(folder.getRoot().toPath(), true, "sample password", "key"));
    Id account = room.account("mine@town.example", true, PlatformRole.MEMBER);
    room.accounts.join(SampleAccounts.ORGANISATION, account, TeamRole.EDITOR);
    Principal principal = sessions.bySession(room.open(account)).orElseThrow();
    AccountPage page =
        new AccountPage(
            room.access,
            room.ownPassword(sessions),
            room.organisations,
            sessions,
            room.factors(),
            room.policy);
    View view = room.access.as(principal, () -> page.show("sr", "password"));
    assertThat(view.model())
        .containsEntry("saved", "password")
        .containsEntry("factor", false)
        .containsEntry("roles", List.of("security.role.member"))
        .containsEntry("sessions", 1);
    assertThat((List<?>) view.model().get("teams"))
        .singleElement()
        .isInstanceOfSatisfying(
            AccountPage.Team.class,
            team -> {
              assertThat(team.name().lang()).isEqualTo("sr");
              assertThat(team.roleKey()).isEqualTo("security.role.editor");
            });
    room.samples(Room.settings(folder.getRoot().toPath(), false, "", ""));
  }

  @Test
  public void theFirstAdminIsCreatedOnceByTheLink() throws IOException {
    FirstAdmin firstAdmin =
        room.firstAdmin(Room.settings(folder.getRoot().toPath(), false, "", ""));
    String link = Files.readString(folder.getRoot().toPath().resolve(FirstAdmin.LINK_FILE)).strip();
    String token = link.substring(link.lastIndexOf('/') + 1);
    FirstAdminPage page =
        new FirstAdminPage(firstAdmin, room.entrance(), new Arrival(sessions, browser));
    assertThat(page.show(token).status()).isEqualTo(200);

    Response refused = page.create("fr", token, entry("short", "short"), request(null));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(problems(refused)).containsExactly("security.password.too-short");
    assertThat(((Form) ((View) refused.getEntity()).model().get("form")).values())
        .containsOnlyKeys("name", "email");

    Response done =
        page.create("fr", token, entry("long enough for it", "long enough for it"), request(null));
    assertThat(done.getStatus()).isEqualTo(303);
    assertThat(done.getLocation()).hasToString("/en/sign-in/factor");
    assertThat(done.getHeaders().get("Set-Cookie").get(0).toString()).startsWith("portal_step=");

    assertThat(page.show(token).status()).isEqualTo(410);
    assertThat(
            page.create("fr", token, entry("long enough for it", "x"), request(null)).getStatus())
        .isEqualTo(410);
    assertThatThrownBy(() -> page.show("0".repeat(43))).isInstanceOf(NotFoundException.class);
    room.accounts.delete(room.accounts.byEmail("boss@town.example").orElseThrow().id());
  }

  private static MultivaluedMap<String, String> entry(String password, String repeated) {
    return fields(
        "name", "Boss", "email", "boss@town.example", "password", password, "password2", repeated);
  }
}

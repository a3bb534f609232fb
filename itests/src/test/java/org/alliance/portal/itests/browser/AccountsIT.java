package org.alliance.portal.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.alliance.portal.api.Id;
import org.alliance.portal.itests.Authenticator;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Mailbox;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.People;
import org.alliance.portal.itests.RunningPortal;
import org.junit.Test;

/** What people do with their accounts, from the first letter to the last. */
public class AccountsIT {
  private static final String NEW_PASSWORD = "another river without any bridge";
  private static final String PROFILE = "/en/profiles/" + new Id(1001);

  private static final String NEW_DEVICE = "value=\"security-new-device\"";

  private final RunningPortal portal = RunningPortal.shared();
  private final Mailbox mailbox = Mailbox.shared();
  private final People people = new People(portal);

  @Test
  public void aForgottenPasswordIsReplacedByLetterAndEverySessionEnds() {
    People.Person person = people.join("reader");
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = window.newPage();
      page.navigate("/en/sign-in");
      page.click("main a[href='/en/forgotten']");
      page.fill("#email", person.email());
      submit(page);
      Browsing.check(page, "account-forgotten");
      String link = mailbox.await(person.email(), "/reset/").link("/reset/");
      page.navigate(link);
      page.fill("#password", "password1234");
      page.fill("#password2", "password1234");
      submit(page);
      assertThat(page.locator("#password-error")).isVisible();
      Browsing.check(page, "account-reset");
      assertThat(person.client().get("/en/home").statusCode()).isEqualTo(200);
      page.fill("#password", NEW_PASSWORD);
      page.fill("#password2", NEW_PASSWORD);
      submit(page);
      assertThat(page).hasURL(Pattern.compile(".*/en/home"));
      assertThat(person.client().get("/en/home").statusCode()).isEqualTo(303);
      assertThat(page.navigate(link).status()).isEqualTo(410);
      Browsing.check(page, "account-link-used");
    }
    mailbox.await(person.email(), "Every other browser was signed out");
    assertThat(signIn(person.email(), People.PASSWORD)).isNotEqualTo(303);
    assertThat(signIn(person.email(), NEW_PASSWORD)).isEqualTo(303);
  }

  private int signIn(String email, String password) {
    return new Client(portal.address()).signIn(email, password).statusCode();
  }

  @Test
  public void anAddressChangesWhenBothAddressesAgree() {
    People.Person person = people.join("reader");
    String fresh = People.address();
    try (BrowserContext window = Browsing.window(320, false);
        BrowserContext elsewhere = Browsing.window(1280, true)) {
      Page page = signedIn(window, person);
      page.navigate("/en/account");
      page.click("main a[href='/en/account/email']");
      page.fill("#email", fresh);
      page.fill("#current", "wrong");
      page.click("form:has(#current) button[type=submit]");
      assertThat(page.locator("#current-error")).isVisible();
      page.fill("#email", fresh);
      page.fill("#current", People.PASSWORD);
      page.click("form:has(#current) button[type=submit]");
      Browsing.checkSize(page, "account-email-waiting");
      Page old = elsewhere.newPage();
      old.navigate(mailbox.await(person.email(), "/email/old/").link("/email/old/"));
      Browsing.check(old, "account-email-old");
      old.click("button[name=answer][value=agree]");
      assertThat(signIn(fresh, People.PASSWORD)).isNotEqualTo(303);
      old.navigate(mailbox.await(fresh, "/email/new/").link("/email/new/"));
      submit(old);
      Browsing.check(old, "account-email-changed");
    }
    assertThat(signIn(fresh, People.PASSWORD)).isEqualTo(303);
    assertThat(signIn(person.email(), People.PASSWORD)).isNotEqualTo(303);
    mailbox.await(person.email(), "now has the address " + fresh);
  }

  @Test
  public void aForgottenBrowserIsSignedOutFromHere() {
    People.Person person = people.join("reader");
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = signedIn(window, person);
      page.navigate("/en/account");
      page.click("main a[href='/en/account/sessions']");
      assertThat(page.locator(".govuk-summary-card")).hasCount(2);
      Browsing.check(page, "account-sessions");
      assertThat(person.client().get("/en/home").statusCode()).isEqualTo(200);
      page.click(".govuk-summary-card button[name=close]");
      assertThat(page.locator(".govuk-notification-banner--success")).isVisible();
      assertThat(page.locator(".govuk-summary-card")).hasCount(1);
      assertThat(person.client().get("/en/home").statusCode()).isEqualTo(303);
      assertThat(page.navigate("/en/home").status()).isEqualTo(200);
    }
  }

  @Test
  public void aRecoveryCodeLetsInOnceAndAWrongOneNever() {
    People.Person person = people.join("reader");
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = signedIn(window, person);
      page.navigate("/en/account/factor");
      Authenticator app = new Authenticator(page.locator("main code").innerText());
      page.fill("#code", "12");
      submit(page);
      assertThat(page.locator("#code-error")).isVisible();
      app = new Authenticator(page.locator("main code").innerText());
      page.fill("#code", app.code());
      submit(page);
      String recovery = page.locator(".app-codes code").first().innerText();
      Download file =
          page.waitForDownload(
              () -> page.click("form[action$='/recovery-codes'] button[type=submit]"));
      assertThat(read(file)).contains(recovery);
      signOut(page);

      password(page, person);
      page.fill("#code", "000000");
      submit(page);
      assertThat(page.locator("#code-error")).isVisible();
      assertThat(new Client(portal.address()).get("/en/home").statusCode()).isEqualTo(303);
      page.fill("#code", recovery);
      submit(page);
      assertThat(page).hasURL(Pattern.compile(".*/en/home"));
      signOut(page);

      password(page, person);
      page.fill("#code", recovery);
      submit(page);
      assertThat(page.locator("#code-error")).isVisible();
      page.fill("#code", app.code());
      submit(page);
      assertThat(page).hasURL(Pattern.compile(".*/en/home"));
    }
    mailbox.await(person.email(), "asks for a code from your app");
  }

  @Test
  public void everythingThatIsKeptOfAPersonIsOneFile() {
    People.Person person = people.join("editor");
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = signedIn(window, person);
      page.navigate("/en/account");
      Download file = page.waitForDownload(() -> page.click("main a[href='/en/account/export']"));
      JsonNode records = Members.read(read(file));
      assertThat(records.at("/account/email").asText()).isEqualTo(person.email());
      assertThat(records.at("/account/name").asText()).isEqualTo(person.name());
      assertThat(records.at("/account/teams/0/role").asText()).isEqualToIgnoringCase("editor");
      assertThat(records.get("sessions")).hasSize(2);
      assertThat(records.fieldNames()).toIterable().hasSizeGreaterThan(2);
      assertThat(records.toString()).doesNotContain("argon2");
    }
  }

  private static String read(Download file) {
    try {
      return Files.readString(file.path());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  public void whoeverGoesLeavesTheContentAndTakesTheName() {
    People.Person person = people.join("editor");
    String text = "We build a bridge called " + Members.word() + ".";
    try (BrowserContext window = Browsing.window(1280, true);
        BrowserContext readers = Browsing.window(1280, true)) {
      Page page = signedIn(window, person);
      page.navigate(PROFILE + "/edit?step=about");
      page.fill("[id='texts.en.summary']", text);
      page.click(".app-edit__buttons button[value=publish]");
      assertThat(page).hasURL(Pattern.compile(".*\\?saved"));
      Page reader = readers.newPage();
      Browsing.signIn(reader, "editor");
      assertThat(reader.navigate(PROFILE + "/history").text()).contains(person.name());

      page.navigate("/en/account/delete");
      Browsing.check(page, "account-delete");
      page.fill("#current", "wrong");
      submit(page);
      assertThat(page.locator("#current-error")).isVisible();
      page.fill("#current", People.PASSWORD);
      submit(page);
      assertThat(page).hasURL(Pattern.compile(".*/en/goodbye"));
      Browsing.check(page, "account-goodbye");

      assertThat(reader.navigate(PROFILE).text()).contains(text);
      assertThat(reader.navigate(PROFILE + "/history").text()).doesNotContain(person.name());
      assertThat(reader.navigate(People.TEAM).text()).doesNotContain(person.email());
    }
    assertThat(signIn(person.email(), People.PASSWORD)).isNotEqualTo(303);
  }

  @Test
  public void anOwnerInvitesAColleagueWhoLeavesAgain() {
    String email = People.address();
    try (BrowserContext owners = Browsing.window(1280, true);
        BrowserContext colleagues = Browsing.window(320, false)) {
      Page owner = owners.newPage();
      Browsing.signIn(owner, "owner");
      owner.navigate(People.TEAM);
      owner.fill("#email", "nowhere");
      owner.click("#invite button[type=submit]");
      assertThat(owner.locator("#email-error")).isVisible();
      owner.fill("#email", email);
      owner.check("#invite input[name=role][value=editor]");
      owner.check("#invite input[name=language][value=fr]");
      owner.click("#invite button[type=submit]");
      assertThat(owner.locator("#invitations")).containsText(email);
      Browsing.check(owner, "team-invited");

      Mailbox.Letter letter = mailbox.await(email, "/invitation/");
      Page colleague = colleagues.newPage();
      colleague.navigate(letter.link("/fr/invitation/"));
      Browsing.checkSize(colleague, "fr-invitation");
      colleague.fill("#name", "Jeanne Exemple");
      colleague.fill("#password", People.PASSWORD);
      colleague.fill("#password2", People.PASSWORD);
      colleague.check("input[name=language][value=fr]");
      submit(colleague);
      assertThat(colleague).hasURL(Pattern.compile(".*/fr/teams/.*"));
      owner.navigate(People.TEAM);
      assertThat(owner.locator("#members")).containsText(email);
      assertThat(colleague.navigate(letter.link("/fr/invitation/")).status()).isEqualTo(410);

      colleague.navigate(People.TEAM.replace("/en/", "/fr/"));
      colleague.click("#members a[href$='/remove']");
      Browsing.checkSize(colleague, "fr-team-leave");
      submit(colleague);
      owner.navigate(People.TEAM);
      assertThat(owner.locator("#members")).not().containsText(email);
      assertThat(colleague.navigate(People.TEAM).status()).isEqualTo(403);
      assertThat(colleague.navigate(PROFILE + "/edit").status()).isEqualTo(403);
      assertThat(colleague.navigate("/fr/home").status()).isEqualTo(200);
    }
  }

  @Test
  public void lettersAreChosen() {
    try (BrowserContext window = Browsing.window(320, false)) {
      Page page = window.newPage();
      Browsing.signIn(page, "editor");
      page.navigate("/en/account");
      page.click("main a[href='/en/account/letters']");
      Browsing.checkSize(page, "account-letters");
      String box = "input[name=wanted]";
      assertThat(page.locator(box).first()).isChecked();
      page.locator(box).first().uncheck();
      submit(page);
      assertThat(page.locator(box).first()).not().isChecked();
      page.locator(box).first().check();
      submit(page);
      assertThat(page.locator(box).first()).isChecked();
    }
  }

  /** As a mail program does it: without cookies, and without having looked at the page. */
  @Test
  public void oneClickEndsAKindOfLetter() {
    People.Person person = people.join("reader");
    assertThat(signIn(person.email(), People.PASSWORD)).isEqualTo(303);
    Mailbox.Letter letter = mailbox.await(person.email(), "had not used before");
    String link = letter.path("/unsubscribe/");
    assertThat(letter.html()).contains(link);
    Client program = new Client(portal.address());
    assertThat(program.get(link).statusCode()).isEqualTo(200);
    String choices = person.client().get("/en/account/letters").body();
    assertThat(choices).containsPattern(NEW_DEVICE + "[^>]*checked");
    int status =
        program
            .send(
                "POST",
                link,
                "List-Unsubscribe=One-Click",
                Map.of("Content-Type", "application/x-www-form-urlencoded"))
            .statusCode();
    assertThat(status).isEqualTo(200);
    choices = person.client().get("/en/account/letters").body();
    assertThat(choices).contains(NEW_DEVICE).doesNotContainPattern(NEW_DEVICE + "[^>]*checked");

    assertThat(signIn(person.email(), People.PASSWORD)).isEqualTo(303);
    program.submit("/en/forgotten", Map.of("email", person.email()));
    mailbox.await(person.email(), "/reset/");
    assertThat(mailbox.letters(person.email()))
        .filteredOn(l -> l.text().contains("had not used before"))
        .hasSize(1);
  }

  private static Page signedIn(BrowserContext window, People.Person person) {
    Page page = window.newPage();
    password(page, person);
    assertThat(page).hasURL(Pattern.compile(".*/en/home"));
    return page;
  }

  private static void password(Page page, People.Person person) {
    page.navigate("/en/sign-in");
    page.fill("#email", person.email());
    page.fill("#password", People.PASSWORD);
    submit(page);
  }

  private static void signOut(Page page) {
    page.navigate("/en/account");
    page.click("main form[action$='/sign-out'] button");
    page.waitForURL("**/en/");
  }

  private static void submit(Page page) {
    page.click("main form button[type=submit]");
  }
}

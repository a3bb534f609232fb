package org.alliance.portal.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.alliance.portal.itests.Authenticator;
import org.alliance.portal.itests.Mailbox;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.People;
import org.alliance.portal.itests.Wait;
import org.junit.Test;

/** A city joins: from the front page to its profile, in its own eyes and in a moderator's. */
public class JoiningIT {
  private static final String MODERATOR = "moderator@alliance.example";
  private static final String QUESTION = "How many people of your own work on this?";
  private static final String ANSWER = "Three, and one of them is a mediator.";

  private final Mailbox mailbox = Mailbox.shared();
  private final String name = "Grad " + Members.word();
  private final String translated = "City of " + name.substring(5);
  private final String email = name.substring(5).toLowerCase(Locale.ROOT) + "@grad.example";
  private String reference;
  private Instant begun;

  @Test
  public void aCityAppliesIsAskedBackIsAcceptedAndPublishesItsProfile() {
    try (BrowserContext applicants = Browsing.window(1280, true);
        BrowserContext moderators = Browsing.window(1280, true);
        BrowserContext others = Browsing.window(1280, true)) {
      String kept = begins(applicants);
      Page applicant = applicants.newPage();
      comesBack(applicant, kept);
      sends(applicant);
      confirms(applicant);
      Page moderator = moderators.newPage();
      Browsing.signIn(moderator, "moderator");
      asksBack(moderator);
      answers(applicant);
      mailbox.await(MODERATOR, name + " has answered");
      accepts(moderator);
      joins(applicant);
      Authenticator app = enrols(applicant);
      signsOutAndIn(applicant, app);
      Page other = others.newPage();
      Browsing.signIn(other, "member");
      String profile = publishes(applicant, other);
      Wait.until(
          "another member finds it",
          Duration.ofSeconds(20),
          () -> other.navigate("/en/search?q=" + name.substring(5)).text().contains(profile));
      other.click("main a[href*='" + profile + "']");
      assertThat(other.locator("main")).containsText("We repair houses");
    }
  }

  /** From the front page to the second step, with a mistake on the way; gives the kept address. */
  private String begins(BrowserContext window) {
    Page page = window.newPage();
    page.navigate("/en/");
    page.click("main a[href='/en/join']");
    Browsing.check(page, "joining-start");
    page.click("main form button[type=submit]");
    begun = Instant.now();
    assertThat(page.locator("#begun")).isVisible();
    Browsing.check(page, "joining-begun");
    page.fill("#name", name);
    next(page);
    assertThat(page.locator(".govuk-error-summary")).isVisible();
    assertThat(page.locator("#country-error")).isVisible();
    assertThat(page.locator("#name")).hasValue(name);
    Browsing.check(page, "joining-mistake");
    page.selectOption("#nameLang", "hr");
    page.fill("#nameTranslated", translated);
    page.selectOption("#country", "HR");
    page.check("input[name=kind][value=municipality]");
    next(page);
    assertThat(page).hasURL(Pattern.compile(".*/about"));
    Browsing.check(page, "joining-about");
    page.fill("#population", "45000");
    page.check("input[name=themes][value=housing]");
    // Leaving by the steps keeps what is not complete yet.
    page.click("button.app-steps__go[value=organisation]");
    assertThat(page.locator("#name")).hasValue(name);
    page.locator("details:has(.app-said) summary").click();
    String kept = page.locator("details .app-said a").getAttribute("href");
    page.close();
    return kept;
  }

  private void comesBack(Page page, String kept) {
    page.navigate(kept);
    page.click("button.app-steps__go[value=about]");
    assertThat(page.locator("#population")).hasValue("45000");
    assertThat(page.locator("input[name=themes][value=housing]")).isChecked();
    page.fill("textarea[name=about]", "We repair houses together with their tenants.");
    next(page);
    assertThat(page).hasURL(Pattern.compile(".*/contact"));
    Browsing.check(page, "joining-contact");
    page.fill("#contactName", "Iva Example");
    page.fill("#contactFunction", "Adviser of the mayor");
    page.fill("#email", "nowhere");
    page.check("input[name=lang][value=en]");
    next(page);
    assertThat(page.locator("#email-error")).isVisible();
    assertThat(page.locator("#email")).hasValue("nowhere");
    page.fill("#email", email);
    next(page);
    assertThat(page).hasURL(Pattern.compile(".*/check"));
  }

  private void sends(Page page) {
    assertThat(page.locator("main")).containsText("We repair houses together");
    Browsing.check(page, "joining-check");
    narrow(page, "joining-check");
    next(page);
    assertThat(page.locator("#agree-error")).isVisible();
    page.check("#agree");
    page.waitForTimeout(
        Math.max(0, Duration.between(Instant.now(), begun.plusSeconds(17)).toMillis()));
    next(page);
    assertThat(page.locator("main")).containsText(email);
    assertThat(page.locator("form[action$='/again']")).isVisible();
    Browsing.check(page, "joining-unconfirmed");
  }

  private void confirms(Page page) {
    String link = mailbox.await(email, "/confirm").link("/confirm");
    page.navigate(link);
    assertThat(page.locator("main")).containsText(email);
    Browsing.check(page, "joining-confirm");
    page.click("main form button[type=submit]");
    assertThat(page.locator("#confirmed")).isVisible();
    reference = page.locator("#confirmed strong").innerText();
    Browsing.check(page, "joining-confirmed");
    Mailbox.Letter receipt = mailbox.await(email, "will read it");
    assertThat(receipt.text()).contains(reference);
    page.navigate(receipt.link("/application/"));
    assertThat(page.locator("#reference")).hasText(reference);
    narrow(page, "joining-status");
    // The letter's link was used: it shows the status and confirms nothing twice.
    page.navigate(link);
    assertThat(page.locator("main")).containsText(reference);
    assertThat(page.locator("#confirmed")).hasCount(0);
  }

  private void asksBack(Page page) {
    assertThat(mailbox.await(MODERATOR, name).text()).contains(reference);
    page.click("main a[href='/en/admin/applications']");
    Browsing.check(page, "joining-queue");
    narrow(page, "joining-queue");
    page.click(".app-result:has-text('" + name + "') a");
    assertThat(page.locator(".app-meta .govuk-tag--yellow").first()).containsText("New");
    Browsing.check(page, "joining-application");
    narrow(page, "joining-application");
    page.locator("form[action$='/assign'] button").first().click();
    assertThat(page.locator("#holder")).containsText("Sample Moderator");
    page.click("#ask button[type=submit]");
    assertThat(page.locator("#text-error")).isVisible();
    page.fill("#text", QUESTION);
    page.click("#ask button[type=submit]");
    assertThat(page.locator(".govuk-notification-banner--success")).isVisible();
  }

  private void answers(Page page) {
    page.navigate(mailbox.await(email, QUESTION).link("/application/"));
    assertThat(page.locator("main")).containsText(QUESTION);
    Browsing.check(page, "joining-asked");
    page.fill("#answer", ANSWER);
    page.click("form:has(#answer) button[type=submit]");
    assertThat(page.locator("#answered")).isVisible();
    assertThat(page.locator("main")).containsText(ANSWER);
    Browsing.check(page, "joining-answered");
  }

  private void accepts(Page page) {
    page.reload();
    assertThat(page.locator("main")).containsText(ANSWER);
    page.click(".app-actions a[href$='/accept']");
    Browsing.check(page, "joining-accept");
    page.click("main form.app-form button[type=submit]");
    assertThat(page.locator("#decision")).isVisible();
    Browsing.check(page, "joining-decided");
  }

  private void joins(Page page) {
    assertThat(mailbox.await(email, "has been accepted").text()).contains(reference);
    page.navigate(mailbox.await(email, "invites you").link("/invitation/"));
    assertThat(page.locator("main")).containsText(email);
    Browsing.check(page, "joining-invitation");
    narrow(page, "joining-invitation");
    page.fill("#password", "short");
    page.fill("#password2", "short");
    page.click("main form button[type=submit]");
    assertThat(page.locator("#password-error")).isVisible();
    page.fill("#password", People.PASSWORD);
    page.fill("#password2", People.PASSWORD);
    page.check("input[name=language][value=en]");
    page.click("main form button[type=submit]");
    assertThat(page).hasURL(Pattern.compile(".*/en/teams/.*"));
    assertThat(page.locator("#members")).containsText(email);
    Browsing.check(page, "joining-team");
  }

  private static Authenticator enrols(Page page) {
    page.navigate("/en/account");
    page.click("main a[href='/en/account/factor']");
    Browsing.check(page, "joining-factor");
    Authenticator app = new Authenticator(page.locator("main code").innerText());
    page.fill("#code", app.code());
    page.click("main form button[type=submit]");
    assertThat(page.locator(".app-codes code").first()).isVisible();
    String code = page.locator(".app-codes code").first().innerText();
    Browsing.check(page, "joining-codes");
    page.navigate("/en/account/factor");
    assertThat(page.content()).doesNotContain(code);
    return app;
  }

  private void signsOutAndIn(Page page, Authenticator app) {
    page.navigate("/en/account");
    page.click("main form[action$='/sign-out'] button");
    page.navigate("/en/sign-in");
    page.fill("#email", email);
    page.fill("#password", People.PASSWORD);
    page.click("main form button[type=submit]");
    assertThat(page).hasURL(Pattern.compile(".*/sign-in/code.*"));
    Browsing.check(page, "joining-code");
    page.fill("#code", app.code());
    page.click("main form button[type=submit]");
    assertThat(page).hasURL(Pattern.compile(".*/en/home"));
  }

  /** Completes the draft that the acceptance brought, and publishes it; gives its address. */
  private String publishes(Page page, Page other) {
    String edit = ".app-card a[href^='/en/profiles/'][href$='/edit']";
    Wait.until(
        "the card of the draft",
        Duration.ofSeconds(20),
        () -> page.navigate("/en/home").ok() && page.locator(edit).count() == 1);
    Browsing.check(page, "joining-home");
    String profile = page.locator(edit).getAttribute("href").replace("/edit", "");
    assertThat(other.navigate(profile).status()).isIn(403, 404);
    page.click(edit);
    page.click("button.app-steps__go[value=about]");
    page.fill("[id='texts.en.summary']", "We repair houses together with their tenants.");
    page.click(".app-edit__buttons button[value=publish]");
    assertThat(page).hasURL(Pattern.compile(".*" + profile + ".*"));
    assertThat(page.locator(".govuk-notification-banner--success")).isVisible();
    assertThat(page.locator("#unpublished")).hasCount(0);
    Browsing.check(page, "joining-published");
    return profile;
  }

  private static void next(Page page) {
    page.click(".app-edit__buttons button[value=next]");
  }

  private static void narrow(Page page, String name) {
    page.setViewportSize(320, 900);
    Browsing.checkSize(page, name);
    page.setViewportSize(1280, 900);
  }
}

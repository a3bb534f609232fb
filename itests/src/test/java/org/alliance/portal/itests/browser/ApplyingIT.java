package org.alliance.portal.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.alliance.portal.itests.Mailbox;
import org.alliance.portal.itests.Members;
import org.junit.Test;

/** Applications that do not end well: declined, decided twice, sent too fast; and in French. */
public class ApplyingIT {
  private static final String MODERATOR = "moderator@alliance.example";

  private final Mailbox mailbox = Mailbox.shared();
  private final String name = "Town of " + Members.word();
  private final String email = name.substring(8).toLowerCase(Locale.ROOT) + "@town.example";

  @Test
  public void withoutScriptATownIsDeclinedAndTheSecondDecisionComesTooLate() {
    try (BrowserContext applicants = Browsing.window(320, false);
        BrowserContext moderators = Browsing.window(1280, true);
        BrowserContext admins = Browsing.window(320, false)) {
      Page town = applicants.newPage();
      appliesWithoutScript(town);
      Page moderator = moderators.newPage();
      Browsing.signIn(moderator, "moderator");
      moderator.navigate(mailbox.await(MODERATOR, name).link("/admin/applications/"));
      moderator.click(".app-actions a[href$='/decline']");
      Page admin = admins.newPage();
      Browsing.signIn(admin, "admin");
      admin.navigate(moderator.url());
      Browsing.checkSize(admin, "joining-decline");
      decline(moderator, "We cannot take more towns of your country this year.");
      assertThat(moderator.locator("#decision")).containsText("this year");

      admin.fill("#reason", "Your town is too small.");
      admin.click("button[name=step][value=preview]");
      if (admin.locator("#conflict").count() == 0) {
        admin.click("button[name=step][value=send]");
      }
      assertThat(admin.locator("#conflict")).isVisible();
      assertThat(admin.locator("main")).containsText("Your town is too small.");
      Browsing.checkSize(admin, "joining-conflict");

      Mailbox.Letter letter = mailbox.await(email, "this year");
      assertThat(letter.text()).contains(name).doesNotContain("too small");
      town.reload();
      assertThat(town.locator("main")).containsText("this year");
      Browsing.checkSize(town, "joining-declined");
    }
  }

  private void appliesWithoutScript(Page page) {
    page.navigate("/en/join");
    page.click("main form button[type=submit]");
    Instant begun = Instant.now();
    page.fill("#name", name);
    page.selectOption("#nameLang", "en");
    page.selectOption("#country", "HR");
    page.check("input[name=kind][value=municipality]");
    Browsing.checkSize(page, "joining-organisation");
    next(page);
    page.check("input[name=themes][value=housing]");
    page.fill("textarea[name=about]", "We repair houses.");
    next(page);
    page.fill("#contactName", "Iva Example");
    page.fill("#contactFunction", "Adviser of the mayor");
    page.fill("#email", email);
    page.check("input[name=lang][value=en]");
    next(page);
    page.check("#agree");
    page.waitForTimeout(
        Math.max(0, Duration.between(Instant.now(), begun.plusSeconds(17)).toMillis()));
    next(page);
    page.navigate(mailbox.await(email, "/confirm").link("/confirm"));
    page.click("main form button[type=submit]");
    assertThat(page.locator("#confirmed")).isVisible();
  }

  private static void decline(Page page, String reason) {
    page.click("button[name=step][value=preview]");
    assertThat(page.locator("#reason-error")).isVisible();
    page.fill("#reason", reason);
    page.click("button[name=step][value=preview]");
    assertThat(page.locator("#letter")).containsText(reason);
    Browsing.check(page, "joining-decline-preview");
    page.click("button[name=step][value=send]");
    assertThat(page.locator("#decision")).isVisible();
  }

  @Test
  public void theFormIsFrenchToo() {
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = window.newPage();
      page.navigate("/fr/");
      page.click("main a[href='/fr/join']");
      Browsing.check(page, "fr-joining-start");
      page.click("main form button[type=submit]");
      page.fill("#name", "Ville de " + Members.word());
      page.selectOption("#nameLang", "fr");
      page.selectOption("#country", "FR");
      page.check("input[name=kind][value=municipality]");
      Browsing.check(page, "fr-joining-organisation");
      next(page);
      page.check("input[name=themes][value=housing]");
      page.fill("textarea[name=about]", "Nous réparons des maisons.");
      next(page);
      page.fill("#contactName", "Ana Exemple");
      page.fill("#contactFunction", "Chargée de mission");
      page.fill("#email", email);
      page.check("input[name=lang][value=fr]");
      next(page);
      assertThat(page.locator("main")).containsText("Nous réparons des maisons.");
      Browsing.check(page, "fr-joining-check");
      // Too fast for a person: nothing is sent, and the page says what to do.
      page.check("#agree");
      Response refused = page.waitForResponse(r -> true, () -> next(page));
      assertThat(refused.status()).isEqualTo(429);
      assertThat(page.locator("#later")).isVisible();
    }
  }

  private static void next(Page page) {
    page.click(".app-edit__buttons button[value=next]");
  }
}

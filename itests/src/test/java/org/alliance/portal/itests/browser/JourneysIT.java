package org.alliance.portal.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.alliance.portal.api.Id;
import org.alliance.portal.itests.RunningPortal;
import org.junit.Test;

/** Coming in, going out, and a feature that goes and comes, in a real browser. */
public class JourneysIT {
  private static final String OWN = "/profiles/" + new Id(1001);

  @Test
  public void theKeyboardAloneIsEnough() {
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = window.newPage();
      page.navigate("/en/sign-in");
      page.keyboard().press("Tab");
      assertThat(page.locator(".govuk-skip-link")).isFocused();
      page.keyboard().press("Enter");
      page.focus("#email");
      page.keyboard().type("member@alliance.example");
      page.keyboard().press("Tab");
      page.keyboard().type(RunningPortal.PASSWORD);
      page.keyboard().press("Enter");
      page.waitForURL("**/en/home");
    }
  }

  @Test
  public void aMemberSignsOut() {
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = window.newPage();
      Browsing.signIn(page, "member");
      page.click("form[action$='/sign-out'] button");
      page.navigate("/en/profiles");
      assertThat(page.url()).contains("/en/sign-in");
    }
  }

  @Test
  public void anAdminRemovesAFeatureAndBringsItBack() {
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = window.newPage();
      Browsing.signIn(page, "admin");
      page.navigate("/en/admin/features");
      page.click("tr:has-text('profiles') >> text=/remove/i");
      Browsing.check(page, "en-admin-features-remove");
      page.click("main form button[type=submit]");
      assertThat(page.locator("nav a[href$='/en/profiles']")).hasCount(0);
      Browsing.check(page, "en-admin-features-removed");
      page.click("tr:has-text('profiles') button");
      assertThat(page.locator("nav a[href$='/en/profiles']")).hasCount(1);
      page.navigate("/en" + OWN);
      assertThat(page.locator("h1")).containsText("Novi Primer");
    }
  }
}

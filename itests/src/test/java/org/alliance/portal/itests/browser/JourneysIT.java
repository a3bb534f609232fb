package org.alliance.portal.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.Id;
import org.junit.Test;

/** What members do, in a real browser. */
public class JourneysIT {
  private static final String OWN = "/profiles/" + new Id(1001);

  @Test
  public void everyPageIsAccessibleInBothLanguagesWideAndNarrow() {
    for (int width : new int[] {1280, 320}) {
      try (BrowserContext window = Browsing.window(width, true)) {
        Page page = window.newPage();
        List<String> errors = errors(page);
        for (String lang : List.of("en", "fr")) {
          for (String path :
              List.of("/", "/about", "/terminology", "/accessibility", "/privacy", "/sign-in")) {
            open(page, lang, path);
          }
        }
        Browsing.signIn(page, "editor");
        for (String lang : List.of("en", "fr")) {
          for (String path :
              List.of("/home", "/account", "/profiles", OWN, OWN + "/edit", "/nothing-here")) {
            open(page, lang, path);
          }
        }
        assertThat(errors).isEmpty();
      }
      try (BrowserContext window = Browsing.window(width, true)) {
        Page page = window.newPage();
        Browsing.signIn(page, "admin");
        for (String lang : List.of("en", "fr")) {
          for (String path : List.of("/admin/features", "/admin/health", "/profiles/new")) {
            open(page, lang, path);
          }
        }
      }
    }
  }

  private static void open(Page page, String lang, String path) {
    page.navigate("/" + lang + path);
    Browsing.check(page, lang + path.replaceAll("[0-9A-Z]{13}", "one").replace('/', '-'));
  }

  /** What the browser itself complains of, such as a blocked style; a 404 asked for is no error. */
  private static List<String> errors(Page page) {
    List<String> errors = new ArrayList<>();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("404")) {
            errors.add(page.url() + " " + message.text());
          }
        });
    page.onPageError(error -> errors.add(page.url() + " " + error));
    return errors;
  }

  @Test
  public void aMemberFindsACityAndReadsItsProfile() {
    for (boolean script : new boolean[] {true, false}) {
      try (BrowserContext window = Browsing.window(1280, script)) {
        Page page = window.newPage();
        Browsing.signIn(page, "member");
        page.click("nav a[href$='/en/profiles']");
        page.selectOption("#country", "RS");
        page.selectOption("#kind", "municipality");
        page.click(".app-filter button");
        assertThat(page.url()).contains("country=RS").contains("kind=municipality");
        page.click(".app-result__title a:has-text('Novi Primer')");
        assertThat(page.locator("h1")).containsText("Novi Primer");
        page.click(".app-language a");
        assertThat(page.url()).contains("/fr" + OWN);
        assertThat(page.locator("html")).hasAttribute("lang", "fr");
      }
    }
  }

  @Test
  public void anEditorMendsAMistakeAndSaves() {
    for (boolean script : new boolean[] {true, false}) {
      try (BrowserContext window = Browsing.window(script ? 1280 : 320, script)) {
        Page page = window.newPage();
        Browsing.signIn(page, "editor");
        page.navigate("/en" + OWN + "/edit");
        String summary = "We share what worked, script " + script;
        page.fill("[id='texts.en.summary']", summary);
        page.fill("[id='population.count']", "many");
        page.click("main form button[type=submit]");
        assertThat(page.locator(".govuk-error-summary")).isVisible();
        assertThat(page.locator("[id='texts.en.summary']")).hasValue(summary);
        if (script) {
          assertThat(page.locator(".govuk-error-summary")).isFocused();
        }
        page.click(".govuk-error-summary a[href='#population.count']");
        assertThat(page.locator("[id='population.count']")).isFocused();
        page.fill("[id='population.count']", "14111");
        page.click("main form button[type=submit]");
        page.waitForURL("**/en" + OWN + "*");
        assertThat(page.locator("main")).containsText(summary);
      }
    }
  }

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
      page.keyboard().type(org.alliance.portal.itests.RunningPortal.PASSWORD);
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

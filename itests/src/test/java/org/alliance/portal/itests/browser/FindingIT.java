package org.alliance.portal.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.RunningPortal;
import org.junit.Test;

/** A city is found by its name, by what it is about, and on the map. */
public class FindingIT {
  private static final String CITY = "Jasenov Brod";
  private static final boolean[] BOTH = {true, false};
  private final Members members = new Members(RunningPortal.shared());

  @Test
  public void byNameInTheHeaderWithATypo() {
    for (boolean script : BOTH) {
      try (BrowserContext window = Browsing.window(1280, script)) {
        Page page = window.newPage();
        Browsing.signIn(page, "member");
        page.fill("#portal-search", "jasneov brod");
        page.press("#portal-search", "Enter");
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.url()).contains("/en/search?q=jasneov");
        page.click("#corrected a");
        assertThat(page.locator("#words")).hasValue("jasenov brod");
        assertThat(page.locator(".app-result mark").first()).isVisible();
        page.click(".app-result__title a:has-text('" + CITY + "')");
        assertThat(page.locator("h1")).hasText(CITY);
      }
    }
  }

  @Test
  public void bySuggestionsWhileTyping() {
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = window.newPage();
      Browsing.signIn(page, "member");
      page.locator("#portal-search").pressSequentially("jasneo");
      Locator offered = page.locator("#portal-suggestions a:has-text('" + CITY + "')");
      assertThat(offered).isVisible();
      assertThat(page.locator("#portal-suggestions [role=status]"))
          .containsText(Pattern.compile("\\d"));
      Browsing.check(page, "en-suggestions");
      offered.click();
      assertThat(page.locator("h1")).hasText(CITY);
    }
  }

  @Test
  public void byTheKeyboardAlone() {
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = window.newPage();
      Browsing.signIn(page, "member");
      tabTo(page, "#portal-search");
      page.keyboard().type("jasenov");
      assertThat(page.locator("#portal-suggestions a:has-text('" + CITY + "')")).isVisible();
      tabTo(page, "#portal-suggestions a:has-text('" + CITY + "')");
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).hasText(CITY);

      page.navigate("/en/profiles");
      tabTo(page, "#filters-country-more summary");
      page.keyboard().press("Enter");
      tabTo(page, "#filters-country-RS");
      page.keyboard().press("Space");
      assertThat(page.locator(".app-chip")).hasCount(1);
      assertThat(page.locator("#filters-country-RS")).isFocused();
      assertThat(page).hasURL(Pattern.compile(".*country=RS.*"));
      tabTo(page, ".app-result__title a:has-text('" + CITY + "')");
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).hasText(CITY);
    }
  }

  private static void tabTo(Page page, String selector) {
    for (int presses = 0; presses < 150; presses++) {
      if ((Boolean)
          page.locator(selector).first().evaluate("e => e === document.activeElement", null)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("The Tab key does not lead to " + selector);
  }

  @Test
  public void byCountryAndThemeInTheDirectory() {
    for (boolean script : BOTH) {
      try (BrowserContext window = Browsing.window(1280, script)) {
        Page page = window.newPage();
        Browsing.signIn(page, "member");
        page.click("nav a[href$='/en/profiles']");
        int all = total(page);
        choose(page, "#filters-country-RS", script);
        int serbian = total(page);
        choose(page, "#filters-theme-health", script);
        assertThat(page.url()).contains("country=RS").contains("theme=health");
        int few = total(page);
        assertThat(all).isGreaterThan(serbian);
        assertThat(serbian).isGreaterThan(few);
        assertThat(page.locator(".app-result")).hasCount(few);
        assertThat(count(page, "#filters-theme-health")).isEqualTo(few);

        Locator other = page.locator(".app-language a");
        other.click();
        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        assertThat(page.url()).contains("country=RS").contains("theme=health");
        assertThat(page.locator(".app-result")).hasCount(few);

        page.locator(".app-switch a").last().click();
        assertThat(page.locator("svg.app-map__svg")).isVisible();
        assertThat(page.url()).contains("country=RS").contains("view=map");
        assertThat(page.locator(".app-chip")).hasCount(2);
        page.locator(".app-switch a").first().click();
        assertThat(page.locator(".app-result")).hasCount(few);

        page.click(".app-chip:has-text('Serbie')");
        assertThat(page.locator(".app-chip")).hasCount(1);
        assertThat(page.url()).doesNotContain("country=RS");
        assertThat(total(page)).isGreaterThanOrEqualTo(few);
        page.click(".app-chips__clear");
        assertThat(page.locator(".app-chip")).hasCount(0);
        assertThat(total(page)).isEqualTo(all);
      }
    }
  }

  private static void choose(Page page, String box, boolean script) {
    int chips = page.locator(".app-chip").count();
    unfold(page, box);
    page.check(box);
    if (!script) {
      page.click(".app-facets__apply");
    }
    assertThat(page.locator(".app-chip")).hasCount(chips + 1);
  }

  /** A facet shows its first values; the rest is folded. */
  private static void unfold(Page page, String box) {
    if (!page.locator(box).isVisible()) {
      page.click("details:has(" + box + "):not(.app-facets__fold) summary");
    }
  }

  private static int total(Page page) {
    return number(page.locator("#total").innerText());
  }

  private static int count(Page page, String box) {
    return number(
        page.locator(".govuk-checkboxes__item:has(" + box + ") .app-facet__count").innerText());
  }

  private static int number(String text) {
    return Integer.parseInt(text.replaceAll("[^0-9]", ""));
  }

  @Test
  public void theListKeepsItsOrderAndTheWayBack() {
    try (BrowserContext window = Browsing.window(1280, false)) {
      Page page = window.newPage();
      Browsing.signIn(page, "member");
      page.navigate("/en/profiles?country=RO");
      page.selectOption("#filters-sort", "population");
      page.click(".app-sort button");
      assertThat(page.url()).contains("sort=population").contains("country=RO");
      String first = page.locator(".app-result__title").first().innerText();
      page.locator(".app-result__title a").first().click();
      assertThat(page.locator("h1")).hasText(first);
      page.click(".govuk-back-link");
      assertThat(page.url()).contains("sort=population").contains("country=RO");
      assertThat(page.locator(".app-result__title").first()).hasText(first);
    }
  }

  @Test
  public void onTheMapByCountryAndPoint() {
    for (boolean script : BOTH) {
      try (BrowserContext window = Browsing.window(1280, script)) {
        Page page = window.newPage();
        Browsing.signIn(page, "member");
        page.navigate("/en/profiles");
        page.locator(".app-switch a").last().click();
        Locator serbia = page.locator("a.app-map__link[href*='country=RS']");
        assertThat(serbia).hasAttribute("aria-label", Pattern.compile("Serbia: \\d+ members"));
        serbia.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("a.app-map__link--current")).hasCount(1);
        assertThat(page.url()).contains("country=RS").contains("view=map");
        Locator point = page.locator("a.app-map__place[aria-label*='" + CITY + "']");
        point.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText(CITY);
      }
    }
  }

  @Test
  public void everybodySeesWhatMembersMadePublicAndNoMore() {
    String secret = Members.word();
    String open = Members.word();
    String name = Members.word();
    String id =
        members.add(
            name,
            """
            ,"texts":{"en":{"summary":"Our %s is for everybody.","needs":"Our %s is for members."}},
            "population":{"count":43210,"year":2021},"themes":["housing"],
            "visibility":{"about":"public","facts":"members","work":"members"}"""
                .formatted(open, secret));
    members.untilFound(secret, id);
    try (BrowserContext window = Browsing.window(320, true)) {
      Page page = window.newPage();
      page.navigate("/en/participants?q=" + name);
      page.click(".app-result__title a:has-text('" + name + "')");
      assertThat(page.locator("h1")).hasText(name);
      assertThat(page.content()).contains(open).doesNotContain(secret).doesNotContain("43,210");
      assertThat(page.locator("#more")).isVisible();
      Browsing.check(page, "en-participant");

      for (String address :
          new String[] {"/en/search?q=", "/en/participants?q=", "/api/v1/search?q="}) {
        assertThat(page.navigate(address + open).text()).as(address).contains(name);
        assertThat(page.navigate(address + secret).text()).as(address).doesNotContain(name);
      }
      assertThat(page.navigate("/en/search/suggest?q=" + secret).text()).doesNotContain(name);
      assertThat(page.navigate("/en/search?q=" + name + "&theme=housing").text())
          .as("a hidden theme is no filter either")
          .doesNotContain(id);
    }
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = window.newPage();
      Browsing.signIn(page, "member");
      page.navigate("/en/search?q=" + secret);
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
      assertThat(page.locator("main")).containsText(secret);
      assertThat(page.locator("main")).containsText("43,210");
    }
  }

  @Test
  public void nothingFoundHelpsOn() {
    for (String lang : new String[] {"en", "fr"}) {
      try (BrowserContext window = Browsing.window(320, true)) {
        Page page = window.newPage();
        page.navigate("/" + lang + "/search?q=xyzzyplugh");
        assertThat(page.locator("#empty")).isVisible();
        Browsing.check(page, lang + "-search-empty");
        page.navigate("/" + lang + "/participants?q=xyzzyplugh");
        page.click("#empty a");
        assertThat(page.locator(".app-result").first()).isVisible();
      }
    }
  }
}

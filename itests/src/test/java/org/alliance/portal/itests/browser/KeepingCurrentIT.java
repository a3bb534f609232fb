package org.alliance.portal.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.alliance.portal.itests.Mailbox;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.RunningPortal;
import org.alliance.portal.itests.Wait;
import org.junit.Test;

/** What keeps a profile right over the years: its history, its contacts, its figures. */
public class KeepingCurrentIT {
  private static final boolean[] BOTH = {true, false};
  private final Members members = new Members(RunningPortal.shared());

  @Test
  public void aChangeIsSeenInTheHistoryAndTakenBack() {
    for (boolean script : BOTH) {
      String name = Members.word();
      String before = ",\"texts\":{\"en\":{\"summary\":\"A calm town with a mill.\"}}";
      String id = members.add(name, before);
      members.change(
          id, Members.municipality(name, before.replace("a mill", "a library and a mill")));
      try (BrowserContext window = Browsing.window(script ? 1280 : 320, script)) {
        Page page = window.newPage();
        Browsing.signIn(page, "moderator");
        page.navigate("/en/profiles/" + id);
        page.click(".app-member-links a[href$='/history']");
        assertThat(page.locator(".app-history__version")).hasCount(2);
        assertThat(page.locator(".app-history__version").first()).containsText("Sample partner");
        page.selectOption("#from", "1");
        page.selectOption("#to", "2");
        page.click(".app-compare-versions button");
        assertThat(page.locator(".app-diff ins")).containsText("library");
        assertThat(page.locator(".app-diff tbody tr")).hasCount(1);
        Browsing.checkSize(page, "history-diff");

        page.click("a[href$='/history/1']");
        assertThat(page.locator("#restore .app-diff del")).containsText("library");
        page.click("#restore button");
        assertThat(page).hasURL(Pattern.compile(".*\\?saved"));
        assertThat(page.locator("main")).containsText("A calm town with a mill.");
        page.navigate("/en/profiles/" + id + "/history");
        assertThat(page.locator(".app-history__version")).hasCount(3);
      }
      assertThat(members.get(id).at("/texts/en/summary").asText()).doesNotContain("library");
    }
  }

  @Test
  public void goingBackUnderSomebodyElsesHandsIsRefused() {
    String name = Members.word();
    String id = members.add(name, ",\"mediators\":1");
    members.change(id, Members.municipality(name, ",\"mediators\":2"));
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = window.newPage();
      Browsing.signIn(page, "moderator");
      page.navigate("/en/profiles/" + id + "/history/1");
      members.change(id, Members.municipality(name, ",\"mediators\":3"));
      page.click("#restore button");
      assertThat(page.locator("#changed")).isVisible();
      Browsing.check(page, "en-history-changed");
    }
    assertThat(members.get(id).get("mediators").asInt()).isEqualTo(3);
  }

  @Test
  public void stillRightIsSaidWithOneClick() {
    String id = members.add(Members.word(), "");
    try (BrowserContext window = Browsing.window(1280, false)) {
      Page page = window.newPage();
      Browsing.signIn(page, "moderator");
      page.navigate("/en/profiles/" + id);
      page.click("form[action$='/confirm'] button");
      assertThat(page.locator(".govuk-notification-banner--success")).isVisible();
      assertThat(page.locator("h1")).isVisible();
    }
  }

  @Test
  public void aContactIsShownOnlyAfterThatPersonAgreedAndGoesWithTheirWord() {
    String id = members.add(Members.word(), "");
    String address = "/en/profiles/" + id;
    String person = "Ana " + Members.word();
    String mail = "ana-" + id.toLowerCase(Locale.ROOT) + "@city.example";
    try (BrowserContext editors = Browsing.window(1280, true);
        BrowserContext readers = Browsing.window(1280, true);
        BrowserContext persons = Browsing.window(320, false)) {
      Page editor = editors.newPage();
      Browsing.signIn(editor, "moderator");
      Page reader = readers.newPage();
      Browsing.signIn(reader, "member");
      editor.navigate(address);
      editor.click(".app-care a[href$='/contacts']");
      editor.fill("#name", person);
      editor.fill("#email", "nowhere");
      editor.click("#add button[type=submit]");
      assertThat(editor.locator(".govuk-error-summary")).isVisible();
      assertThat(editor.locator("#name")).hasValue(person);
      editor.fill("#role", "Project manager");
      editor.fill("#email", mail);
      editor.click("#add button[type=submit]");
      assertThat(editor.locator(".govuk-notification-banner--success")).isVisible();
      Browsing.check(editor, "en-contact-asked");
      String first = Mailbox.shared().await(mail, 1).link("/contacts/");
      editor.click(".app-contact form button");
      String link = Mailbox.shared().await(mail, 2).link("/contacts/");
      assertThat(editor.content()).doesNotContain(link.replaceAll(".*/", ""));
      reader.navigate(address);
      assertThat(reader.content()).doesNotContain(person);

      Page anybody = persons.newPage();
      assertThat(anybody.navigate(first).status()).isEqualTo(404);
      anybody.navigate(link);
      assertThat(anybody.locator("main")).containsText(person);
      Browsing.checkSize(anybody, "contact-link");
      anybody.click("button[name=answer][value=agree]");
      assertThat(anybody.locator("#agreed")).isVisible();
      reader.navigate(address);
      assertThat(reader.locator(".app-contact")).containsText(person);
      assertThat(reader.locator(".app-contact a[href='mailto:" + mail + "']")).isVisible();
      assertThat(reader.navigate("/en/participants/" + id).text()).doesNotContain(person);
      editor.navigate(address + "/contacts");
      assertThat(editor.locator(".app-contact__state .govuk-tag--green")).isVisible();

      anybody.navigate(link);
      anybody.click("button[name=answer][value=withdraw]");
      assertThat(anybody.locator("#withdrawn")).isVisible();
      assertThat(reader.navigate(address).text()).doesNotContain(person);
      assertThat(editor.navigate(address + "/contacts").text()).doesNotContain(person);
      Response dead = anybody.navigate(link);
      assertThat(dead.status()).isEqualTo(404);
      assertThat(anybody.locator("#dead")).isVisible();
    }
  }

  @Test
  public void figuresOfTheYearsBecomeAChartWithItsTable() {
    String id = members.add(Members.word(), "");
    for (boolean script : BOTH) {
      try (BrowserContext window = Browsing.window(script ? 1280 : 320, script)) {
        Page page = window.newPage();
        Browsing.signIn(page, "moderator");
        page.navigate("/en/profiles/" + id);
        page.click(".app-care a[href$='/figures']");
        add(page, "3001", "1");
        assertThat(page.locator(".govuk-error-summary")).isVisible();
        assertThat(page.locator("#year")).hasValue("3001");
        int year = script ? 2011 : 2016;
        add(page, "" + year, "12345");
        assertThat(page.locator(".govuk-notification-banner--success")).isVisible();
        add(page, "" + (year + 2), "23456");
        page.navigate("/en/profiles/" + id);
        Locator progress = page.locator(".app-progress");
        assertThat(progress.locator("svg").first()).isVisible();
        assertThat(progress.locator("table tr:has-text('" + year + "')").first())
            .containsText("12,345");
        Browsing.checkSize(page, "progress");
        page.navigate("/en/profiles/" + id + "/figures");
        page.click("tr:has-text('" + year + "') button");
        assertThat(page.locator("tr:has-text('12,345')")).hasCount(0);
      }
    }
  }

  private static void add(Page page, String year, String people) {
    page.fill("#year", year);
    page.fill("#minimum", people);
    page.click("#add button[type=submit]");
  }

  @Test
  public void membersStandSideBySide() {
    String first = Members.word();
    String second = Members.word();
    String third = Members.word();
    members.add(first, ",\"mediators\":1,\"population\":{\"count\":11223,\"year\":2021}");
    members.add(second, ",\"themes\":[\"housing\"]");
    members.untilFound(third, members.add(third, ""));
    for (boolean script : BOTH) {
      try (BrowserContext window = Browsing.window(1280, script)) {
        Page page = window.newPage();
        Browsing.signIn(page, "member");
        page.navigate("/en/profiles?country=HR&sort=newest");
        for (String name : new String[] {first, second}) {
          page.check(".app-result:has-text('" + name + "') input[name=id]");
        }
        page.click(".app-choose__bar button");
        assertThat(page.locator(".app-compare__name")).hasCount(2);
        assertThat(page.locator(".app-compare")).containsText("11,223");
        page.fill("#add", third);
        page.click(".app-add button");
        page.click("ul[aria-labelledby=offers] a:has-text('" + third + "')");
        assertThat(page.locator(".app-compare__name")).hasCount(3);
        page.click(".app-compare__name:has-text('" + first + "') .app-compare__remove");
        assertThat(page.locator(".app-compare__name")).hasCount(2);
        assertThat(page.locator(".app-compare")).not().containsText("11,223");
      }
    }
  }

  @Test
  public void whatIsMissingIsNamedAndLeadsToItsStep() {
    String id = members.add(Members.word(), "");
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = window.newPage();
      Browsing.signIn(page, "moderator");
      page.navigate("/en/profiles/" + id);
      int before = percent(page);
      page.click(".app-completeness li a[href*='step=about']");
      page.fill("[id='texts.en.summary']", "Now there is something to read.");
      page.click(".app-edit__buttons button[value=publish]");
      assertThat(page).hasURL(Pattern.compile(".*\\?saved"));
      assertThat(percent(page)).isGreaterThan(before);
      assertThat(page.locator(".app-completeness")).isVisible();
    }
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = window.newPage();
      Browsing.signIn(page, "member");
      page.navigate("/en/profiles/" + id);
      assertThat(page.locator(".app-completeness")).hasCount(0);
    }
  }

  private static int percent(Page page) {
    return Integer.parseInt(
        page.locator(".app-completeness__figure").innerText().replaceAll("[^0-9]", ""));
  }

  @Test
  public void aSectionIsHiddenFromWhomItIsNotFor() {
    String secret = Members.word();
    String id =
        members.add(
            Members.word(),
            ",\"texts\":{\"en\":{\"needs\":\"We look for %s.\"}}".formatted(secret));
    members.untilFound(secret, id);
    try (BrowserContext editors = Browsing.window(1280, false);
        BrowserContext readers = Browsing.window(1280, false)) {
      Page reader = readers.newPage();
      Browsing.signIn(reader, "member");
      assertThat(reader.navigate("/en/profiles/" + id).text()).contains(secret);
      Page editor = editors.newPage();
      Browsing.signIn(editor, "moderator");
      editor.navigate("/en/profiles/" + id + "/edit?step=visibility");
      editor.check("input[name='visibility.work'][value=organisation]");
      editor.click(".app-edit__buttons button[value=publish]");
      assertThat(editor).hasURL(Pattern.compile(".*\\?saved"));
      assertThat(editor.locator("main")).containsText(secret);
      assertThat(reader.navigate("/en/profiles/" + id).text()).doesNotContain(secret);
      assertThat(reader.locator("#hidden")).isVisible();
      for (String history : new String[] {"/history", "/history/1", "/history/2"}) {
        assertThat(reader.navigate("/en/profiles/" + id + history).text())
            .as(history)
            .doesNotContain(secret);
      }
      Wait.until(
          "it is hidden from the search too",
          Duration.ofSeconds(20),
          () -> !reader.navigate("/en/search?q=" + secret).text().contains(id));
      assertThat(editor.navigate("/en/search?q=" + secret).text()).contains(id);
    }
  }
}

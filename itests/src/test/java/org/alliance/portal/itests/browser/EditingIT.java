package org.alliance.portal.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.regex.Pattern;
import org.alliance.portal.api.Id;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.RunningPortal;
import org.junit.Test;

/** A profile is written in short steps, and nothing that was typed is lost. */
public class EditingIT {
  private static final String OWN = "/en/profiles/" + new Id(1001);
  private static final String SUMMARY = "[id='texts.en.summary']";
  private static final String PEOPLE = "[id='population.count']";
  private static final boolean[] BOTH = {true, false};
  private final Members members = new Members(RunningPortal.shared());

  @Test
  public void stepByStepWithAPauseAndAMistake() {
    for (boolean script : BOTH) {
      String name = Members.word();
      String address = "/en/profiles/" + members.add(name, "");
      try (BrowserContext window = Browsing.window(script ? 1280 : 320, script)) {
        Page page = window.newPage();
        Browsing.signIn(page, "moderator");
        page.navigate(address);
        page.click(".app-care a[href$='/edit']");
        page.fill("[id='names.fr']", name + " la Jolie");
        press(page, "next");
        assertThat(page).hasURL(Pattern.compile(".*step=facts"));
        page.fill(PEOPLE, "many");
        press(page, "next");
        assertThat(page.locator(".app-steps__step--problem")).hasCount(1);
        page.fill(SUMMARY, "We share **what worked**.");
        press(page, "leave");
        assertThat(page).hasURL(Pattern.compile(".*/en/home"));
        assertThat(page.locator("main")).containsText(name);
        page.navigate(address);
        assertThat(page.locator("main")).not().containsText("what worked");

        page.navigate("/en/drafts");
        page.click("main a:has-text('" + name + "')");
        assertThat(page.locator("#begun")).isVisible();
        page.click("button.app-steps__go[value=about]");
        assertThat(page.locator(SUMMARY)).hasValue("We share **what worked**.");
        page.click("button.app-steps__go[value=review]");
        assertThat(page.locator("#changes")).containsText("la Jolie");
        press(page, "publish");
        Locator summary = page.locator(".govuk-error-summary");
        assertThat(summary).isVisible();
        if (script) {
          assertThat(summary).isFocused();
        }
        Browsing.checkSize(page, "edit-refused");
        summary.locator("a").first().click();
        assertThat(page.locator(PEOPLE)).hasValue("many");
        assertThat(page.locator("[id='population.count-error']")).isVisible();
        if (script) {
          assertThat(page.locator(PEOPLE)).isFocused();
        }
        page.fill(PEOPLE, "14111");
        page.fill("[id='population.year']", "2021");
        press(page, "publish");
        assertThat(page).hasURL(Pattern.compile(".*\\?saved"));
        assertThat(page.locator(".app-member strong:has-text('what worked')")).isVisible();
        assertThat(page.locator("main")).containsText("14,111");
        page.navigate("/en/drafts");
        assertThat(page.locator("main")).not().containsText(name);
      }
    }
  }

  private static void press(Page page, String what) {
    page.click(".app-edit__buttons button[name=do][value=" + what + "]");
  }

  @Test
  public void aNewMemberIsAddedFromADraft() {
    String name = Members.word();
    try (BrowserContext window = Browsing.window(1280, false)) {
      Page page = window.newPage();
      Browsing.signIn(page, "moderator");
      page.navigate("/en/profiles");
      page.click("main a[href$='/profiles/new']");
      page.selectOption("#original", "fr");
      page.fill("[id='names.fr']", name);
      press(page, "next");
      press(page, "publish");
      assertThat(page.locator(".govuk-error-summary")).isVisible();
      page.click("button.app-steps__go[value=names]");
      assertThat(page.locator("[id='names.fr']")).hasValue(name);
      page.check("input[name=kind][value=municipality]");
      page.selectOption("#country", "FR");
      press(page, "publish");
      assertThat(page.locator("h1")).hasText(name);
    }
  }

  @Test
  public void whatIsTypedIsKeptByItselfAndThrownAwayOnRequest() {
    String id = members.add(Members.word(), "");
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = window.newPage();
      Browsing.signIn(page, "moderator");
      page.clock().install();
      page.navigate("/en/profiles/" + id + "/edit?step=about");
      page.fill(SUMMARY, "Typed and never sent.");
      page.clock().fastForward(11_000);
      assertThat(page.locator("[data-draft-state]")).containsText(Pattern.compile("\\d\\d:\\d\\d"));

      Page other = window.newPage();
      other.navigate("/en/profiles/" + id + "/edit");
      assertThat(other.locator("#begun")).isVisible();
      other.click("button.app-steps__go[value=about]");
      assertThat(other.locator(SUMMARY)).hasValue("Typed and never sent.");
      other.click("button[name=discard]");
      other.navigate("/en/profiles/" + id + "/edit?step=about");
      assertThat(other.locator(SUMMARY)).hasValue("");
    }
  }

  @Test
  public void aSessionLostInTheMiddleLosesNothing() {
    for (boolean script : BOTH) {
      try (BrowserContext window = Browsing.window(1280, script)) {
        Page page = window.newPage();
        Browsing.signIn(page, "editor");
        page.navigate(OWN + "/edit?step=about");
        String text = "Written before the session was lost: " + Members.word();
        page.fill(SUMMARY, text);
        Browsing.loseSession(window);
        press(page, "next");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
        page.fill("#email", "editor@alliance.example");
        page.fill("#password", RunningPortal.PASSWORD);
        page.click("main button[type=submit]");
        assertThat(page.locator("#kept")).isVisible();
        assertThat(page.locator(SUMMARY)).hasValue(text);
        press(page, "publish");
        assertThat(page).hasURL(Pattern.compile(".*\\?saved"));
        assertThat(page.locator("main")).containsText(text);
      }
    }
  }

  @Test
  public void twoEditorsSeeBothVersionsAndTakeFromEach() {
    String id = members.add(Members.word(), "");
    String edit = "/en/profiles/" + id + "/edit?step=about";
    String mine = "Mine " + Members.word();
    String theirs = "Theirs " + Members.word();
    try (BrowserContext first = Browsing.window(1280, true);
        BrowserContext second = Browsing.window(1280, true)) {
      Page one = first.newPage();
      Browsing.signIn(one, "moderator");
      Page two = second.newPage();
      Browsing.signIn(two, "admin");
      one.navigate(edit);
      two.navigate(edit);
      one.fill(SUMMARY, mine);
      one.fill("#website", "https://mine.example");
      two.fill(SUMMARY, theirs);
      two.fill("#website", "https://theirs.example");
      press(two, "publish");
      assertThat(two).hasURL(Pattern.compile(".*\\?saved"));

      press(one, "publish");
      Locator conflict = one.locator("#conflict");
      assertThat(conflict).containsText(mine);
      assertThat(conflict).containsText(theirs);
      Browsing.check(one, "en-edit-conflict");
      one.getByLabel("Website").check();
      press(one, "publish");
      assertThat(one).hasURL(Pattern.compile(".*\\?saved"));
      assertThat(one.locator("main")).containsText(mine);
      assertThat(one.locator("main")).containsText("theirs.example");
    }
  }

  @Test
  public void whoMayBeNamedIsAskedAboutBeforeAnythingIsPublished() {
    String id = members.add(Members.word(), "");
    for (boolean script : BOTH) {
      String word = Members.word();
      try (BrowserContext window = Browsing.window(1280, script)) {
        Page page = window.newPage();
        Browsing.signIn(page, "moderator");
        page.navigate("/en/profiles/" + id + "/edit?step=about");
        page.fill(SUMMARY, word + ": call us on +40 722 123 456, born 12 March 1980.");
        press(page, "next");
        assertThat(page.locator("#named")).containsText("722");
        Browsing.checkSize(page, "edit-persons");
        press(page, "publish");
        assertThat(page.locator("[id='persons.checked-error']")).isVisible();
        page.check("[id='persons.checked']");
        press(page, "publish");
        assertThat(page).hasURL(Pattern.compile(".*\\?saved"));
        assertThat(page.locator("main")).containsText(word);
      }
    }
  }

  @Test
  public void markdownIsShownBeforeItIsPublishedAndCleaned() {
    String id = members.add(Members.word(), "");
    for (boolean script : BOTH) {
      try (BrowserContext window = Browsing.window(1280, script)) {
        Page page = window.newPage();
        Browsing.signIn(page, "moderator");
        Response step = page.navigate("/en/profiles/" + id + "/edit?step=about");
        assertThat(step.status()).isEqualTo(200);
        page.fill(
            SUMMARY,
            "A **bold** [link](javascript:alert(1)) and <b>tags</b> <script>alert(1)</script>");
        page.click("button[name=preview][value='texts.en.summary']");
        Locator preview = page.locator("[id='texts.en.summary-preview']");
        assertThat(preview.locator("strong")).hasText("bold");
        assertThat(preview.locator("a[href^=javascript], script, b")).hasCount(0);
        assertThat(page.locator(SUMMARY)).hasValue(Pattern.compile("A \\*\\*bold.*"));
      }
    }
  }

  @Test
  public void theEnterKeyNeverPublishes() {
    String id = members.add(Members.word(), "");
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = window.newPage();
      Browsing.signIn(page, "moderator");
      page.navigate("/en/profiles/" + id + "/edit");
      page.fill("[id='names.fr']", "Entrée");
      page.press("[id='names.fr']", "Enter");
      assertThat(page).hasURL(Pattern.compile(".*step=facts"));
    }
    assertThat(members.get(id).at("/names/fr").asText()).isEmpty();
  }
}

package org.alliance.portal.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.alliance.portal.itests.browser.Initiative.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.alliance.portal.itests.Wait;
import org.junit.Test;

/** Initiatives are written in whatever way somebody writes, and nothing that was typed is lost. */
public class WritingProjectsIT {
  private static final Duration FOUND = Duration.ofSeconds(20);
  private static final int MOST_TABS = 120;

  @Test
  public void whatIsPublishedStaysUntilTheNextVersionAndLeadsToItsSuccessor() {
    Initiative school = new Initiative("en");
    Initiative successor = new Initiative("en");
    try (BrowserContext editors = Browsing.window(1280, true);
        BrowserContext moderators = Browsing.window(1280, true);
        BrowserContext readers = Browsing.window(1280, true)) {
      Page editor = editors.newPage();
      Browsing.signIn(editor, "editor");
      Page moderator = moderators.newPage();
      Browsing.signIn(moderator, "moderator");
      Page reader = readers.newPage();
      Browsing.signIn(reader, "member");
      school.submit(editor);
      school.publish(moderator);

      editor.navigate(school.address());
      editor.click("#care a.govuk-button");
      editor.fill(school.text("outcome"), "Everybody came.");
      press(editor, "submit");
      reader.navigate(school.address());
      assertThat(reader.locator("main")).containsText("Many came.");
      editor.navigate(school.address());
      assertThat(editor.locator("#work")).isVisible();
      assertThat(editor.locator("main")).containsText("Many came.");
      Browsing.checkWideAndNarrow(editor, "en-projects-page-work");
      moderator.navigate(school.address() + "/review");
      assertThat(moderator.locator("table .app-said").first()).hasText("Many came.");
      Browsing.checkWideAndNarrow(moderator, "en-projects-review-changes");
      school.publish(moderator);
      reader.navigate(school.address());
      assertThat(reader.locator("main")).containsText("Everybody came.");

      successor.submit(editor);
      successor.publish(moderator);
      removes(editor, school, successor);
      Response gone = reader.navigate(school.address());
      assertThat(gone.status()).isEqualTo(410);
      Browsing.checkWideAndNarrow(reader, "en-projects-gone");
      reader.click("#replaced a");
      assertThat(reader.locator("h1")).hasText(successor.title);
    }
  }

  private static void removes(Page page, Initiative school, Initiative successor) {
    page.navigate(school.address());
    page.click(".app-member-links a[href$='/delete']");
    String word = successor.title.substring(successor.title.lastIndexOf(' ') + 1);
    Wait.until(
        "the successor can be chosen",
        FOUND,
        () -> {
          page.fill("#replacedBy", word);
          page.click(".govuk-button--warning");
          return page.locator("#found").count() == 1;
        });
    assertThat(page.locator("#replacedBy")).hasValue(word);
    Browsing.checkWideAndNarrow(page, "en-projects-delete-found");
    page.getByLabel(successor.title).check();
    page.click(".govuk-button--warning");
    assertThat(page).hasURL(Pattern.compile(".*/en/projects"));
  }

  @Test
  public void whatIsWrongComesBackAsItWasTyped() {
    Initiative school = new Initiative("en");
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = window.newPage();
      Browsing.signIn(page, "editor");
      page.navigate("/en/projects/new");
      school.fill(page);
      page.fill(school.text("title"), "");
      press(page, "more");
      assertThat(page.locator("[id='" + school.field("title") + "-error']")).isVisible();
      assertThat(page.locator(school.text("outcome"))).hasValue("Many came.");
      assertThat(page.locator("input[name=themes][value=education]")).isChecked();
      page.fill(school.text("title"), school.title);
      page.selectOption("#original", "fr");
      press(page, "more");

      page.click("button.app-steps__go[value=work]");
      page.fill("#budget", "a lot");
      page.fill("#from", "yesterday");
      page.fill("[id='fundings.0.share']", "120");
      press(page, "submit");
      Locator summary = page.locator(".govuk-error-summary");
      assertThat(summary).isFocused();
      assertThat(summary.locator("a")).hasCount(4);
      Browsing.checkWideAndNarrow(page, "en-projects-check-wrong");
      summary.locator("a[href*='budget']").click();
      assertThat(page.locator("#budget")).hasValue("a lot");
      assertThat(page.locator("#from")).hasValue("yesterday");
      assertThat(page.locator("[id='fundings.0.share']")).hasValue("120");
      assertThat(page.locator("[id='fundings.0.programme-error']")).isVisible();
      page.click("button.app-steps__go[value=short]");
      assertThat(page.locator("[id='texts.fr.title']")).hasValue(school.title);
    }
  }

  @Test
  public void markupOfOthersDoesNothing() {
    Initiative school = new Initiative("en");
    try (BrowserContext editors = Browsing.window(1280, true);
        BrowserContext moderators = Browsing.window(1280, true)) {
      Page editor = editors.newPage();
      Browsing.signIn(editor, "editor");
      Page moderator = moderators.newPage();
      Browsing.signIn(moderator, "moderator");
      editor.navigate("/en/projects/new");
      school.fill(editor);
      editor.fill(
          school.text("summary"),
          "A **bold** step <script>window.hit = 1</script><img src=x onerror='window.hit = 1'>"
              + " [here](javascript:window.hit=1) <svg onload='window.hit=1'></svg>");
      press(editor, "submit");
      school.follow(editor);
      harmless(editor);
      press(editor, "submit");
      moderator.navigate(school.address() + "/review");
      harmless(moderator);
      school.publish(moderator);
      for (String path : new String[] {school.address(), compared(school)}) {
        moderator.navigate(path);
        assertThat(moderator.locator(".app-rich strong").first()).hasText("bold");
        harmless(moderator);
      }
    }
  }

  private static String compared(Initiative school) {
    return school.address().replaceFirst("/([0-9A-Z]{13})$", "/compare?id=$1");
  }

  private static void harmless(Page page) {
    assertThat(page.locator("main script, main img, main svg[onload], a[href^=javascript]"))
        .hasCount(0);
    assertThat(page.evaluate("typeof window.hit")).isEqualTo("undefined");
  }

  @Test
  public void withNothingButTheKeyboard() {
    Initiative school = new Initiative("en");
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = window.newPage();
      Browsing.signIn(page, "editor");
      page.navigate("/en/projects");
      enter(page, "main a[href$='/projects/new']");
      tab(page, "input[name=kind]");
      page.keyboard().press("Space");
      tab(page, school.text("title"));
      page.keyboard().type(school.title);
      tab(page, "input[name=themes][value=education]");
      page.keyboard().press("Space");
      tab(page, school.text("summary"));
      page.keyboard().type("Lessons for adults.");
      tab(page, school.text("outcome"));
      page.keyboard().type("Many came.");
      enter(page, "button[value=more]");
      assertThat(page).hasURL(Pattern.compile(".*step=needs"));
      // The Enter key in a field goes on, and never submits.
      tab(page, "#needsDate");
      page.keyboard().type("2021-03-01");
      go(page);
      assertThat(page).hasURL(Pattern.compile(".*step=work"));
      enter(page, "button[value='add.partners']");
      assertThat(page.locator("[id='partners.0.name']")).isVisible();
      enter(page, "button.app-steps__go[value=review]");
      assertThat(page.locator("main")).containsText("1 March 2021");
      enter(page, ".app-edit__buttons button[value=submit]");
      assertThat(page.locator("button[value=take-back]")).isVisible();
    }
  }

  /** Goes on with the Tab key until something has the focus. */
  private static void tab(Page page, String selector) {
    for (int i = 0; i < MOST_TABS; i++) {
      page.keyboard().press("Tab");
      Object there =
          page.evaluate("s => document.activeElement.matches(s + ':focus-visible')", selector);
      if (Boolean.TRUE.equals(there)) {
        return;
      }
    }
    throw new AssertionError("The Tab key never comes to " + selector);
  }

  private static void enter(Page page, String selector) {
    tab(page, selector);
    go(page);
  }

  /**
   * The Enter key, and the page to which it leads. The page that is left carries a mark: an answer
   * alone would not do, as for a moment the old page is still there when the new one is answered.
   */
  private static void go(Page page) {
    page.evaluate("document.documentElement.classList.add('left')");
    page.keyboard().press("Enter");
    page.locator("html:not(.left)").waitFor();
    page.waitForLoadState();
  }

  @Test
  public void withoutScriptInANarrowWindow() {
    Initiative school = new Initiative("fr");
    try (BrowserContext window = Browsing.window(320, false)) {
      Page page = window.newPage();
      Browsing.signIn(page, "editor");
      page.navigate("/fr/projects/new");
      school.fill(page);
      press(page, "more");
      school.follow(page);
      page.click("button[name=preview][value='" + school.field("needs") + "']");
      page.fill(school.text("needs"), "Une **école** du soir.");
      page.click("button[name=preview][value='" + school.field("needs") + "']");
      assertThat(page.locator("[id='" + school.field("needs") + "-preview'] strong"))
          .hasText("école");
      page.click("button.app-steps__go[value=work]");
      page.fill("[id='partners.0.name']", "Lycée populaire");
      page.click("button[value='add.partners']");
      page.fill("[id='partners.1.name']", "Bibliothèque");
      page.click("button[value='remove.partners.0']");
      assertThat(page.locator("[id='partners.0.name']")).hasValue("Bibliothèque");
      Browsing.checkSize(page, "fr-projects-work-no-script");
      page.click("button.app-steps__go[value=more]");
      page.setInputFiles("#upload #file", Initiative.pdf("Plan d'été.pdf"));
      page.click("#upload button[type=submit]");
      assertThat(page.locator("#attachments a").first()).hasText("Plan d'été.pdf");
      page.click("button.app-steps__go[value=languages]");
      page.selectOption("#translate", "en");
      page.click("button[name=do][value=translate]");
      page.fill("[id='texts.en.title']", "Evening school");
      page.click("button.app-steps__go[value=review]");
      assertThat(page.locator("main")).containsText("Evening school");
      Browsing.checkSize(page, "fr-projects-check-no-script");
      press(page, "submit");
      assertThat(page.locator("button[value=take-back]")).isVisible();
    }
  }

  @Test
  public void filesThatAreRefusedLeaveTheFormAsItWas() throws IOException {
    Initiative school = new Initiative("en");
    Path large = Files.createTempFile("large", ".pdf");
    try (BrowserContext window = Browsing.window(1280, true)) {
      try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
        file.writeBytes("%PDF-1.4\n");
        file.setLength(60L << 20);
      }
      Page page = window.newPage();
      Browsing.signIn(page, "editor");
      page.navigate("/en/projects/new");
      school.fill(page);
      press(page, "more");
      page.click("button.app-steps__go[value=more]");
      page.setInputFiles("#upload #file", large);
      refused(page, "50 MB");
      FilePayload text =
          new FilePayload(
              "plan.pdf", "application/pdf", "no plan".getBytes(StandardCharsets.UTF_8));
      page.setInputFiles("#upload #file", text);
      refused(page, "");
      Browsing.checkWideAndNarrow(page, "en-projects-file-refused");
      page.setInputFiles("#upload #file", Initiative.pdf("plan.pdf"));
      page.click("#upload button[type=submit]");
      assertThat(page.locator("#attachments a")).hasText("Plan of the school");
    } finally {
      Files.delete(large);
    }
  }

  private static void refused(Page page, String why) {
    String title = "Plan of the school";
    page.fill("[id='file.title']", title);
    page.click("#upload button[type=submit]");
    assertThat(page.locator("#file-error")).containsText(why);
    assertThat(page.locator("[id='file.title']")).hasValue(title);
    assertThat(page.locator("#attachments a")).hasCount(0);
  }
}

package org.alliance.portal.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.Wait;
import org.junit.Test;

/** An initiative on its way: written, returned, published, found, changed and removed. */
public class ProjectsIT {
  private static final Pattern ID = Pattern.compile("/projects/([0-9A-Z]{13})");

  @Test
  public void anInitiativeIsWrittenReturnedPublishedAndFound() {
    String title = "Evening school in " + Members.word();
    try (BrowserContext editors = Browsing.window(1280, true);
        BrowserContext moderators = Browsing.window(1280, true);
        BrowserContext readers = Browsing.window(1280, true)) {
      Page editor = editors.newPage();
      Browsing.signIn(editor, "editor");
      editor.navigate("/en/projects/new");
      press(editor, "submit");
      assertThat(editor.locator(".govuk-error-summary")).isVisible();
      fill(editor, title);
      Browsing.check(editor, "en-projects-new");
      press(editor, "submit");
      String address = "/en/projects/" + id(editor);
      Browsing.check(editor, "en-projects-check");
      press(editor, "submit");
      Browsing.check(editor, "en-projects-submitted");

      Page reader = readers.newPage();
      Browsing.signIn(reader, "admin");
      Page moderator = moderators.newPage();
      Browsing.signIn(moderator, "moderator");
      moderator.navigate("/en/admin/review");
      moderator.click("main a:has-text('" + title + "')");
      moderator.navigate(address + "/review");
      moderator.fill("#note", "Please tell how many came.");
      Browsing.check(moderator, "en-projects-review");
      press(moderator, "return");
      assertThat(moderator.locator("#decided")).isVisible();

      editor.navigate(address + "/edit");
      assertThat(editor.locator("main")).containsText("Please tell how many came.");
      Browsing.check(editor, "en-projects-edit");
      editor.fill("[id='texts.en.outcome']", "Forty people came every week.");
      press(editor, "next");
      editor.navigate(address + "/edit?step=review");
      press(editor, "submit");

      moderator.navigate(address + "/review");
      assertThat(moderator.locator("main")).containsText("Forty people came every week.");
      press(moderator, "publish");
      assertThat(moderator.locator("#decided")).isVisible();

      Wait.until(
          "the search finds it",
          Duration.ofSeconds(20),
          () -> {
            reader.navigate("/en/projects?q=" + title.replace(' ', '+'));
            return reader.locator("main a:has-text('" + title + "')").count() > 0;
          });
      reader.click("main a:has-text('" + title + "')");
      assertThat(reader.locator("h1")).hasText(title);
      Browsing.check(reader, "en-projects-page");

      editor.navigate(address + "/delete");
      Browsing.check(editor, "en-projects-delete");
      editor.click("main form button[type=submit]");
      Response gone = reader.navigate(address);
      assertThat(gone.status()).isEqualTo(410);
      Browsing.check(reader, "en-projects-gone");
    }
  }

  private static void fill(Page page, String title) {
    page.check("input[name=kind][value=project]");
    page.fill("[id='texts.en.title']", title);
    page.check("input[name=themes][value=education]");
    page.fill("[id='texts.en.summary']", "Lessons for adults, three evenings a week.");
    page.fill("[id='texts.en.outcome']", "Many came.");
  }

  private static void press(Page page, String what) {
    page.click(".app-edit__buttons button[name=do][value=" + what + "]");
  }

  private static String id(Page page) {
    Matcher found = ID.matcher(page.url());
    assertThat(found.find()).as(page.url()).isTrue();
    return found.group(1);
  }

  @Test
  public void everyPageInEnglishByDay() {
    walk("en", 1280, 320, ColorScheme.LIGHT);
  }

  @Test
  public void everyPageInFrenchByNight() {
    walk("fr", 320, 1280, ColorScheme.DARK);
  }

  private static void walk(String lang, int width, int more, ColorScheme colours) {
    String[] ids = published();
    String one = "/projects/" + ids[0];
    new Walk(lang, width, colours)
        .look(
            "editor",
            Walk.pages(
                List.of(
                    "/projects",
                    "/projects?q=school&theme=education&kind=project",
                    "/projects?theme=nothing-like-it&q=xyzzyplugh",
                    one,
                    one + "/history",
                    "/projects/compare?id=" + ids[0] + "&id=" + ids[1],
                    "/projects/new",
                    "/home")),
            more)
        .look("moderator", Walk.pages(List.of("/admin/review", one, "/home")), more)
        .end();
  }

  private static String[] published() {
    try (BrowserContext window = Browsing.window(1280, false)) {
      Page page = window.newPage();
      Browsing.signIn(page, "member");
      page.navigate("/en/projects");
      List<String> links = List.of(page.content().split("/en/projects/"));
      return links.stream()
          .map(rest -> rest.length() < 13 ? "" : rest.substring(0, 13))
          .filter(rest -> rest.matches("[0-9A-Z]{13}"))
          .distinct()
          .limit(2)
          .toArray(String[]::new);
    }
  }
}

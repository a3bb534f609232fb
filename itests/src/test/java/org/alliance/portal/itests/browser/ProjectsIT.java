package org.alliance.portal.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.alliance.portal.itests.browser.Initiative.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.alliance.portal.itests.Mailbox;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.People;
import org.alliance.portal.itests.RunningPortal;
import org.alliance.portal.itests.Wait;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Initiatives in both languages: the whole way of one, from its first word until another town has
 * adapted it, and every page by day and by night.
 */
@RunWith(Parameterized.class)
public class ProjectsIT {
  private static final Duration FOUND = Duration.ofSeconds(20);
  private static final String REMARK = "How many came each week?";
  private static final String ANSWER = "Forty people came every week.";

  private final String lang;
  private final Map<String, String> words;

  public ProjectsIT(String lang, Map<String, String> words) {
    this.lang = lang;
    this.words = words;
  }

  @Parameters(name = "{0}")
  public static List<Object[]> languages() {
    return List.of(
        new Object[] {
          "en", Map.of("replicated", "Replicated", "country", "Croatia (1)", "number", "1,250.50")
        },
        new Object[] {
          "fr", Map.of("replicated", "Reproduite", "country", "Croatie (1)", "number", "1 250,50")
        });
  }

  @Test
  public void fromTheFirstWordToWhatAnotherTownMadeOfIt() {
    Initiative school = new Initiative(lang);
    Initiative copy = new Initiative(lang);
    String town = new Members(RunningPortal.shared()).add("Town of " + Members.word(), "");
    People.Person colleague = new People(RunningPortal.shared()).join("editor", town);
    try (BrowserContext editors = Browsing.window(1280, true);
        BrowserContext moderators = Browsing.window(1280, true);
        BrowserContext readers = Browsing.window(1280, true);
        BrowserContext colleagues = Browsing.window(1280, true)) {
      Page editor = editors.newPage();
      Browsing.signIn(editor, "editor");
      Page moderator = moderators.newPage();
      Browsing.signIn(moderator, "moderator");
      Page reader = readers.newPage();
      Browsing.signIn(reader, "member");
      Page other = colleagues.newPage();
      Browsing.signIn(other, colleague.email(), People.PASSWORD);

      begins(editor, school);
      completes(editor, school);
      String file = attaches(editor, other, school);
      submits(editor, school);
      returns(moderator, school);
      corrects(editor, school);
      assertThat(other.navigate(school.address()).status()).isEqualTo(404);
      publishes(moderator, school);
      finds(reader, school, file);
      compares(reader, school);
      adapts(other, moderator, school, copy);
      confirms(editor, school, copy);
      bothTell(reader, school, copy);
    }
  }

  private void look(Page page, String name) {
    Browsing.checkWideAndNarrow(page, lang + "-projects-" + name);
  }

  /** The short form, with what is missing told. */
  private void begins(Page page, Initiative school) {
    page.navigate("/" + lang + "/projects");
    page.click("main a[href$='/projects/new']");
    press(page, "submit");
    assertThat(page.locator(".govuk-error-summary")).isFocused();
    look(page, "new-wrong");
    school.fill(page);
    look(page, "new");
    press(page, "more");
    school.follow(page);
  }

  private void completes(Page page, Initiative school) {
    page.fill(school.text("needs"), "Half of the adults could not read a timetable.");
    page.selectOption("#needsMethod", "survey");
    look(page, "needs");
    press(page, "next");
    page.fill(school.text("actions"), "Teachers and mediators taught together.");
    page.selectOption("#status", "completed");
    page.fill("#from", "2021-03-01");
    page.fill("#to", "2020-03-01");
    page.fill("[id='partners.0.name']", "Folk high school");
    page.fill("#find-words", "Jasenov");
    page.click("button[name=do][value=find]");
    assertThat(page.locator("[id='to-error']")).isVisible();
    page.locator("#find button[value^='partner.']").first().click();
    assertThat(page.locator("[id='partners.1.organisation']")).isVisible();
    page.fill("#to", "2023-03-31");
    page.fill("[id='fundings.0.programme']", "ESF+");
    page.fill("[id='fundings.0.amount']", words.get("number"));
    page.fill("[id='fundings.0.share']", "80");
    look(page, "work");
    press(page, "next");
    page.fill("[id='results.0.indicator']", "Adults who read a timetable");
    page.fill("[id='results.0.baseline']", "50");
    page.fill("[id='results.0.value']", "92");
    page.fill("[id='results.0.unit']", "%");
    page.click("button[value='add.results']");
    page.fill("[id='results.1.indicator']", "Pupils");
    page.fill("[id='results.1.value']", "many");
    press(page, "next");
    page.click("button.app-steps__go[value=results]");
    assertThat(page.locator("[id='results.1.value-error']")).isVisible();
    assertThat(page.locator("[id='results.1.value']")).hasValue("many");
    page.fill("[id='results.1.value']", "40");
    page.selectOption("#evidence", "demonstrated");
    look(page, "results");
    press(page, "next");
    page.fill(school.text("lessons"), "Begin with the parents.");
    page.fill(school.text("transfer"), "A classroom that is warm in the evening.");
    page.fill("[id='links.0.address']", "https://school.example/evenings");
    look(page, "learning");
    press(page, "next");
  }

  /** A file, which nobody outside the team can read yet; gives its address. */
  private String attaches(Page page, Page other, Initiative school) {
    page.setInputFiles("#upload #file", Initiative.pdf("Été à l'école.pdf"));
    page.fill("[id='file.title']", "Plan de l'été");
    page.click("#upload button[type=submit]");
    Locator file = page.locator("#attachments a:has-text(\"Plan de l'été\")");
    assertThat(file).isVisible();
    look(page, "more");
    String path = file.getAttribute("href");
    assertThat(page.request().get(path).status()).isEqualTo(200);
    assertThat(other.request().get(path).status()).isEqualTo(404);
    press(page, "next");
    look(page, "languages");
    press(page, "next");
    return path;
  }

  private void submits(Page page, Initiative school) {
    assertThat(page.locator("main")).containsText("Begin with the parents.");
    look(page, "check");
    press(page, "submit");
    assertThat(page.locator("button[value=take-back]")).isVisible();
    look(page, "submitted");
  }

  private void returns(Page page, Initiative school) {
    page.navigate("/" + lang + "/admin/review");
    look(page, "queue");
    page.click("main a:has-text(\"" + school.title + "\")");
    assertThat(page).hasURL(Pattern.compile(".*" + school.address() + "/review"));
    press(page, "return");
    assertThat(page.locator(".govuk-error-summary")).isVisible();
    String remark = "textarea[name='remarks." + school.field("outcome") + "']";
    page.locator("details:has(" + remark + ") summary").click();
    page.fill(remark, REMARK);
    page.fill("#note", "Nearly there.");
    look(page, "review");
    press(page, "return");
    assertThat(page.locator("main")).containsText("Nearly there.");
    assertThat(page.locator("button[value=publish]")).hasCount(0);
    look(page, "returned");
  }

  /** The letter leads back to the form, where the remark stands at its field. */
  private void corrects(Page page, Initiative school) {
    Mailbox.Letter letter = Mailbox.shared().await("editor@alliance.example", school.title);
    page.navigate("/" + lang + "/home");
    page.click(".app-card a:has-text(\"" + school.title + "\")");
    assertThat(page).hasURL(Pattern.compile(".*" + school.address() + "/edit.*"));
    assertThat(letter.text()).contains(school.address().substring(3));
    assertThat(page.locator("#returned")).containsText("Nearly there.");
    assertThat(page.locator(".govuk-inset-text")).containsText(REMARK);
    look(page, "edit");
    page.fill(school.text("outcome"), ANSWER);
    press(page, "submit");
    assertThat(page.locator("button[value=take-back]")).isVisible();
  }

  private void publishes(Page page, Initiative school) {
    page.navigate(school.address() + "/review");
    assertThat(page.locator("main")).containsText(ANSWER);
    school.publish(page);
    assertThat(page.locator(".govuk-notification-banner--success")).isVisible();
  }

  private void finds(Page page, Initiative school, String file) {
    String result = ".app-result a:has-text(\"" + school.title + "\")";
    Wait.until(
        "the list has it",
        FOUND,
        () ->
            page.navigate("/" + lang + "/projects?sort=newest").ok()
                && page.locator(result).count() == 1);
    page.check("#filters input[name=theme][value=education]");
    page.waitForURL("**theme=education**");
    page.check("#filters input[name=initiative-kind][value=project]");
    page.waitForURL("**initiative-kind=project**");
    assertThat(page.locator(result)).isVisible();
    page.check("#filters input[name=status][value=completed]");
    page.waitForURL("**status=completed**");
    assertThat(page.locator(result)).isVisible();
    look(page, "found");

    page.fill("#words", school.title.substring(school.title.lastIndexOf(' ') + 1));
    page.click(".app-search__button");
    assertThat(page.locator(".app-result")).hasCount(1);
    page.click(result);
    assertThat(page.locator("h1")).hasText(school.title);
    assertThat(page.locator("main")).containsText("Folk high school");
    look(page, "page");
    APIResponse plan = page.request().get(file);
    assertThat(plan.status()).isEqualTo(200);
    assertThat(plan.headers()).containsEntry("content-type", "application/pdf");
    assertThat(plan.headers().get("content-security-policy")).contains("sandbox");
    opens(page, file);
    page.click(".govuk-back-link");
    assertThat(page).hasURL(Pattern.compile(".*status=completed.*"));
  }

  /** The browser itself shows a PDF, though it may do nothing else. */
  private static void opens(Page page, String file) {
    Page tab = page.context().newPage();
    tab.navigate(file);
    Wait.until(
        "the browser's own viewer, in frames of its own",
        FOUND,
        () -> {
          tab.waitForTimeout(50);
          return tab.frames().size() > 1;
        });
    tab.close();
  }

  private void compares(Page page, Initiative school) {
    page.navigate("/" + lang + "/projects?sort=newest");
    Locator mine =
        page.locator(".app-result:has(a:has-text(\"" + school.title + "\")) input[name=id]");
    mine.check();
    page.locator(".app-result input[name=id]:not(:checked)").first().check();
    page.click(".app-choose__bar button");
    assertThat(page.locator(".app-compare__name")).hasCount(2);
    assertThat(page.locator(".app-compare")).containsText(ANSWER);
  }

  /** Another town begins from it, publishes its own, and says what it has changed. */
  private void adapts(Page page, Page moderator, Initiative school, Initiative copy) {
    page.navigate(school.address());
    page.click("#tree ~ p a[href$='/adopt']");
    look(page, "adopt-nothing-yet");
    page.click("button[name=do][value=begin]");
    copy.follow(page);
    assertThat(page.locator("input[name=themes][value=education]")).isChecked();
    copy.fill(page);
    press(page, "submit");
    assertThat(page.locator("button[value=take-back]")).isVisible();
    copy.publish(moderator);

    page.navigate(school.address() + "/adopt");
    page.check("input[name=adopter]");
    page.click("form:has(#changes) button[type=submit]");
    assertThat(page.locator("#changes-error")).isVisible();
    assertThat(page.locator("input[name=adopter]")).isChecked();
    look(page, "adopt");
    page.fill("#changes", "Two evenings instead of three, and a bus.");
    page.click("form:has(#changes) button[type=submit]");
    assertThat(page.locator(".govuk-notification-banner--success")).isVisible();
  }

  private void confirms(Page page, Initiative school, Initiative copy) {
    page.navigate("/" + lang + "/home");
    page.click(".app-card a[href$='/projects/adoptions']");
    Locator asked = page.locator(".app-panel:has-text(\"" + copy.title + "\")");
    assertThat(asked).containsText("Two evenings instead of three, and a bus.");
    look(page, "adoptions");
    asked.locator("button[value=confirm]").click();
    assertThat(page.locator("#answered")).isVisible();
    assertThat(page.locator("main")).not().containsText(copy.title);
  }

  private void bothTell(Page page, Initiative school, Initiative copy) {
    page.navigate(school.address());
    assertThat(page.locator("main .govuk-tag").first()).hasText(words.get("replicated"));
    assertThat(page.locator("section:has(#tree)")).containsText(copy.title);
    assertThat(page.locator("section:has(#tree)")).containsText("and a bus");
    assertThat(page.locator("#countries")).containsText(words.get("country"));
    look(page, "replicated");
    page.click("section:has(#tree) a:has-text(\"" + copy.title + "\")");
    assertThat(page.locator("section:has(#tree) a").first()).hasText(school.title);
    look(page, "adapted");
  }

  @Test
  public void everyPage() {
    boolean day = lang.equals("en");
    int width = day ? 1280 : 320;
    int more = day ? 320 : 1280;
    String[] ids = published();
    String one = "/projects/" + ids[0];
    new Walk(lang, width, day ? ColorScheme.LIGHT : ColorScheme.DARK)
        .look(
            "editor",
            Walk.pages(
                List.of(
                    "/projects",
                    "/projects?q=school&theme=education&initiative-kind=project",
                    "/projects?theme=nothing-like-it&q=xyzzyplugh",
                    one,
                    one + "/history",
                    "/projects/compare?id=" + ids[0] + "&id=" + ids[1],
                    "/projects/compare?add=school",
                    "/projects/new",
                    "/home")),
            more)
        .look(
            "moderator",
            Walk.pages(
                List.of("/admin/review", one, one + "/delete", "/projects/new?find=x", "/home")),
            more)
        .end();
  }

  private static String[] published() {
    try (BrowserContext window = Browsing.window(1280, false)) {
      Page page = window.newPage();
      Browsing.signIn(page, "member");
      page.navigate("/en/projects");
      return page.locator(".app-result input[name=id]").all().stream()
          .map(box -> box.getAttribute("value"))
          .limit(2)
          .toArray(String[]::new);
    }
  }
}

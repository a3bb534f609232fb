package org.alliance.portal.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.time.Duration;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.RunningPortal;
import org.alliance.portal.itests.Wait;
import org.junit.Test;

/** Initiatives come from a table of a French office, as a whole or not at all, and go as one. */
public class ImportingProjectsIT {
  private static final Duration WHILE = Duration.ofSeconds(60);
  private static final String HEADER =
      "organisation.id;kind;themes;original;from;budget;title.fr;summary.fr;outcome.fr\r\n";

  private final Members members = new Members(RunningPortal.shared());

  @Test
  public void withScript() {
    imported("en", true, 1280);
  }

  @Test
  public void withoutScriptInANarrowWindow() {
    imported("fr", false, 320);
  }

  private void imported(String lang, boolean script, int width) {
    String word = Members.word();
    String town = members.add(word, "");
    String row = "%s;projet;Éducation;fr;%s;%s;École %s %d;=Résumé;Été réussi\r\n";
    String first = row.formatted(town, "01/09/2021", "120 000,50", word, 1);
    try (BrowserContext window = Browsing.window(width, script)) {
      Page page = window.newPage();
      Browsing.signIn(page, "moderator");
      bring(page, lang, HEADER + first + row.formatted(town, "31/02/2021", "beaucoup", word, 2));
      await(page, "#problems");
      assertThat(page.locator("#problems tbody tr")).hasCount(2);
      assertThat(page.locator("#problems")).containsText("budget");
      assertThat(page.locator("#problems th[scope=row]").first()).containsText("3");
      look(page, script, lang + "-projects-import-wrong");

      String right = HEADER + first + row.formatted(town, "28/02/2021", "1 000", word, 2);
      bring(page, lang, right);
      await(page, "#titles");
      assertThat(page.locator("#titles li")).hasCount(2);
      assertThat(page.locator("#owners")).containsText(word);
      look(page, script, lang + "-projects-import-ready");
      page.click("#import form button");
      await(page, "a[href$='/undo']:not(form a)");
      await(page, "#import a[href='/" + lang + "/projects']");
      look(page, script, lang + "-projects-import-done");
      String done = page.url();
      found(page, lang, word, 2);
      page.click(".app-result a:has-text('" + word + " 1')");
      assertThat(page.locator("main")).containsText("=Résumé");
      String address = page.url();

      bring(page, lang, right);
      await(page, "#same");
      page.click("#import form button");
      assertThat(page.locator("#again-error")).isVisible();
      page.click("#import a[href$='/undo']");
      page.click("main form button[type=submit]");

      page.navigate(done + "/undo");
      look(page, script, lang + "-projects-import-undo");
      page.click("main form button[type=submit]");
      Wait.until("it is undone", WHILE, () -> page.navigate(address).status() == 404);
      found(page, lang, word, 0);
    }
  }

  /** What looks for mistakes needs the page's own timers. */
  private static void look(Page page, boolean script, String name) {
    if (script) {
      Browsing.check(page, name);
    } else {
      Browsing.checkSize(page, name);
    }
  }

  private static void bring(Page page, String lang, String table) {
    page.navigate("/" + lang + "/projects/import");
    byte[] latin = table.getBytes(Charset.forName("windows-1252"));
    page.setInputFiles("#file", new FilePayload("projets.csv", "text/csv", latin));
    page.click("main form button[type=submit]");
  }

  /** The page goes on by itself, with a script and without. */
  private static void await(Page page, String what) {
    page.waitForSelector(what, new Page.WaitForSelectorOptions().setTimeout(WHILE.toMillis()));
  }

  private static void found(Page page, String lang, String word, int count) {
    Wait.until(
        count + " are found",
        WHILE,
        () -> {
          page.navigate("/" + lang + "/projects?q=" + word);
          return page.locator(".app-result").count() == count;
        });
  }
}

package org.alliance.portal.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.RunningPortal;
import org.junit.Test;

/** Members leave as a table, and come back as one, whatever program wrote it. */
public class ExchangeIT {
  private static final boolean[] BOTH = {true, false};
  private final Members members = new Members(RunningPortal.shared());

  @Test
  public void whatWasExportedIsImportedWithoutAChange() throws Exception {
    for (String lang : new String[] {"en", "fr"}) {
      try (BrowserContext window = Browsing.window(1280, lang.equals("en"))) {
        Page page = window.newPage();
        Browsing.signIn(page, "moderator");
        page.navigate("/" + lang + "/profiles?country=RO");
        int shown = number(page.locator("#total").innerText());
        Download download = page.waitForDownload(() -> page.click(".app-export a"));
        assertThat(download.suggestedFilename()).endsWith(".csv");
        byte[] table = Files.readAllBytes(download.path());
        String text = new String(table, StandardCharsets.UTF_8);
        assertThat(text.lines().findFirst().orElseThrow())
            .contains(lang.equals("fr") ? "original;names." : "original,names.");

        bring(page, lang, "table.csv", table);
        assertThat(count(page, "unchanged")).isEqualTo(shown);
        assertThat(count(page, "created") + count(page, "changed") + count(page, "refused"))
            .as(page.locator("#report").innerText())
            .isZero();
        assertThat(page.locator("#nothing")).isVisible();
      }
    }
  }

  @Test
  public void aSpreadsheetOfAFrenchOfficeIsUnderstoodAndItsWrongRowIsNamed() {
    for (boolean script : BOTH) {
      String town = "Écully-" + Members.word();
      String village = "Saint-Hé-" + Members.word();
      String table =
          """
          original;names.fr;kind;country;population.count;population.year;website;themes\r
          fr;%s;municipality;FR;12 345;2021;https://ecully.example;housing\r
          fr;%s;municipality;FR;beaucoup;2021;;\r
          """
              .formatted(town, village);
      byte[] latin = table.getBytes(Charset.forName("windows-1252"));
      try (BrowserContext window = Browsing.window(script ? 1280 : 320, script)) {
        Page page = window.newPage();
        Browsing.signIn(page, "moderator");
        bring(page, "en", "communes.csv", latin);
        assertThat(count(page, "created")).isEqualTo(1);
        assertThat(count(page, "refused")).isEqualTo(1);
        Locator wrong = page.locator("#report tr:has(.app-report__problems)");
        assertThat(wrong).containsText("3");
        assertThat(wrong).containsText("population.count");
        assertThat(page.locator("#report")).containsText(town);
        Browsing.checkSize(page, "import-trial");
        if (script) {
          Download report = page.waitForDownload(() -> page.click("#report a[href$='/report']"));
          assertThat(read(report.path())).contains("population.count");
        }

        page.click("#report form button");
        assertThat(page.locator("#report tr a:has-text('" + town + "')")).isVisible();
        assertThat(count(page, "created")).isEqualTo(1);
        page.click("#report tr a:has-text('" + town + "')");
        assertThat(page.locator("h1")).hasText(town);
        assertThat(page.locator("main")).containsText("12,345");

        bring(page, "en", "communes.csv", latin);
        assertThat(count(page, "unchanged")).as("the same file twice changes nothing").isEqualTo(1);
        assertThat(count(page, "created") + count(page, "changed")).isZero();
      }
    }
  }

  @Test
  public void whatIsNoTableIsRefusedAtItsField() {
    try (BrowserContext window = Browsing.window(320, true)) {
      Page page = window.newPage();
      Browsing.signIn(page, "moderator");
      bring(page, "en", "picture.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 0});
      assertThat(page.locator(".govuk-error-summary a[href='#file']")).isVisible();
      Browsing.check(page, "en-import-refused");
      bring(page, "en", "other.csv", "colour,shape\nred,round\n".getBytes(StandardCharsets.UTF_8));
      assertThat(page.locator("#file-error, .govuk-error-summary").first()).isVisible();
      assertThat(page.locator(".govuk-error-summary")).containsText("colour");
      page.click("main form button[type=submit]");
      assertThat(page.locator("#file-error")).isVisible();
    }
  }

  @Test
  public void aFormulaLeavesAsTextAndComesBackAsItWas() throws Exception {
    String name = Members.word();
    String id = members.add(name, ",\"texts\":{\"en\":{\"summary\":\"=1+1 is what we offer\"}}");
    members.untilFound(name, id);
    try (BrowserContext window = Browsing.window(1280, false)) {
      Page page = window.newPage();
      Browsing.signIn(page, "moderator");
      page.navigate("/en/profiles?q=" + name);
      Download download = page.waitForDownload(() -> page.click(".app-export a"));
      String table = Files.readString(download.path());
      assertThat(table).contains(name).doesNotContainPattern("(^|,)\"?=1");
      bring(page, "en", "table.csv", table.getBytes(StandardCharsets.UTF_8));
      assertThat(count(page, "unchanged")).isEqualTo(1);
    }
  }

  private static void bring(Page page, String lang, String name, byte[] content) {
    page.navigate("/" + lang + "/profiles/import");
    page.setInputFiles("#file", new FilePayload(name, "text/csv", content));
    page.click("main form button[type=submit]");
    assertThat(page.locator("#report, .govuk-error-summary").first()).isVisible();
  }

  private static int count(Page page, String outcome) {
    return number(page.locator(".app-report__count--" + outcome + " dd").innerText());
  }

  private static int number(String text) {
    return Integer.parseInt(text.replaceAll("[^0-9]", ""));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

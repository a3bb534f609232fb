package org.alliance.portal.itests.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.alliance.portal.api.Id;
import org.alliance.portal.itests.Mailbox;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.RunningPortal;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * Every page, in both languages, wide and narrow, light and dark, also when something is wrong in
 * it: nothing that axe finds, no sideways scrolling, no complaint of the browser.
 */
public class EveryPageIT {
  private static final String OWN = "/profiles/" + new Id(1001);
  private static String member;
  private static String contact;
  private static String link;

  /** A member with two versions, figures of two years and somebody who was asked. */
  @BeforeClass
  public static void bringAMember() {
    Members members = new Members(RunningPortal.shared());
    String name = "Long-Name-of-a-Town-on-the-River " + Members.word();
    String text =
        ",\"texts\":{\"en\":{\"summary\":\"A **calm** town.\\n"
            + "\\n"
            + "- one\\n"
            + "- two\",\"needs\":\"%s\"}}"
            + ",\"themes\":[\"housing\",\"education\"],\"mediators\":2,\"website\":\"https://town.example\""
            + ",\"visibility\":{\"about\":\"public\",\"funds\":\"organisation\"}";
    member = members.add(name, text.formatted("Partners."));
    members.change(member, Members.municipality(name, text.formatted("Partners and advice.")));
    try (BrowserContext window = Browsing.window(1280, true)) {
      Page page = window.newPage();
      Browsing.signIn(page, "moderator");
      for (String year : List.of("2011", "2021")) {
        page.navigate("/en/profiles/" + member + "/figures");
        page.fill("#year", year);
        page.fill("#minimum", year + "0");
        page.click("#add button[type=submit]");
      }
      page.navigate("/en/profiles/" + member + "/contacts");
      page.fill("#name", "Ana Example");
      page.fill("#role", "Project manager");
      page.fill("#email", "ana@town.example");
      page.click("#add button[type=submit]");
      link =
          Mailbox.shared()
              .await("ana@town.example", 1)
              .link("/contacts/")
              .replaceAll("^.*/contacts/", "/contacts/");
      contact = page.locator("a[href$='/remove']").getAttribute("href").replaceAll("^/en", "");
    }
  }

  private static Map<String, Consumer<Page>> ofEverybody() {
    return Walk.pages(
        List.of(
            "/",
            "/about",
            "/terminology",
            "/accessibility",
            "/privacy",
            "/sign-in",
            "/participants",
            "/participants?country=RO&view=map",
            "/participants?q=xyzzyplugh",
            "/participants/" + member,
            "/search",
            "/search?q=town&country=RO",
            "/search?q=xyzzyplugh",
            link,
            "/contacts/no-such-link",
            "/nothing-here"));
  }

  private static Map<String, Consumer<Page>> ofMembers() {
    String profile = "/profiles/" + member;
    Map<String, Consumer<Page>> pages =
        Walk.pages(
            List.of(
                "/home",
                "/account",
                "/drafts",
                "/profiles",
                "/profiles?q=school&theme=housing&kind=municipality&sort=newest",
                "/profiles?view=map&country=RS",
                "/profiles?colour=red&country=ZZ&q=xyzzyplugh",
                OWN,
                OWN + "/edit",
                OWN + "/edit?step=facts",
                OWN + "/edit?step=about",
                OWN + "/edit?step=work",
                OWN + "/edit?step=participation",
                OWN + "/edit?step=visibility",
                OWN + "/edit?step=review",
                profile,
                profile + "/history",
                profile + "/history/1",
                profile + "/history/compare?from=1&to=2",
                OWN + "/contacts",
                OWN + "/figures?add=estimate",
                "/profiles/compare?id=" + member,
                "/profiles/compare?id=" + member + "&id=" + new Id(1001) + "&add=Jasenov",
                "/search?q=school&type=profile&theme=housing"));
    pages.put(OWN + "/contacts#wrong", page -> page.click("#add button[type=submit]"));
    return pages;
  }

  private static Map<String, Consumer<Page>> ofModerators() {
    String profile = "/profiles/" + member;
    Map<String, Consumer<Page>> pages =
        Walk.pages(
            List.of(
                profile,
                profile + "/history/1",
                profile + "/contacts",
                contact,
                profile + "/figures",
                profile + "/delete",
                "/profiles/new",
                "/profiles/import",
                "/admin",
                "/admin/vocabulary",
                "/admin/vocabulary/theme",
                "/admin/vocabulary/country/RO",
                "/admin/vocabulary/theme/health",
                "/admin/vocabulary/theme/health/merge?into=housing",
                "/admin/freshness",
                "/admin/freshness?state=asked"));
    pages.put("/profiles/new?step=names#wrong", page -> press(page, "publish"));
    pages.put(
        profile + "/edit?step=about#persons",
        page -> {
          page.fill(
              "[id='texts.en.summary']", "Write to somebody@mail.example, born 12 March 1980.");
          press(page, "publish");
          page.click("button.app-steps__go[value=about]");
        });
    pages.put(
        profile + "/figures?add=estimate#wrong", page -> page.click("#add button[type=submit]"));
    pages.put(
        "/admin/vocabulary/theme#wrong",
        page -> page.click("main form.app-form button[type=submit]"));
    pages.put("/profiles/import#wrong", page -> page.click("main form button[type=submit]"));
    pages.put(
        "/profiles/import#trial",
        page -> {
          String table =
              "original,names.en,kind,country,population.count\n"
                  + "en,Trial Town,municipality,HR,12\nen,Wrong Town,municipality,HR,many\n";
          page.setInputFiles(
              "#file",
              new FilePayload("t.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
          page.click("main form button[type=submit]");
          page.waitForSelector("#report");
        });
    return pages;
  }

  private static Map<String, Consumer<Page>> ofAdmins() {
    return Walk.pages(List.of("/admin/features", "/admin/health", "/admin/search"));
  }

  private static void press(Page page, String what) {
    page.click(".app-edit__buttons button[name=do][value=" + what + "]");
  }

  @Test
  public void inEnglishWide() {
    walk("en", 1280, ColorScheme.LIGHT);
  }

  @Test
  public void inEnglishNarrowAndDark() {
    walk("en", 320, ColorScheme.DARK);
  }

  @Test
  public void inFrenchWideAndDark() {
    walk("fr", 1280, ColorScheme.DARK);
  }

  @Test
  public void inFrenchNarrow() {
    walk("fr", 320, ColorScheme.LIGHT);
  }

  private static void walk(String lang, int width, ColorScheme colours) {
    new Walk(lang, width, colours)
        .look(null, ofEverybody(), 0)
        .look("editor", ofMembers(), 0)
        .look("moderator", ofModerators(), 0)
        .look("admin", ofAdmins(), 0)
        .end();
  }
}

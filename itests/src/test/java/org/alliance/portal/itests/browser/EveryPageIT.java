package org.alliance.portal.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.alliance.portal.api.Id;
import org.alliance.portal.itests.Figures;
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
  private static final Consumer<Page> AS_IT_IS = page -> {};
  private static String member;
  private static String contact;
  private static String link;

  /** A member with two versions, figures of two years and somebody who was asked. */
  @BeforeClass
  public static void bringAMember() {
    Members members = new Members(RunningPortal.shared());
    String name = "Long-Name-of-a-Town-on-the-River " + Members.word();
    String text =
        ",\"texts\":{\"en\":{\"summary\":\"A **calm** town.\\n\\n- one\\n- two\",\"needs\":\"%s\"}}"
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
    Map<String, Consumer<Page>> pages = new LinkedHashMap<>();
    for (String path :
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
            "/nothing-here")) {
      pages.put(path, AS_IT_IS);
    }
    return pages;
  }

  private static Map<String, Consumer<Page>> ofMembers() {
    String profile = "/profiles/" + member;
    Map<String, Consumer<Page>> pages = new LinkedHashMap<>();
    for (String path :
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
            "/search?q=school&type=profile&theme=housing")) {
      pages.put(path, AS_IT_IS);
    }
    pages.put(OWN + "/contacts#wrong", page -> page.click("#add button[type=submit]"));
    return pages;
  }

  private static Map<String, Consumer<Page>> ofModerators() {
    String profile = "/profiles/" + member;
    Map<String, Consumer<Page>> pages = new LinkedHashMap<>();
    for (String path :
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
            "/admin/freshness?state=asked")) {
      pages.put(path, AS_IT_IS);
    }
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
    Map<String, Consumer<Page>> pages = new LinkedHashMap<>();
    for (String path :
        List.of("/admin/features", "/admin/health", "/admin/search", "/admin/audit")) {
      pages.put(path, AS_IT_IS);
    }
    return pages;
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
    long begun = System.nanoTime();
    List<String> mistakes = new ArrayList<>();
    int seen = look(null, ofEverybody(), lang, width, colours, mistakes);
    seen += look("editor", ofMembers(), lang, width, colours, mistakes);
    seen += look("moderator", ofModerators(), lang, width, colours, mistakes);
    seen += look("admin", ofAdmins(), lang, width, colours, mistakes);
    Figures.print(
        "%d pages looked at, %s %d: %d s"
            .formatted(seen, lang, width, (System.nanoTime() - begun) / 1_000_000_000));
    assertThat(mistakes).isEmpty();
  }

  private static int look(
      String account,
      Map<String, Consumer<Page>> pages,
      String lang,
      int width,
      ColorScheme colours,
      List<String> mistakes) {
    try (BrowserContext window = Browsing.window(width, true, colours)) {
      Page page = window.newPage();
      if (account != null) {
        Browsing.signIn(page, account);
      }
      List<String> complaints = complaints(page);
      pages.forEach(
          (path, act) -> {
            String name = (account == null ? "" : account + "-") + lang + name(path);
            try {
              page.navigate("/" + lang + path.replaceAll("#.*", ""));
              act.accept(page);
              Browsing.mistakes(page, name).forEach(wrong -> mistakes.add(name + ": " + wrong));
            } catch (RuntimeException e) {
              mistakes.add(name + ": " + e);
            }
          });
      mistakes.addAll(complaints);
      return pages.size();
    }
  }

  private static String name(String path) {
    return path.replace(new Id(1001).toString(), "own")
        .replaceAll("[0-9A-Z]{13}", "one")
        .replaceAll("/contacts/[\\w-]{20,}", "/contacts/link")
        .replaceAll("[^A-Za-z0-9-]+", "-");
  }

  /** What the browser itself complains of, such as a blocked style; a refusal is none. */
  private static List<String> complaints(Page page) {
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("status of 4")) {
            complaints.add(page.url() + " " + message.text());
          }
        });
    page.onPageError(error -> complaints.add(page.url() + " " + error));
    return complaints;
  }
}

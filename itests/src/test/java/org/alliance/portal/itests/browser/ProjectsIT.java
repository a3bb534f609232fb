package org.alliance.portal.itests.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.Test;

/** The pages of initiatives, in both languages, wide and narrow, by day and by night. */
public class ProjectsIT {
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

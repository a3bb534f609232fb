package org.alliance.portal.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.alliance.portal.api.Id;
import org.alliance.portal.itests.Figures;

/** Looks at page after page in one language, width and colours, and keeps what is wrong in them. */
final class Walk {
  private static final int HEIGHT = 900;

  private final String lang;
  private final int width;
  private final ColorScheme colours;
  private final long begun = System.nanoTime();
  private final List<String> mistakes = new ArrayList<>();
  private int seen;

  Walk(String lang, int width, ColorScheme colours) {
    this.lang = lang;
    this.width = width;
    this.colours = colours;
  }

  /** Pages that are shown as they are, in their order. */
  static Map<String, Consumer<Page>> pages(List<String> paths) {
    Map<String, Consumer<Page>> pages = new LinkedHashMap<>();
    paths.forEach(path -> pages.put(path, page -> {}));
    return pages;
  }

  /**
   * Looks at pages as somebody.
   *
   * @param account null for nobody
   * @param pages by path without the language, and what is done there before looking; what follows
   *     # only tells two of the same path apart
   * @param more a width at which the pages must not be too wide either; 0 for none
   */
  Walk look(String account, Map<String, Consumer<Page>> pages, int more) {
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
              note(name, Browsing.mistakes(page, name));
              if (more > 0) {
                page.setViewportSize(more, HEIGHT);
                note(name + " at " + more, Browsing.tooWide(page, name));
                page.setViewportSize(width, HEIGHT);
              }
            } catch (RuntimeException e) {
              mistakes.add(name + ": " + e);
            }
          });
      mistakes.addAll(complaints);
      seen += pages.size();
    }
    return this;
  }

  private void note(String name, List<String> wrong) {
    wrong.forEach(one -> mistakes.add(name + ": " + one));
  }

  /** Nothing must be wrong. */
  void end() {
    Figures.print(
        "%d pages looked at, %s %d: %d s"
            .formatted(seen, lang, width, (System.nanoTime() - begun) / 1_000_000_000));
    assertThat(mistakes).isEmpty();
  }

  private static String name(String path) {
    return path.replace(new Id(1001).toString(), "own")
        .replaceAll("[0-9A-Z]{13}", "one")
        .replaceAll("/[\\w-]{40,}", "/link")
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

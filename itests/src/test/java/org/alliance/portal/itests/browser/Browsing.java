package org.alliance.portal.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import org.alliance.portal.itests.RunningPortal;

/** One browser for all browser tests, and what they all do with it. */
final class Browsing {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final List<String> PROGRAMS =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final String AXE = read(Path.of("src/test/node/node_modules/axe-core/axe.min.js"));
  private static final long CLOSING_MILLIS = 20_000;
  private static Browser browser;

  private Browsing() {}

  private static synchronized Browser browser() {
    if (browser == null || !browser.isConnected()) {
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(program())
                      .setArgs(
                          List.of(
                              "--no-sandbox",
                              "--disable-gpu",
                              "--disable-quic",
                              "--no-first-run",
                              "--disable-background-networking",
                              "--disable-component-update",
                              "--disable-sync")));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }
    return browser;
  }

  private static Path program() {
    return PROGRAMS.stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No Chromium on this machine: " + PROGRAMS));
  }

  /** A fresh window with no memory. */
  static BrowserContext window(int width, boolean script) {
    return window(width, script, ColorScheme.LIGHT);
  }

  /** A fresh window of somebody who likes it light or dark. */
  static BrowserContext window(int width, boolean script, ColorScheme colours) {
    BrowserContext context =
        browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setBaseURL(RunningPortal.shared().address().toString())
                    .setViewportSize(width, 900)
                    .setJavaScriptEnabled(script)
                    .setColorScheme(colours)
                    .setLocale("en-GB"));
    context.setDefaultTimeout(10_000);
    return closing(context);
  }

  /** The same window, whose closing ends: now and then this Chromium does not answer it. */
  private static BrowserContext closing(BrowserContext context) {
    return (BrowserContext)
        Proxy.newProxyInstance(
            Browsing.class.getClassLoader(),
            new Class<?>[] {BrowserContext.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                close(context);
                return null;
              }
              try {
                return method.invoke(context, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static void close(BrowserContext context) {
    Timer timer = new Timer("closing", true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            System.err.println("Chromium does not close a window and is ended");
            ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("/chrom"))
                .forEach(ProcessHandle::destroyForcibly);
          }
        },
        CLOSING_MILLIS);
    try {
      context.close();
    } catch (PlaywrightException e) {
      if (browser.isConnected()) {
        throw e;
      }
    } finally {
      timer.cancel();
    }
  }

  static void signIn(Page page, String account) {
    signIn(page, account + "@alliance.example", RunningPortal.PASSWORD);
  }

  static void signIn(Page page, String email, String password) {
    page.navigate("/en/sign-in");
    page.fill("#email", email);
    page.fill("#password", password);
    page.click("main button[type=submit]");
    page.waitForURL("**/en/home");
  }

  /** What happens when a session ends while somebody is writing. */
  static void loseSession(BrowserContext window) {
    window.clearCookies(new BrowserContext.ClearCookiesOptions().setName("portal_session"));
  }

  /** Checks the page with axe, and that it needs no sideways scrolling. */
  static void check(Page page, String name) {
    assertThat(mistakes(page, name)).as(name + " at " + page.viewportSize().width).isEmpty();
  }

  /** Checks the page as it is, and that it fits into the narrowest window too. */
  static void checkWideAndNarrow(Page page, String name) {
    check(page, name);
    int width = page.viewportSize().width;
    page.setViewportSize(320, 900);
    checkSize(page, name);
    page.setViewportSize(width, 900);
  }

  /** What axe finds on the page, and whether it needs sideways scrolling; takes its picture too. */
  static List<String> mistakes(Page page, String name) {
    List<String> mistakes = new ArrayList<>(tooWide(page, name));
    page.evaluate(AXE + ";undefined");
    Object violations =
        page.evaluate(
            "rules => axe.run(document, {runOnly: rules}).then(r => r.violations.map("
                + "v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')))",
            RULES);
    ((List<?>) violations).forEach(violation -> mistakes.add("axe: " + violation));
    return mistakes;
  }

  /** Takes a picture of the page, and checks that it needs no sideways scrolling. */
  static void checkSize(Page page, String name) {
    assertThat(tooWide(page, name)).as(name + " at " + page.viewportSize().width).isEmpty();
  }

  /**
   * What sideways scrolling the page needs; takes its picture too. Without a script on the page,
   * the browser still runs what a test evaluates.
   */
  static List<String> tooWide(Page page, String name) {
    int width = page.viewportSize().width;
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + "-" + width + ".jpg"))
            .setType(ScreenshotType.JPEG)
            .setQuality(70)
            .setFullPage(true));
    Object overflow =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    int pixels = ((Number) overflow).intValue();
    return pixels == 0 ? List.of() : List.of("sideways scrolling, " + pixels + " pixels");
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

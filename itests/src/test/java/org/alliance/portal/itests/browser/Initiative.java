package org.alliance.portal.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.itests.Members;

/** An initiative of a test, in the language in which it is written and read. */
final class Initiative {
  private static final Pattern ID = Pattern.compile("/projects/([0-9A-Z]{13})");

  final String lang;
  final String title;
  private String id;

  Initiative(String lang) {
    this.lang = lang;
    this.title = (lang.equals("fr") ? "École du soir à " : "Evening school in ") + Members.word();
  }

  /** Name of the field of a text. */
  String field(String part) {
    return "texts." + lang + "." + part;
  }

  /** Selector of the field of a text. */
  String text(String part) {
    return "[id='" + field(part) + "']";
  }

  /** Its address; {@link #follow} has found it. */
  String address() {
    return "/" + lang + "/projects/" + id;
  }

  /** Notes where its writer is. */
  Initiative follow(Page page) {
    Matcher found = ID.matcher(page.url());
    assertThat(found.find()).as(page.url()).isTrue();
    id = found.group(1);
    return this;
  }

  /** Fills in what is needed for publishing. */
  void fill(Page page) {
    page.check("input[name=kind][value=project]");
    page.fill(text("title"), title);
    page.check("input[name=themes][value=education]");
    page.fill(text("summary"), "Lessons for adults, three evenings a week.");
    page.fill(text("outcome"), "Many came.");
  }

  /** Writes no more than is needed, and submits it. */
  void submit(Page writer) {
    writer.navigate("/" + lang + "/projects/new");
    fill(writer);
    press(writer, "submit");
    follow(writer);
    press(writer, "submit");
    assertThat(writer.locator("button[value=take-back]")).isVisible();
  }

  /** The secretariat publishes it as it is. */
  void publish(Page moderator) {
    moderator.navigate(address() + "/review");
    press(moderator, "publish");
    assertThat(moderator).hasURL(Pattern.compile(".*" + address() + "\\?published=yes"));
  }

  static void press(Page page, String what) {
    page.click(".app-edit__buttons button[name=do][value='" + what + "']");
  }

  /** A plan of one page that any reader of PDF opens. */
  static FilePayload pdf(String name) {
    StringBuilder file = new StringBuilder("%PDF-1.4\n");
    String[] objects = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R>>",
      "<</Length 31>>\nstream\n1 0 0 rg 20 20 160 60 re f     \nendstream"
    };
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      table.append("%010d 00000 n \n".formatted(file.length()));
      file.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = file.length();
    file.append("xref\n0 5\n").append(table);
    file.append("trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n").append(start).append("\n%%EOF\n");
    byte[] bytes = file.toString().getBytes(StandardCharsets.US_ASCII);
    return new FilePayload(name, "application/pdf", bytes);
  }
}

package org.alliance.portal.content.internal.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.Test;

public class MarkdownServiceTest {
  private final MarkdownService markdown = new MarkdownService();

  @Test
  public void plainOldTextKeepsItsParagraphsAndLines() {
    assertThat(markdown.html("One\nTwo\n\nThree & <four>"))
        .isEqualTo(
            "<p class=\"govuk-body\">One<br>\nTwo</p>\n"
                + "<p class=\"govuk-body\">Three &amp; &lt;four&gt;</p>");
    assertThat(markdown.html("One\r\nTwo\r\n\r\nThree\r\n"))
        .isEqualTo(markdown.html("One\nTwo\n\nThree"));
    String large = "One <b>\r\nTwo\r\n \r\n" + "x".repeat(100_000);
    assertThat(markdown.html(large))
        .startsWith(
            "<p class=\"govuk-body\">One &lt;b&gt;<br>\nTwo</p>\n<p class=\"govuk-body\">x");
    assertThat(markdown.html("    indented by accident")).startsWith("<p class=\"govuk-body\">ind");
    assertThat(markdown.html(null)).isEmpty();
    assertThat(markdown.html(" \n ")).isEmpty();
  }

  @Test
  public void headingsStandBelowThoseOfThePage() {
    assertThat(markdown.html("# A\n\n## B\n\n### C\n\n###### D\n\nE\n==="))
        .contains(
            "<h3 class=\"govuk-heading-m\">A</h3>",
            "<h4 class=\"govuk-heading-s\">B</h4>",
            "<h5 class=\"govuk-heading-s\">C</h5>",
            "<h6 class=\"govuk-heading-s\">D</h6>",
            "<h3 class=\"govuk-heading-m\">E</h3>");
  }

  @Test
  public void listsQuotationsAndTablesLookLikeThePages() {
    assertThat(markdown.html("- a\n- b\n\n3. c\n\n> d\n\n---\n\n**e** *f* `g`"))
        .contains(
            "<ul class=\"govuk-list govuk-list--bullet\">",
            "<ol start=\"3\" class=\"govuk-list govuk-list--number\">",
            "<blockquote class=\"govuk-inset-text\">",
            "<hr class=\"govuk-section-break",
            "<strong>e</strong> <em>f</em> <code>g</code>");
    assertThat(markdown.html("| Year | Number |\n|---|---:|\n| 2024 | 12 |"))
        .contains(
            "<table class=\"govuk-table\">",
            "<th class=\"govuk-table__header\" scope=\"col\">Year</th>",
            "<td class=\"govuk-table__cell govuk-table__cell--numeric\">12</td>")
        .doesNotContain("align=", "style=");
  }

  @Test
  public void linksLeadToTheWebMailAndThePortalOnly() {
    String rel = " rel=\"nofollow noopener noreferrer\"";
    assertThat(markdown.html("[a](https://a.example/x?y=1&z=2)"))
        .contains("href=\"https://a.example/x?y=1&amp;z=2\"", "class=\"govuk-link\"", rel);
    assertThat(markdown.html("[a](/en/profiles/1)")).contains("href=\"/en/profiles/1\"", rel);
    assertThat(markdown.html("[a](www.city.example)"))
        .contains("href=\"https://www.city.example\"");
    assertThat(markdown.html("<mailto:info@city.example>")).contains("href=\"mailto:info@");
    for (String bad :
        new String[] {
          "javascript:alert(1)",
          "JaVaScRiPt:alert(1)",
          "&#106;avascript:alert(1)",
          "java\tscript:alert(1)",
          "data:text/html,x",
          "vbscript:x",
          "//evil.example",
          "/\\evil.example",
          "file:///etc/passwd",
          " javascript:alert(1)"
        }) {
      assertThat(markdown.html("[a](" + bad + ")")).as(bad).doesNotContain("href");
      assertThat(markdown.html("[a](<" + bad + ">)")).as(bad).doesNotContain("href");
      assertThat(markdown.html("[a][b]\n\n[b]: <" + bad + ">")).as(bad).doesNotContain("href");
    }
  }

  @Test
  public void pastedAddressesAreLinks() {
    assertThat(markdown.html("See https://city.example/a_b_c?x=1&y=(2), www.city.example."))
        .contains("href=\"https://city.example/a_b_c?x=1&amp;y=(2)\"", "y=(2)</a>, <a href=")
        .contains("href=\"https://www.city.example\"", "www.city.example</a>.");
    assertThat(markdown.html("(https://a.example) **https://b.example**"))
        .contains(">https://a.example</a>) <strong><a", ">https://b.example</a></strong>");
    assertThat(markdown.html("[see https://a.example](https://b.example)"))
        .containsOnlyOnce("<a ")
        .contains("href=\"https://b.example\"");
    assertThat(markdown.html("`https://a.example` ahttps://b.example x@www.c.example https://."))
        .doesNotContain("<a ");
    assertThat(markdown.plain("See https://city.example/a_b_c."))
        .isEqualTo("See https://city.example/a_b_c.");
  }

  @Test
  public void htmlIsText() {
    for (String bad :
        new String[] {
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "a <b onclick=x>c</b>",
          "<svg/onload=alert(1)>",
          "<!-- x -->",
          "<style>p{}</style>",
          "<a href=\"javascript:x\">y</a>",
          "| <i>a</i> |\n|---|\n| <script>x</script> |",
          "```\" onmouseover=\"x\n<script>\n```",
          "[a](https://x \"\\\" onclick=x\")"
        }) {
      assertThat(markdown.html(bad))
          .as(bad)
          .doesNotContainPattern("<(script|img|svg|style|b|i)[ />]")
          .doesNotContainPattern("<[^>]*\\son\\w+=")
          .doesNotContainPattern("<[^>]*javascript:x");
    }
  }

  @Test
  public void picturesAreTheirDescription() {
    assertThat(markdown.html("![a *map*](https://tracker.example/x.png) end"))
        .isEqualTo("<p class=\"govuk-body\">a <em>map</em> end</p>");
  }

  @Test
  public void plainHasWordsOnly() {
    assertThat(
            markdown.plain(
                "# Title\n\nText **bold** [link](https://x.example)\nnext\n\n- one\n- two\n\n"
                    + "| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```"))
        .isEqualTo("Title Text bold link next one two a b c d code");
    assertThat(markdown.plain(null)).isEmpty();
    assertThat(markdown.plain("x ".repeat(60_000))).startsWith("x x");
  }

  private static String sizes(String mark) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; text.length() < 20_000; i++) {
      text.append('a').append(mark.repeat(i));
    }
    return text.toString();
  }

  @Test
  public void maliciousTextsTakeNoTime() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String unit :
        new String[] {
          "[",
          "]",
          "![",
          "[a](",
          "[a](<b",
          "[](",
          "[]()",
          "*",
          "_",
          "**a ",
          "*a_ ",
          "`",
          "``a`",
          ">",
          "> ",
          "- ",
          "1. ",
          "* - + ",
          "<",
          "</a>",
          "<a ",
          "<!--",
          "<?",
          "<![CDATA[",
          "\\",
          "&",
          "&#",
          "# ",
          "|",
          "a|",
          "|-",
          "\n>",
          "\n- a",
          "\n|a|",
          "\n```",
          "[a]: b\n",
          "[a][",
          "~~~\n",
          "<http://",
          "https://a.",
          "www.",
          "www.a.b ",
          "https://a.b)",
          "\u0000",
          "\uD800",
          "(((",
          "\"a",
          "!"
        }) {
      texts.put(unit, unit.repeat(Math.max(1, 20_000 / unit.length())));
    }
    texts.put("ticks", sizes("`"));
    texts.put("stars", sizes("*"));
    texts.put("brackets", "[".repeat(10_000) + "a" + "](b)".repeat(2_500));
    texts.put("quotes", (">".repeat(200) + "\n").repeat(100));
    texts.put("lists", "  ".repeat(100) + ("- ".repeat(100) + "a\n").repeat(90));
    texts.put(
        "table", "|a".repeat(1_000) + "\n" + "|-".repeat(1_000) + "\n" + "|b\n".repeat(5_000));
    texts.put("emphasis", "*a **b ".repeat(1_500) + "b** a*".repeat(1_500));
    // As many marks as are still read.
    for (String unit :
        new String[] {"[a](", "*a **b ", "`a``", "[", "[]()", "> ", "* - + ", "[a](/b) "}) {
      texts.put(unit + "a", (unit + "a".repeat(unit.length())).repeat(650));
    }
    texts.forEach((name, text) -> markdown.html(text));
    Map<String, Long> slow = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> {
          long millis = Long.MAX_VALUE;
          // The best of three: the machine has other things to do.
          for (int i = 0; i < 3 && millis >= 200; i++) {
            long start = System.nanoTime();
            markdown.html(text);
            markdown.plain(text);
            millis = Math.min(millis, (System.nanoTime() - start) / 1_000_000);
          }
          if (millis >= 200) {
            slow.put(name, millis);
          }
        });
    assertThat(slow).isEmpty();
  }

  @Test
  public void nothingIsLargerThanItsTextByMuch() {
    String table = "|a".repeat(1_000) + "\n" + "|-".repeat(1_000) + "\n" + "|b\n".repeat(5_000);
    assertThat(markdown.html(table)).startsWith("<p").hasSizeLessThan(100_000);
    String wide = "|a".repeat(50) + "\n" + "|-".repeat(50) + "\n" + "|b\n".repeat(50);
    assertThat(markdown.html(wide)).startsWith("<table");
  }
}

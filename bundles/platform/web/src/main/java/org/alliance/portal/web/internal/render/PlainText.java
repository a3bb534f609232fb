package org.alliance.portal.web.internal.render;

/** Texts shown as they are written, while nobody is there who reads Markdown. */
final class PlainText {
  private PlainText() {}

  /** Escaped, with paragraphs and line breaks. */
  static String html(String text) {
    StringBuilder html = new StringBuilder(text.length() + 100);
    if (!text.isBlank()) {
      for (String paragraph : text.strip().replaceAll("\\R", "\n").split("\n[ \\t]*\n\\s*")) {
        html.append("<p class=\"govuk-body\">")
            .append(escaped(paragraph).replace("\n", "<br>\n"))
            .append("</p>\n");
      }
    }
    return html.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

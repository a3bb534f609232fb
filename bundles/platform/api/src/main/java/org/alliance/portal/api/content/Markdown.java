package org.alliance.portal.api.content;

/**
 * Markdown as members may write it: paragraphs, line breaks, headings (from level 3 on), lists,
 * links, emphasis, quotations, tables. HTML in it is shown as text. A service of the platform;
 * thread-safe.
 */
public interface Markdown {

  /**
   * Safe HTML: cleaned, links only to http, https, mailto and the portal itself, with {@code
   * rel="nofollow noopener noreferrer"}.
   *
   * @param source null gives an empty text
   */
  String html(String source);

  /** The text without its marks, on one line, for extracts and search; null gives an empty text. */
  String plain(String source);
}

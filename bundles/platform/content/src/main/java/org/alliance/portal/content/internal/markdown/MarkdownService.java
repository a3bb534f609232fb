package org.alliance.portal.content.internal.markdown;

import java.util.List;
import java.util.Set;
import org.alliance.portal.api.content.Markdown;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;
import org.osgi.service.component.annotations.Component;

/**
 * Markdown in four steps: read, put into the portal's shape, written as HTML with the classes of
 * the pages, cleaned. A single line break stays one, so that plain texts keep their lines.
 */
@Component(service = Markdown.class)
public final class MarkdownService implements Markdown {
  /** Longer texts are shown as they are written. */
  private static final int LONGEST = 100_000;

  /** People need a few hundred; what is made to keep the portal busy has many thousands. */
  private static final int MOST_MARKS = 2_000;

  private static final String MARKS = "[*_`<>!\\&";

  private static final int DEEPEST_BLOCK = 12;
  private static final int DEEPEST_INLINE = 20;

  /** Only for telling an address within the portal from others; nobody is ever sent there. */
  private static final String BASE = "https://portal.invalid/";

  /** A short row of a wide table is filled up, so a small text could become a huge page. */
  private static final int MOST_CELLS = 5_000;

  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.builder().maxCells(MOST_CELLS).build());

  private final Parser parser =
      Parser.builder()
          .extensions(EXTENSIONS)
          // Without indented code, which plain texts hold by accident, and without HTML.
          .enabledBlockTypes(
              Set.of(
                  Heading.class,
                  BlockQuote.class,
                  ListBlock.class,
                  FencedCodeBlock.class,
                  ThematicBreak.class))
          .maxOpenBlockParsers(DEEPEST_BLOCK)
          .maxInlineNesting(DEEPEST_INLINE)
          .build();

  private final HtmlRenderer renderer =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .escapeHtml(true)
          .softbreak("<br>\n")
          .sanitizeUrls(true)
          .urlSanitizer(new Addresses())
          .attributeProviderFactory(context -> new Styles())
          .build();

  private final Safelist safelist =
      new Safelist()
          .addTags("p", "br", "h3", "h4", "h5", "h6", "ul", "ol", "li", "a", "em", "strong")
          .addTags("blockquote", "hr", "code", "pre")
          .addTags("table", "thead", "tbody", "tr", "th", "td")
          .addAttributes("a", "href")
          .addAttributes("ol", "start")
          .addAttributes("th", "scope")
          // Nobody else can write a class: what members type as HTML has become text before.
          .addAttributes(":all", "class")
          .addProtocols("a", "href", "http", "https", "mailto", "#")
          .addEnforcedAttribute("a", "rel", "nofollow noopener noreferrer")
          .preserveRelativeLinks(true);

  @Override
  public String html(String source) {
    if (source == null || source.isBlank()) {
      return "";
    }
    Node document = parsed(source);
    if (document == null) {
      return PlainText.html(source);
    }
    Shape.apply(document);
    Document.OutputSettings compact = new Document.OutputSettings().prettyPrint(false);
    return Jsoup.clean(renderer.render(document), BASE, safelist, compact).strip();
  }

  @Override
  public String plain(String source) {
    if (source == null || source.isBlank()) {
      return "";
    }
    Node document = parsed(source);
    return PlainText.oneLine(document == null ? source : PlainText.of(document));
  }

  /** The text as a tree; null when that would take too long. */
  private Node parsed(String source) {
    if (source.length() > LONGEST
        || source.chars().filter(c -> MARKS.indexOf(c) >= 0).count() > MOST_MARKS) {
      return null;
    }
    try {
      return parser.parse(source);
    } catch (IllegalArgumentException e) {
      // More cells of tables than are allowed.
      return null;
    }
  }
}

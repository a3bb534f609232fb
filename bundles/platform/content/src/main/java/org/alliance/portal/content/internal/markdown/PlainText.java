package org.alliance.portal.content.internal.markdown;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jsoup.nodes.Entities;

/** Texts without their marks. */
final class PlainText {
  private PlainText() {}

  /** The words of a document, those of different blocks apart. */
  static String of(Node document) {
    Words words = new Words();
    document.accept(words);
    return words.out.toString();
  }

  /** A text on one line. */
  static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** A text that is shown as it is written: paragraphs and line breaks. */
  static String html(String text) {
    StringBuilder out = new StringBuilder(text.length() + 100);
    for (String paragraph : text.strip().replaceAll("\\R", "\n").split("\n[ \\t]*\n\\s*")) {
      out.append("<p class=\"govuk-body\">")
          .append(Entities.escape(paragraph).replace("\n", "<br>\n"))
          .append("</p>\n");
    }
    return out.toString().strip();
  }

  private static final class Words extends AbstractVisitor {
    final StringBuilder out = new StringBuilder();

    @Override
    protected void visitChildren(Node parent) {
      super.visitChildren(parent);
      // Cells of a table are not blocks to the library.
      if (parent instanceof Block || parent instanceof org.commonmark.node.CustomNode) {
        out.append(' ');
      }
    }

    @Override
    public void visit(Text text) {
      out.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
      out.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
      out.append(html.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock code) {
      out.append(code.getLiteral()).append(' ');
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
      out.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
      out.append(' ');
    }
  }
}

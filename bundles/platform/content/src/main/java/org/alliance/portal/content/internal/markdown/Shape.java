package org.alliance.portal.content.internal.markdown;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * Brings a text into the portal's shape: headings stand below those of the page, pictures of other
 * sites, which would tell those sites who reads here, are only their descriptions.
 */
final class Shape extends AbstractVisitor {
  private static final int SHIFT = 2;
  private static final int LOWEST = 6;

  private Shape() {}

  /** Changes a document in place. */
  static void apply(Node document) {
    document.accept(new Shape());
  }

  @Override
  public void visit(Heading heading) {
    heading.setLevel(Math.min(heading.getLevel() + SHIFT, LOWEST));
    visitChildren(heading);
  }

  @Override
  public void visit(Link link) {
    visitChildren(link);
    if (new Addresses().sanitizeLinkUrl(link.getDestination()).isEmpty()) {
      unwrap(link);
    }
  }

  @Override
  public void visit(Image image) {
    visitChildren(image);
    unwrap(image);
  }

  private static void unwrap(Node node) {
    Node child = node.getFirstChild();
    while (child != null) {
      Node next = child.getNext();
      node.insertBefore(child);
      child = next;
    }
    node.unlink();
  }
}

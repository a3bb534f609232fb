package org.alliance.portal.content.internal.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * Brings a text into the portal's shape: headings stand below those of the page, addresses that
 * somebody pasted are links, pictures of other sites, which would tell those sites who reads here,
 * are only their descriptions.
 */
final class Shape extends AbstractVisitor {
  private static final int SHIFT = 2;
  private static final int LOWEST = 6;

  private static final Pattern PASTED =
      Pattern.compile("(?<![\\p{L}\\p{N}/.@])(?:https?://|www\\.)[^\\s<>\"«»|]{2,500}");

  /** What belongs to the sentence when an address ends with it. */
  private static final String SENTENCE = ".,;:!?'’…*_";

  private static final int MOST_PASTED = 200;

  private boolean inLink;
  private int pasted;

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
    inLink = true;
    visitChildren(link);
    inLink = false;
    if (new Addresses().sanitizeLinkUrl(link.getDestination()).isEmpty()) {
      unwrap(link);
    }
  }

  @Override
  public void visit(Image image) {
    visitChildren(image);
    unwrap(image);
  }

  @Override
  public void visit(Text text) {
    String words = text.getLiteral();
    Matcher match = PASTED.matcher(words);
    int done = 0;
    while (!inLink && pasted < MOST_PASTED && match.find()) {
      String address = words.substring(match.start(), end(words, match.start(), match.end()));
      if (address.indexOf('.') > 0) {
        text.insertBefore(new Text(words.substring(done, match.start())));
        Link link = new Link(address, null);
        link.appendChild(new Text(address));
        text.insertBefore(link);
        done = match.start() + address.length();
        pasted++;
      }
    }
    if (done > 0) {
      text.setLiteral(words.substring(done));
    }
  }

  private static int end(String words, int start, int end) {
    int last = end;
    while (last > start) {
      char c = words.charAt(last - 1);
      boolean closing = c == ')' && words.substring(start, last).indexOf('(') < 0;
      if (!closing && SENTENCE.indexOf(c) < 0) {
        break;
      }
      last--;
    }
    return last;
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

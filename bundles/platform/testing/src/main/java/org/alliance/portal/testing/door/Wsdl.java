package org.alliance.portal.testing.door;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What clients have built upon in the description of a SOAP service. */
public final class Wsdl {
  private static final String XSD = "http://www.w3.org/2001/XMLSchema";
  private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";

  private final Document document;

  private Wsdl(Document document) {
    this.document = document;
  }

  /** Reads a description. */
  public static Wsdl read(InputStream in) throws IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    try {
      return new Wsdl(factory.newDocumentBuilder().parse(in));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }

  /** The description that a room keeps of what it once shipped, on the class path. */
  public static Wsdl baseline(String resource) throws IOException {
    try (InputStream in = Wsdl.class.getResourceAsStream(resource)) {
      return read(in);
    }
  }

  /** What clients rely on, one line each. */
  public Set<String> contract() {
    Set<String> lines = new TreeSet<>();
    for (Element operation : elements(document, WSDL, "operation")) {
      if (operation.getParentNode().getLocalName().equals("portType")) {
        for (String part : new String[] {"input", "output", "fault"}) {
          for (Element message : children(operation, part)) {
            lines.add(operation.getAttribute("name") + " " + part + " " + name(message, "message"));
          }
        }
      }
    }
    for (Element element : elements(document, XSD, "element")) {
      lines.add(
          owner(element)
              + " has "
              + element.getAttribute("name")
              + " of "
              + name(element, "type")
              + " at least "
              + orOne(element.getAttribute("minOccurs"))
              + " at most "
              + orOne(element.getAttribute("maxOccurs")));
    }
    return lines;
  }

  private static String orOne(String occurs) {
    return occurs.isEmpty() ? "1" : occurs;
  }

  private static String owner(Element element) {
    for (Node up = element.getParentNode(); up instanceof Element parent; up = up.getParentNode()) {
      if (parent.getLocalName().equals("schema")) {
        break;
      }
      if (parent.hasAttribute("name")) {
        return parent.getAttribute("name");
      }
    }
    return "schema";
  }

  private static String name(Element element, String attribute) {
    return element.getAttribute(attribute).replaceFirst(".*:", "");
  }

  private static List<Element> elements(Document in, String namespace, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = in.getElementsByTagNameNS(namespace, name);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  private static List<Element> children(Element in, String name) {
    List<Element> found = new ArrayList<>();
    for (Node n = in.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (name.equals(n.getLocalName())) {
        found.add((Element) n);
      }
    }
    return found;
  }

  /** What is gone, or is newly demanded of a type that was there before. */
  public static Set<String> breaks(Set<String> before, Set<String> now) {
    Set<String> breaks = new TreeSet<>(before);
    breaks.removeAll(now);
    for (String line : now) {
      boolean demanded = line.contains(" at least 1 ") && !line.startsWith("schema ");
      String owner = line.replaceFirst(" has .*", " has ");
      if (demanded
          && !before.contains(line)
          && before.stream().anyMatch(old -> old.startsWith(owner))) {
        breaks.add("new: " + line);
      }
    }
    return breaks;
  }

  /** The elements of each named type, in their order: an XML client may rely on it. */
  public Map<String, List<String>> sequences() {
    Map<String, List<String>> sequences = new TreeMap<>();
    for (Element element : elements(document, XSD, "element")) {
      if (element.getParentNode().getLocalName().equals("sequence")) {
        sequences
            .computeIfAbsent(owner(element), type -> new ArrayList<>())
            .add(element.getAttribute("name"));
      }
    }
    return sequences;
  }
}

package org.alliance.portal.content.internal.markdown;

import java.util.Map;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/** The classes that pages use anyway, so that a text needs no style of its own. */
final class Styles implements AttributeProvider {
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("p", "govuk-body"),
          Map.entry("ul", "govuk-list govuk-list--bullet"),
          Map.entry("ol", "govuk-list govuk-list--number"),
          Map.entry("a", "govuk-link"),
          Map.entry("h3", "govuk-heading-m"),
          Map.entry("h4", "govuk-heading-s"),
          Map.entry("h5", "govuk-heading-s"),
          Map.entry("h6", "govuk-heading-s"),
          Map.entry("blockquote", "govuk-inset-text"),
          Map.entry(
              "hr", "govuk-section-break govuk-section-break--m govuk-section-break--visible"),
          Map.entry("table", "govuk-table"),
          Map.entry("thead", "govuk-table__head"),
          Map.entry("tbody", "govuk-table__body"),
          Map.entry("tr", "govuk-table__row"),
          Map.entry("th", "govuk-table__header"),
          Map.entry("td", "govuk-table__cell"));

  @Override
  public void setAttributes(Node node, String tag, Map<String, String> attributes) {
    String style = CLASSES.get(tag);
    boolean cell = tag.equals("td") || tag.equals("th");
    if (cell && "right".equals(attributes.remove("align"))) {
      style += " " + style + "--numeric";
    }
    if (style == null) {
      attributes.remove("class");
    } else {
      attributes.put("class", style);
    }
    if (tag.equals("th")) {
      attributes.put("scope", "col");
    }
  }
}

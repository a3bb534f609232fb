package org.alliance.portal.itests;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads forms as a browser does. */
public final class Forms {
  private Forms() {}

  /** What a browser would send of the page's last form if nothing were typed. */
  public static Map<String, String> fields(String html) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher input = Pattern.compile("<input\\b([^>]*)>").matcher(html);
    while (input.find()) {
      String attributes = input.group(1);
      String type = attribute(attributes, "type");
      boolean box = type.equals("checkbox") || type.equals("radio");
      if (!attribute(attributes, "name").isEmpty() && (!box || attributes.contains("checked"))) {
        fields.put(attribute(attributes, "name"), attribute(attributes, "value"));
      }
    }
    Matcher area = Pattern.compile("<textarea\\b([^>]*)>([^<]*)</textarea>").matcher(html);
    while (area.find()) {
      fields.put(attribute(area.group(1), "name"), unescape(area.group(2)));
    }
    Matcher select =
        Pattern.compile("<select\\b([^>]*)>(.*?)</select>", Pattern.DOTALL).matcher(html);
    while (select.find()) {
      Matcher option =
          Pattern.compile("<option\\b([^>]*\\bselected\\b[^>]*)>").matcher(select.group(2));
      if (option.find()) {
        fields.put(attribute(select.group(1), "name"), attribute(option.group(1), "value"));
      }
    }
    fields.remove("csrf");
    return fields;
  }

  private static String attribute(String tag, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
    return found.find() ? unescape(found.group(1)) : "";
  }

  private static String unescape(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}

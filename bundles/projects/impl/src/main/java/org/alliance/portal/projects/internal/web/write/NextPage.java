package org.alliance.portal.projects.internal.web.write;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.projects.internal.web.write.WorkDesk.Opened;

/** Where the button leads by which a step was sent, once it has been saved. */
final class NextPage {
  /** Button that takes a file out, followed by its id. */
  static final String UNFILE = "unfile.";

  private static final String TRANSLATE = "translate.";

  private NextPage() {}

  /** The path without the language. */
  static String after(Opened saved, WriteStep step, Form form) {
    if (!form.value("step").isEmpty()) {
      return step(saved, WriteStep.of(form.value("step")), Map.of());
    }
    String action = form.value("do");
    String table = action.replaceAll("^(add|remove)\\.([a-z]+).*$", "$2");
    if (action.startsWith("add.")) {
      int rows = SentStep.rows(saved.values(), table);
      return step(saved, step, Map.of(table, Integer.toString(rows + 1)))
          + "#"
          + table
          + "."
          + rows;
    }
    if (action.startsWith(TRANSLATE)) {
      return step(saved, step, Map.of("in", action.substring(TRANSLATE.length())));
    }
    String same = step(saved, step, Map.of());
    return switch (action.replaceAll("\\..*$", "")) {
      case "remove" -> same + "#" + table;
      case "partner" -> same + "#partners";
      case "unfile" -> same + "#attachments";
      case "drop" -> same;
      case "find" -> step(saved, step, Map.of("find", form.value("find"))) + "#find";
      case "translate" -> step(saved, step, Map.of("in", form.value("translate")));
      case "leave" -> "/home";
      default -> step(saved, step.next(), Map.of());
    };
  }

  /** The path of a step, without the language. */
  static String step(Opened opened, WriteStep step, Map<String, String> more) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("step", step.key());
    query.putAll(more);
    List<String> pairs = new ArrayList<>();
    query.forEach(
        (name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return "/projects/" + opened.id() + "/edit?" + String.join("&", pairs);
  }
}

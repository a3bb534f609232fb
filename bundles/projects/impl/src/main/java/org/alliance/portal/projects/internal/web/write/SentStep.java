package org.alliance.portal.projects.internal.web.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.projects.internal.InitiativeForm;

/**
 * What a browser sent of one step, as fields to be saved: what a step shows and is not there was
 * emptied, rows without anything close up, and texts follow when their language was corrected.
 */
final class SentStep {
  /** Field with the key of the step that was sent; {@code from} is the first day. */
  static final String AT = "at";

  /** Field with the language in whose names the texts were shown. */
  static final String WRITTEN = "written";

  private static final Pattern CELL = Pattern.compile("([a-z]+)\\.(\\d{1,3})\\.([a-z]+)");
  private static final List<String> NONE = List.of("");

  private final Form sent;
  private final Map<String, List<String>> before;
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private SentStep(Form sent, Map<String, List<String>> before) {
    this.sent = sent;
    this.before = before;
  }

  /**
   * The fields to save.
   *
   * @param before what is there
   * @param programme the code of a programme that was named, or the name
   */
  static Map<String, List<String>> values(
      WriteStep step,
      Form sent,
      Map<String, List<String>> before,
      UnaryOperator<String> programme) {
    SentStep read = new SentStep(sent, before);
    step.fields().forEach(read::take);
    read.texts(step);
    step.tables().forEach(table -> read.table(table, programme));
    String translation = sent.value("in");
    if (step == WriteStep.LANGUAGES && language(translation)) {
      InitiativeForm.TEXTS.forEach(part -> read.take("texts." + translation + "." + part));
    }
    return read.values;
  }

  /** Whether a text is the code of a language, as names of fields carry it. */
  static boolean language(String code) {
    return code.matches("[a-z]{2}");
  }

  private void take(String field) {
    values.put(field, sent.values().containsKey(field) ? sent.all(field) : NONE);
  }

  private void texts(WriteStep step) {
    String written = sent.value(WRITTEN);
    if (!language(written)) {
      return;
    }
    String chosen = sent.value("original");
    boolean moved =
        step == WriteStep.SHORT
            && language(chosen)
            && !chosen.equals(written)
            && before.keySet().stream().noneMatch(name -> name.startsWith("texts." + chosen + "."));
    String target = moved ? chosen : written;
    if (moved) {
      for (String part : InitiativeForm.TEXTS) {
        String old = "texts." + written + "." + part;
        values.put("texts." + target + "." + part, before.getOrDefault(old, NONE));
        values.put(old, NONE);
      }
    }
    for (String part : step.texts()) {
      values.put(
          "texts." + target + "." + part, List.of(sent.value("texts." + written + "." + part)));
    }
  }

  private void table(String table, UnaryOperator<String> programme) {
    before.keySet().stream()
        .filter(name -> name.startsWith(table + "."))
        .forEach(name -> values.put(name, NONE));
    Map<Integer, Map<String, String>> rows = new TreeMap<>();
    sent.values()
        .keySet()
        .forEach(
            name -> {
              Matcher cell = CELL.matcher(name);
              if (cell.matches() && cell.group(1).equals(table) && !sent.value(name).isEmpty()) {
                rows.computeIfAbsent(Integer.valueOf(cell.group(2)), row -> new TreeMap<>())
                    .put(cell.group(3), sent.value(name));
              }
            });
    String removed = sent.value("do");
    List<Map<String, String>> kept = new ArrayList<>();
    rows.forEach(
        (number, row) -> {
          if (!removed.equals("remove." + table + "." + number)) {
            kept.add(row);
          }
        });
    if (table.equals("partners") && removed.startsWith("partner.")) {
      kept.add(Map.of("organisation", removed.substring("partner.".length())));
    }
    for (int i = 0; i < kept.size(); i++) {
      String row = table + "." + i + ".";
      kept.get(i)
          .forEach(
              (column, cell) ->
                  values.put(
                      row + column,
                      List.of(column.equals("programme") ? programme.apply(cell) : cell)));
    }
  }

  /** How many rows of a table have anything in them. */
  static int rows(Map<String, List<String>> values, String table) {
    int most = 0;
    for (String name : values.keySet()) {
      Matcher cell = CELL.matcher(name);
      if (cell.matches() && cell.group(1).equals(table)) {
        most = Math.max(most, Integer.parseInt(cell.group(2)) + 1);
      }
    }
    return most;
  }
}

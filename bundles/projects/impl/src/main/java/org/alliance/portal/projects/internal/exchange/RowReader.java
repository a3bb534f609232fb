package org.alliance.portal.projects.internal.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.vocabulary.Vocabulary;

/** Reads rows of a table as fields of the form; for one import. */
final class RowReader {
  private final Columns columns;
  private final Words words;
  private final Map<String, String> texts;

  RowReader(Columns columns, Words words) {
    this.columns = columns;
    this.words = words;
    this.texts = columns.textHeaders();
  }

  /**
   * A row as it was read.
   *
   * @param line of the file
   * @param id what the row says is its own; null for nothing that can be one
   * @param organisationId as written; null when not said
   * @param organisation id or name as written; null when not said
   * @param country code; null when not said or unknown
   * @param values fields of the form
   * @param problems what could not be read
   */
  record Read(
      int line,
      Id id,
      String organisationId,
      String organisation,
      String country,
      Map<String, List<String>> values,
      List<Problem> problems) {}

  Read read(Csv.Row row) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (String field : Columns.SINGLE) {
      put(values, field, choice(field, text(row, field)));
    }
    String evidence =
        columns.header(Columns.EVIDENCE_SAID) == null ? Columns.EVIDENCE : Columns.EVIDENCE_SAID;
    put(values, Columns.EVIDENCE, choice(Columns.EVIDENCE, text(row, evidence)));
    texts.forEach((field, header) -> put(values, field, row.text(header)));
    String themes = text(row, Columns.THEMES);
    if (themes != null) {
      values.put(Columns.THEMES, words.several(Vocabulary.THEME, themes));
    }
    Columns.TABLES.forEach((table, parts) -> table(row, table, parts, values, problems));
    original(values);
    String country = text(row, Columns.COUNTRY);
    return new Read(
        row.line(),
        id(text(row, Columns.ID)),
        text(row, Columns.ORGANISATION_ID),
        text(row, Columns.ORGANISATION),
        country == null ? null : words.one(Vocabulary.COUNTRY, country).orElse(null),
        values,
        problems);
  }

  private String text(Csv.Row row, String column) {
    String header = columns.header(column);
    return header == null ? null : row.text(header);
  }

  private static void put(Map<String, List<String>> values, String field, String text) {
    if (text != null) {
      values.put(field, List.of(text));
    }
  }

  private String choice(String field, String text) {
    if (text == null) {
      return null;
    }
    return field.equals(Columns.ORIGINAL)
        ? words.one(Vocabulary.LANGUAGE, text).orElse(text.toLowerCase(Locale.ROOT))
        : words.choice(field, text);
  }

  private void table(
      Csv.Row row,
      String table,
      List<String> parts,
      Map<String, List<String>> values,
      List<Problem> problems) {
    String cell = text(row, table);
    if (cell == null) {
      return;
    }
    List<List<String>> rows = Cells.read(cell);
    for (int i = 0; i < rows.size(); i++) {
      List<String> said = rows.get(i);
      if (said.size() > parts.size()) {
        problems.add(
            new Problem(
                row.line(),
                table + " " + (i + 1),
                "projects.import.problem.parts",
                Map.of("max", parts.size())));
        continue;
      }
      for (int p = 0; p < said.size(); p++) {
        part(table + "." + i + ".", parts.get(p), said.get(p), values);
      }
    }
  }

  private static void part(String row, String part, String said, Map<String, List<String>> values) {
    if (said.isEmpty()) {
      return;
    }
    if (said.charAt(0) != Cells.MEMBER) {
      values.put(row + part, List.of(said));
    } else if (row.startsWith("partners.") && part.equals("name")) {
      values.put(row + Columns.ORGANISATION, List.of(said.substring(1).strip()));
    } else {
      values.put(row + part, List.of(said.replace(Cells.MEMBER, '#')));
    }
  }

  /** What is written in one language only needs no word about the language. */
  private static void original(Map<String, List<String>> values) {
    TreeSet<String> titled = new TreeSet<>();
    values
        .keySet()
        .forEach(
            field -> {
              if (field.startsWith("texts.") && field.endsWith(".title")) {
                titled.add(field.split("\\.")[1]);
              }
            });
    if (titled.size() == 1) {
      values.putIfAbsent(Columns.ORIGINAL, List.of(titled.first()));
    }
  }

  private static Id id(String text) {
    try {
      return text == null ? null : Id.parse(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

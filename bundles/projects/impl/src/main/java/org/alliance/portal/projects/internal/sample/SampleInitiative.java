package org.alliance.portal.projects.internal.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.content.Reviews;

/**
 * An invented initiative.
 *
 * @param number its number, from which its id follows
 * @param country the country of its member
 * @param member what its member is called in English
 * @param values by field of the form
 * @param work where it stands as a working copy; null for one that is published
 * @param remarks of one that is returned, by field
 * @param note of one that is returned; null for none
 * @param adapts what it adapted; null for nothing
 */
record SampleInitiative(
    int number,
    String country,
    String member,
    Map<String, List<String>> values,
    Reviews.State work,
    Map<String, String> remarks,
    String note,
    Adapts adapts) {
  private static final int FIRST = 20_000;
  private static final Map<String, List<String>> TABLES =
      Map.of(
          "funding", List.of("fundings", "programme", "amount", "share"),
          "result", List.of("results", "indicator", "baseline", "value", "unit"),
          "partner", List.of("partners", "name", "part"),
          "link", List.of("links", "address", "title"));

  /**
   * What it adapted.
   *
   * @param source number of the source
   * @param confirmed whether the source's authors agreed; else they are asked
   * @param changes what was changed
   */
  record Adapts(int source, boolean confirmed, String changes) {}

  static Id id(int number) {
    return new Id(FIRST + number);
  }

  Id id() {
    return id(number);
  }

  static List<SampleInitiative> all() {
    List<SampleInitiative> all = new ArrayList<>();
    for (String block : text().split("\n\\[")) {
      if (!block.startsWith("#")) {
        all.add(new Block(block).read());
      }
    }
    return all;
  }

  private static String text() {
    try (InputStream in = SampleInitiative.class.getResourceAsStream("/sample/initiatives.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one block of the file. */
  private static final class Block {
    private final String[] lines;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, String> remarks = new LinkedHashMap<>();
    private final Map<String, Integer> rows = new LinkedHashMap<>();
    private Reviews.State work;
    private String note;
    private Adapts adapts;

    Block(String text) {
      this.lines = text.split("\n");
    }

    SampleInitiative read() {
      String[] head = lines[0].replace("]", "").split(" ", 2);
      String[] member = head[1].split("/", 2);
      for (int i = 1; i < lines.length; i++) {
        if (!lines[i].isBlank()) {
          String[] line = lines[i].split(" = ", 2);
          line(line[0], line[1].replace("\\n", "\n"));
        }
      }
      values.putIfAbsent(
          "original", List.of(values.containsKey("texts.en.needs") ? "en" : original()));
      return new SampleInitiative(
          Integer.parseInt(head[0]), member[0], member[1], values, work, remarks, note, adapts);
    }

    /** The language that comes first. */
    private String original() {
      return values.keySet().stream()
          .filter(name -> name.startsWith("texts."))
          .findFirst()
          .map(name -> name.split("\\.")[1])
          .orElse("en");
    }

    private void line(String name, String value) {
      switch (name) {
        case "themes" -> values.put(name, List.of(value.split(" ")));
        case "work" -> work = Reviews.State.valueOf(value.toUpperCase(Locale.ROOT));
        case "note" -> note = value;
        case "remark" -> {
          String[] remark = cells(value);
          remarks.put(remark[0], remark[1]);
        }
        case "adapts" -> {
          String[] cells = cells(value);
          adapts = new Adapts(Integer.parseInt(cells[0]), cells[1].equals("confirmed"), cells[2]);
        }
        case "funding", "result", "partner", "link" -> row(TABLES.get(name), cells(value));
        default ->
            values.put(name.matches("[a-z]{2}\\..*") ? "texts." + name : name, List.of(value));
      }
    }

    private void row(List<String> table, String[] cells) {
      int row = rows.merge(table.get(0), 1, Integer::sum) - 1;
      for (int i = 0; i < cells.length; i++) {
        if (!cells[i].isEmpty()) {
          values.put(table.get(0) + "." + row + "." + table.get(i + 1), List.of(cells[i]));
        }
      }
    }

    private static String[] cells(String value) {
      String[] cells = value.split("\\|", -1);
      for (int i = 0; i < cells.length; i++) {
        cells[i] = cells[i].strip();
      }
      return cells;
    }
  }
}

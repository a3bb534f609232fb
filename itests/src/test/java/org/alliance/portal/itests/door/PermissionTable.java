package org.alliance.portal.itests.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alliance.portal.itests.RunningPortal;

/**
 * The tables {@code permissions.csv} of all rooms: who may call what. A table's first line names
 * its columns; each further line is one call of one address by every role.
 */
final class PermissionTable {
  /** The columns after these are the roles. */
  private static final List<String> CALL = List.of("method", "template", "call", "body");

  private PermissionTable() {}

  /**
   * One call.
   *
   * @param place table and line, for whoever has to mend it
   * @param call address to call, with names in braces for what differs from start to start
   * @param body a form, JSON, the inside of a SOAP operation's element, or {@code file:} and text
   * @param expected by role: alternatives for the answer
   */
  record Row(
      String place,
      String method,
      String template,
      String call,
      String body,
      Map<String, List<String>> expected) {
    String route() {
      return method + " " + template;
    }

    boolean soap() {
      return "SOAP".equals(method);
    }

    boolean program() {
      return soap() || call.startsWith("/api/");
    }
  }

  /** All rows of all rooms. */
  static List<Row> all(List<String> roles) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Path table : tables()) {
      rows.addAll(rows(table, roles));
    }
    return rows;
  }

  private static List<Path> tables() throws IOException {
    Path end = Path.of("src", "test", "resources", "permissions.csv");
    try (Stream<Path> folders = Files.walk(RunningPortal.ROOT.resolve("bundles"), 3)) {
      return folders.map(f -> f.resolve(end)).filter(Files::exists).sorted().toList();
    }
  }

  private static List<Row> rows(Path table, List<String> roles) throws IOException {
    List<String> columns = new ArrayList<>(CALL);
    columns.addAll(roles);
    List<String> lines = Files.readAllLines(table);
    assertThat(lines).as(table.toString()).first().isEqualTo(String.join(";", columns));
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String place = RunningPortal.ROOT.relativize(table) + ":" + (i + 1);
      String[] cells = lines.get(i).split(";", -1);
      assertThat(cells).as(place).hasSize(columns.size());
      Map<String, List<String>> expected = new LinkedHashMap<>();
      for (int column = CALL.size(); column < cells.length; column++) {
        expected.put(columns.get(column), List.of(cells[column].split("\\|")));
      }
      rows.add(new Row(place, cells[0], cells[1], cells[2], cells[3], expected));
    }
    return rows;
  }
}

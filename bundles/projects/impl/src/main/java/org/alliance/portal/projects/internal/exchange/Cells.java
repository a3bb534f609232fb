package org.alliance.portal.projects.internal.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * A small table within one cell: rows apart by {@code |} or a line break, parts of a row by {@code
 * ;}. A backslash takes the meaning from the character after it; {@code \n} is a line break.
 */
final class Cells {
  /** Stands before an id: in a cell a {@code #} at the beginning of a part. */
  static final char MEMBER = '\u0001';

  private static final char WRITTEN = '#';
  private static final String SPECIAL = ";|\\";

  private Cells() {}

  /** Writes a table; blank parts at the end of a row are left out. */
  static String write(List<List<String>> rows) {
    StringBuilder cell = new StringBuilder();
    for (List<String> row : rows) {
      int width = row.size();
      while (width > 0 && row.get(width - 1).isEmpty()) {
        width--;
      }
      cell.append(cell.isEmpty() ? "" : " | ");
      for (int i = 0; i < width; i++) {
        cell.append(i == 0 ? "" : " ; ");
        write(row.get(i), cell);
      }
    }
    return cell.toString();
  }

  private static void write(String part, StringBuilder cell) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == MEMBER) {
        cell.append(WRITTEN);
      } else if (c == WRITTEN && i == 0) {
        cell.append('\\').append(c);
      } else if (c == '\n') {
        cell.append("\\n");
      } else if (c == '\r') {
        cell.append("\\r");
      } else {
        cell.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
  }

  /** Reads a table; rows without anything are left out, parts are stripped. */
  static List<List<String>> read(String cell) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '\\' && i + 1 < cell.length()) {
        part.append(meant(cell.charAt(++i)));
      } else if (c == WRITTEN && part.toString().isBlank()) {
        part.append(MEMBER);
      } else if (c == ';') {
        end(part, row);
      } else if (c == '|' || c == '\n' || c == '\r') {
        end(part, row);
        end(row, rows);
        row = new ArrayList<>();
      } else {
        part.append(c);
      }
    }
    end(part, row);
    end(row, rows);
    return rows;
  }

  private static String meant(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case ';', '|', '\\', WRITTEN -> String.valueOf(c);
      default -> "\\" + c;
    };
  }

  private static void end(StringBuilder part, List<String> row) {
    row.add(part.toString().strip());
    part.setLength(0);
  }

  private static void end(List<String> row, List<List<String>> rows) {
    if (row.stream().anyMatch(part -> !part.isEmpty())) {
      rows.add(row);
    }
  }
}

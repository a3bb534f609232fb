package org.alliance.portal.content.internal.csv;

import java.time.LocalDate;
import java.util.Map;
import org.alliance.portal.api.content.Csv;
import org.apache.commons.csv.CSVRecord;

/**
 * A row of a table being read.
 *
 * @param line line of the file on which it begins, from 1
 * @param cells what stands on it
 * @param places place of each column
 */
record CsvRow(int line, CSVRecord cells, Map<String, Integer> places) implements Csv.Row {

  @Override
  public String text(String column) {
    Integer place = places.get(column);
    if (place == null || place >= cells.size()) {
      return null;
    }
    String text = stripped(Formulas.restored(stripped(cells.get(place))));
    return text.isEmpty() ? null : text;
  }

  /** Without surrounding white space; spreadsheets leave no-break spaces too. */
  private static String stripped(String cell) {
    int start = 0;
    int end = cell.length();
    while (start < end && space(cell.charAt(start))) {
      start++;
    }
    while (end > start && space(cell.charAt(end - 1))) {
      end--;
    }
    return cell.substring(start, end);
  }

  private static boolean space(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }

  @Override
  public Integer number(String column) {
    String text = text(column);
    return text == null ? null : Integer.valueOf(Numbers.whole(text));
  }

  @Override
  public Double decimal(String column) {
    String text = text(column);
    return text == null ? null : Double.valueOf(Numbers.decimal(text));
  }

  @Override
  public LocalDate date(String column) {
    String text = text(column);
    return text == null ? null : Numbers.date(text);
  }
}

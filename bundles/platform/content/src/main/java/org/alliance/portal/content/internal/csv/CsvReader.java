package org.alliance.portal.content.internal.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import org.alliance.portal.api.content.Csv;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table being read; it can be gone through more than once. For one thread. */
final class CsvReader implements Csv.Reader {
  private static final int MOST_COLUMNS = 2_500;
  private static final int LONGEST_CELL = 100_000;

  /** Longest row; a quote that never ends would take the rest of the file for one. */
  private static final int LONGEST_ROW = 4_000_000;

  private final Source source;
  private final int mostRows;
  private final List<Lines> open = new ArrayList<>();
  private final Separator.Found separator;
  private final List<String> columns;
  private final Map<String, Integer> places = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final int width;

  /** Where the text comes from. */
  @FunctionalInterface
  interface Source {
    /** The text from its beginning. */
    Reader open() throws IOException;
  }

  /**
   * @param beginning of the text, by which the separator is found
   */
  CsvReader(Source source, String beginning, int mostRows) {
    this.source = source;
    this.mostRows = mostRows;
    this.separator = Separator.of(beginning);
    try (Lines lines = new Lines()) {
      CSVRecord names = lines.header();
      this.width = names.size();
      this.columns = columns(names);
    }
  }

  private List<String> columns(CSVRecord names) {
    List<String> found = new ArrayList<>();
    Set<String> twice = new LinkedHashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = Formulas.restored(names.get(i).strip());
      if (name.isEmpty()) {
        continue;
      }
      if (places.putIfAbsent(name, i) != null) {
        twice.add(name);
      }
      found.add(name);
      if (found.size() > MOST_COLUMNS) {
        throw CsvProblems.of("too-many-columns", "max", MOST_COLUMNS);
      }
    }
    if (!twice.isEmpty()) {
      throw CsvProblems.of("column-twice", "column", shortened(twice.iterator().next()));
    }
    return List.copyOf(found);
  }

  private static String shortened(String name) {
    return name.length() <= 60 ? name : name.substring(0, 60) + "…";
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Iterator<Csv.Row> iterator() {
    Lines lines = new Lines();
    open.add(lines);
    lines.header();
    return lines;
  }

  @Override
  public void close() {
    open.forEach(Lines::close);
    open.clear();
  }

  /** Rows from the first one on. */
  private final class Lines implements Iterator<Csv.Row>, AutoCloseable {
    private final BoundedReader text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private long line;
    private int rows;
    private CSVRecord next;

    Lines() {
      try {
        text = new BoundedReader(source.open(), LONGEST_ROW);
        parser =
            CSVParser.builder()
                .setReader(text)
                .setFormat(
                    CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(separator.character())
                        .setIgnoreSurroundingSpaces(true)
                        // Counted here, or the numbers of the lines would be wrong.
                        .setIgnoreEmptyLines(false)
                        .get())
                .get();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      records = parser.iterator();
    }

    /** The column names, on the first line that is not blank. */
    CSVRecord header() {
      advance();
      if (separator.said()) {
        advance();
      }
      if (next == null) {
        throw CsvProblems.of("empty");
      }
      CSVRecord names = next;
      advance();
      return names;
    }

    /** Goes to the next row that is not blank. */
    private void advance() {
      do {
        line = parser.getCurrentLineNumber() + 1;
        text.again();
        try {
          next = records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
          // A quote that does not end, or that ends in the middle of a cell.
          throw CsvProblems.at(line, "quotes");
        }
      } while (next != null && blank(next));
    }

    private static boolean blank(CSVRecord cells) {
      return cells.stream().allMatch(String::isBlank);
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Csv.Row next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      if (++rows > mostRows) {
        throw CsvProblems.of("too-many-rows", "max", mostRows);
      }
      for (int i = 0; i < next.size(); i++) {
        if (next.get(i).length() > LONGEST_CELL) {
          throw CsvProblems.at(line, "cell-too-long", "max", LONGEST_CELL);
        }
        if (i >= width && !next.get(i).isBlank()) {
          throw CsvProblems.at(line, "too-many-cells");
        }
      }
      Csv.Row row = new CsvRow((int) line, next, places);
      advance();
      return row;
    }

    @Override
    public void close() {
      try {
        parser.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

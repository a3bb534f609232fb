package org.alliance.portal.api.content;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Tables as files, as spreadsheets of every country write and read them. A service of the platform;
 * thread-safe; what it hands out is for one thread.
 */
public interface Csv {

  /** Most bytes of a file that is read: 5 MB. */
  int MOST_BYTES = 5 * 1024 * 1024;

  /** Most rows of a file that is read. */
  int MOST_ROWS = 20_000;

  /**
   * Opens a file with a first line of column names. Comma, semicolon or tab; UTF-8, UTF-16 with
   * mark or Windows-1252 (Latin-1); with or without quotes, any line ends.
   *
   * @param file read to its end while the rows are read; not closed
   * @throws org.alliance.portal.api.ValidationException naming {@code file}: empty, too large, not
   *     a table, a column twice; also while the rows are read
   */
  Reader read(InputStream file);

  /**
   * Opens a file on disk, of any size, in memory that does not grow with it. Its rows may be gone
   * through several times, each time from the first; the file must stay as it is meanwhile.
   *
   * @param file where it lies; the same forms as {@link #read(InputStream)}
   * @param mostRows most rows that are read
   * @return to be closed, by which every going through it ends
   * @throws org.alliance.portal.api.ValidationException as {@link #read(InputStream)}
   */
  Reader read(Path file, int mostRows);

  /**
   * Begins a file: UTF-8 with mark, so that spreadsheets know it. Cells that a spreadsheet would
   * take for a formula are neutralised; {@link #read} takes that back.
   *
   * @param file not closed
   * @param columns names of the columns
   * @param separator comma or semicolon: spreadsheets set to French want the latter
   */
  Writer write(OutputStream file, List<String> columns, char separator);

  /** A table being read. */
  interface Reader extends Iterable<Row>, AutoCloseable {
    /** Names of the columns, stripped, as written. */
    List<String> columns();

    /** Lets go of a file on disk; nothing to do for one that was handed over as a stream. */
    @Override
    default void close() {}
  }

  /** A row of a table being read. */
  interface Row {
    /** Line of the file on which the row begins, from 1; the column names are on line 1. */
    int line();

    /** Stripped text of a cell; null when it is blank or the column is missing. */
    String text(String column);

    /**
     * A whole number, grouped as in English or French ({@code 14,111}, {@code 14 111}); null when
     * blank.
     *
     * @throws NumberFormatException when it is none
     */
    Integer number(String column);

    /**
     * A decimal number with point or comma; null when blank.
     *
     * @throws NumberFormatException when it is none
     */
    Double decimal(String column);

    /**
     * A day: {@code 2026-03-04}, {@code 04/03/2026}, {@code 4.3.2026}; null when blank.
     *
     * @throws java.time.DateTimeException when it is none
     */
    LocalDate date(String column);
  }

  /** A table being written; {@link #close} ends it and leaves the stream open. */
  interface Writer extends AutoCloseable {
    /** Adds a row; null cells are blank; numbers without grouping and with a point. */
    void row(List<?> cells);

    @Override
    void close();
  }
}

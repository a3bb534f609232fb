package org.alliance.portal.content.internal.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.alliance.portal.api.content.Csv;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table being written. */
final class CsvWriter implements Csv.Writer {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CSVPrinter printer;
  private final int width;

  CsvWriter(OutputStream file, List<String> columns, char separator) {
    width = columns.size();
    BufferedWriter out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
    try {
      out.write(BYTE_ORDER_MARK);
      printer = new CSVPrinter(out, CSVFormat.DEFAULT.builder().setDelimiter(separator).get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    print(columns);
  }

  @Override
  public void row(List<?> cells) {
    if (cells.size() != width) {
      throw new IllegalArgumentException("As many cells as columns");
    }
    print(cells);
  }

  private void print(List<?> cells) {
    try {
      printer.printRecord(cells.stream().map(CsvWriter::cell));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Numbers are safe as they are, the negative ones too; everything else is text. */
  private static String cell(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) ? plain(new BigDecimal(value.toString())) : "";
    }
    if (value instanceof BigDecimal number) {
      return plain(number);
    }
    if (value instanceof Number) {
      return value.toString();
    }
    return Formulas.neutralised(
        value instanceof Enum<?> choice
            ? choice.name().toLowerCase(Locale.ROOT)
            : value.toString());
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  @Override
  public void close() {
    try {
      printer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

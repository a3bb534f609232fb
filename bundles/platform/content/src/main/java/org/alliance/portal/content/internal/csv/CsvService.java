package org.alliance.portal.content.internal.csv;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.alliance.portal.api.content.Csv;
import org.osgi.service.component.annotations.Component;

/** Tables as files. */
@Component(service = Csv.class)
public final class CsvService implements Csv {

  @Override
  public Reader read(InputStream file) {
    String text = Decoding.read(file);
    return new CsvReader(() -> new StringReader(text), text, MOST_ROWS);
  }

  @Override
  public Reader read(Path file, int mostRows) {
    FileText text = FileText.of(file);
    return new CsvReader(text::open, text.beginning(), mostRows);
  }

  @Override
  public Writer write(OutputStream file, List<String> columns, char separator) {
    if (separator != ',' && separator != ';') {
      throw new IllegalArgumentException("Comma or semicolon");
    }
    return new CsvWriter(file, columns, separator);
  }
}

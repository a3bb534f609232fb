package org.alliance.portal.content.internal.csv;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.alliance.portal.api.content.Csv;
import org.osgi.service.component.annotations.Component;

/** Tables as files. */
@Component(service = Csv.class)
public final class CsvService implements Csv {

  @Override
  public Reader read(InputStream file) {
    return new CsvReader(Decoding.read(file));
  }

  @Override
  public Writer write(OutputStream file, List<String> columns, char separator) {
    if (separator != ',' && separator != ';') {
      throw new IllegalArgumentException("Comma or semicolon");
    }
    return new CsvWriter(file, columns, separator);
  }
}

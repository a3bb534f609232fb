package org.alliance.portal.admin.internal.features;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code installed.json}: the truth about which features there are; Karaf's own is a cache. */
final class InstalledFile {
  private final Path file;
  private final ObjectMapper json =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  InstalledFile(Path file) {
    this.file = file;
  }

  /**
   * @throws Refused when the file is there and cannot be read; it is never overwritten then
   */
  Installed read() throws IOException {
    if (!Files.exists(file)) {
      return Installed.NOTHING;
    }
    try {
      Installed read = json.readValue(Files.readAllBytes(file), Installed.class);
      if (read == null) {
        throw new Refused("list-unreadable", file.toString());
      }
      return read;
    } catch (JsonProcessingException e) {
      throw new Refused("list-unreadable", file.toString());
    }
  }

  void write(Installed installed) throws IOException {
    Folders.replace(file, json.writeValueAsBytes(installed));
  }
}

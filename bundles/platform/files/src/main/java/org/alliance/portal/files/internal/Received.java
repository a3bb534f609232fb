package org.alliance.portal.files.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that was received and is not kept yet; closing it removes what is still there.
 *
 * @param path where it lies
 * @param digest SHA-256, in hexadecimal
 * @param size in bytes
 */
public record Received(Path path, String digest, long size) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Received.class);

  @Override
  public void close() {
    discard(path);
  }

  static void discard(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.warn("A file that is not needed stays until the next clean-up: {}", e.toString());
    }
  }
}

package org.alliance.portal.web.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What this bundle itself ships. */
public final class Shipped implements Resources {
  private static final Path ROOT = Path.of("src/main/resources");

  @Override
  public byte[] read(String path) {
    try (InputStream in =
        Files.exists(ROOT.resolve(path)) ? Files.newInputStream(ROOT.resolve(path)) : null) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> list(String folder) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      return files.filter(Files::isRegularFile).map(p -> ROOT.relativize(p).toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

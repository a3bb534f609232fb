package org.alliance.portal.web.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.osgi.framework.Bundle;

/** The files a bundle ships, so that what reads them can be tested without OSGi. */
public interface Resources {

  /** Content of a file; null when there is none. */
  byte[] read(String path);

  /** Paths of all files below a folder, sorted. */
  List<String> list(String folder);

  /** The files of a bundle. */
  static Resources of(Bundle bundle) {
    return new Resources() {
      @Override
      public byte[] read(String path) {
        URL entry = path.endsWith("/") ? null : bundle.getEntry(path);
        if (entry == null) {
          return null;
        }
        try (InputStream in = entry.openStream()) {
          return in.readAllBytes();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public List<String> list(String folder) {
        Enumeration<URL> found = bundle.findEntries(folder, "*", true);
        if (found == null) {
          return List.of();
        }
        List<String> paths = new ArrayList<>();
        Collections.list(found).stream()
            .map(URL::getPath)
            .filter(path -> !path.endsWith("/"))
            .map(path -> path.startsWith("/") ? path.substring(1) : path)
            .sorted()
            .forEach(paths::add);
        return paths;
      }
    };
  }
}

package org.alliance.portal.persistence.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.framework.Bundle;

/**
 * A feature's migrations, read into memory: nothing of the bundle is referred to afterwards.
 *
 * @param feature whose
 * @param prefixes what names of its tables may begin with
 * @param source symbolic name of the bundle
 * @param files contents by path below {@code OSGI-INF/db}
 */
public record Changelog(
    String feature, Set<String> prefixes, String source, SortedMap<String, byte[]> files) {

  /** Where a bundle keeps its migrations. */
  public static final String FOLDER = "OSGI-INF/db/";

  /** The file to start from. */
  public static final String START = "changelog.xml";

  private static final String OWN = "persistence";
  private static final String HOUSE = "org.alliance.portal.";

  /**
   * A changelog of a feature.
   *
   * @param files contents by path below {@link #FOLDER}
   */
  public static Changelog of(String source, Map<String, byte[]> files) {
    String feature = feature(source);
    Set<String> prefixes =
        OWN.equals(feature) ? Set.of("change_", "task_", "schema_") : Set.of(feature + "_");
    return new Changelog(feature, prefixes, source, new TreeMap<>(files));
  }

  /** Reads a bundle's; null when it has none. */
  static Changelog of(Bundle bundle) {
    if (bundle.getEntry(FOLDER + START) == null) {
      return null;
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    Enumeration<URL> entries = bundle.findEntries(FOLDER, "*", true);
    for (URL entry : Collections.list(entries)) {
      String path = entry.getPath();
      if (!path.endsWith("/")) {
        files.put(path.substring(path.indexOf(FOLDER) + FOLDER.length()), read(entry));
      }
    }
    return of(bundle.getSymbolicName(), files);
  }

  private static byte[] read(URL entry) {
    try (InputStream in = entry.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + entry.getPath(), e);
    }
  }

  /** The feature whose bundle has this symbolic name. */
  static String feature(String symbolicName) {
    int house = symbolicName.lastIndexOf(HOUSE);
    String own = house < 0 ? symbolicName : symbolicName.substring(house + HOUSE.length());
    return own.replace('.', '_').replace('-', '_');
  }

  /** SHA-256 over names and contents of all files. */
  String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (path, content) -> {
            sha.update(path.getBytes(StandardCharsets.UTF_8));
            sha.update(("\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
            sha.update(content);
          });
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

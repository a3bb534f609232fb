package org.alliance.portal.itests.lifecycle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Makes another version of a feature's KAR, as its author would have built it. */
final class Kars {
  private Kars() {}

  /**
   * Another version of a KAR: the bundle, the feature file and the folders carry it.
   *
   * @param kar the KAR that ships
   * @param from its version
   * @param to the other version, of the same length
   * @param edits changes of text files within the bundle, by name
   */
  static Path version(
      Path kar, String from, String to, Path target, Map<String, UnaryOperator<String>> edits)
      throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(kar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        if (entry.isDirectory()) {
          continue;
        }
        String name = entry.getName();
        if (name.endsWith(".jar")) {
          content = bundle(content, to, edits);
        } else if (name.endsWith("features.xml")) {
          content =
              new String(content, StandardCharsets.UTF_8)
                  .replace(from, to)
                  .getBytes(StandardCharsets.UTF_8);
        }
        entries.put(name.replace(from, to), content);
      }
    }
    Files.createDirectories(target.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return target;
  }

  private static byte[] bundle(byte[] jar, String to, Map<String, UnaryOperator<String>> edits)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
      Manifest manifest = in.getManifest();
      manifest.getMainAttributes().putValue("Bundle-Version", to);
      try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          UnaryOperator<String> edit = edits.get(entry.getName());
          out.write(edit == null ? in.readAllBytes() : edited(in, edit));
          out.closeEntry();
        }
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] edited(InputStream in, UnaryOperator<String> edit) throws IOException {
    return edit.apply(new String(in.readAllBytes(), StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }
}

package org.alliance.portal.admin.internal.features;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives as their authors would build them, and as they should not. */
final class Samples {
  private Samples() {}

  static final String FILE = "repository/org/x/%1$s/%2$s/%1$s-%2$s-features.xml";

  static String features(String body) {
    return "<features name=\"x\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">"
        + body
        + "</features>";
  }

  static byte[] bundle(String symbolicName, String note) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", symbolicName);
    manifest.getMainAttributes().putValue("Note", note);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new JarOutputStream(bytes, manifest).close();
    return bytes.toByteArray();
  }

  static Path zip(Path file, Map<String, byte[]> entries) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return file;
  }

  /** A KAR with one feature and its bundle {@code org.x.<name>}. */
  static Path kar(Path folder, String name, String version) throws IOException {
    return kar(folder, name, version, "org.x." + name, "");
  }

  static Path kar(Path folder, String name, String version, String bundle, String note)
      throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    String xml =
        features("<feature name=\"portal-feature-" + name + "\" version=\"" + version + "\"/>");
    entries.put(FILE.formatted(name, version), xml.getBytes(StandardCharsets.UTF_8));
    entries.put(
        "repository/org/x/%1$s/%2$s/%1$s-%2$s.jar".formatted(name, version),
        bundle(bundle, version + note));
    return zip(folder.resolve(name + "-" + version + note + ".kar"), entries);
  }
}

package org.alliance.portal.admin.internal.features;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Unpacks a feature's archive into a folder of its own and checks it; trusts nothing in it. */
final class KarReader {
  static final long LARGEST = 50L << 20;
  static final long MOST_UNPACKED = 200L << 20;
  static final int MOST_ENTRIES = 2_000;
  private static final String REPOSITORY = "repository/";
  private static final String NAMESPACE = "http://karaf.apache.org/xmlns/features/";
  private static final int BUFFER = 1 << 16;

  private final Path temporary;
  private final long mostUnpacked;

  /**
   * @param temporary where to unpack
   */
  KarReader(Path temporary) {
    this(temporary, MOST_UNPACKED);
  }

  KarReader(Path temporary, long mostUnpacked) {
    this.temporary = temporary;
    this.mostUnpacked = mostUnpacked;
  }

  /**
   * Reads an archive.
   *
   * @return what is in it, to be closed after use
   * @throws Refused saying what is wrong with it
   */
  Kar read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Refused("no-file", file.toString());
    }
    if (Files.size(file) > LARGEST) {
      throw new Refused("too-large", "");
    }
    Path folder = Files.createTempDirectory(Files.createDirectories(temporary), "kar-");
    try {
      Map<String, String> files = unpack(file, folder);
      Found found = feature(folder, files.keySet());
      return new Kar(
          file,
          Folders.sha256(file),
          Names.brief(found.name),
          found.version,
          found.address,
          folder,
          files,
          bundles(folder, files.keySet()));
    } catch (IOException | RuntimeException e) {
      Folders.delete(folder);
      throw e;
    }
  }

  private Map<String, String> unpack(Path file, Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    int entries = 0;
    long unpacked = 0;
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (++entries > MOST_ENTRIES) {
          throw new Refused("too-many-entries", String.valueOf(MOST_ENTRIES));
        }
        Path target = within(folder, entry.getName());
        String path = path(entry);
        if (path == null) {
          unpacked = copy(in, OutputStream.nullOutputStream(), unpacked, null);
          continue;
        }
        Files.createDirectories(target.getParent());
        java.security.MessageDigest digest = Folders.digest();
        try (OutputStream out = Files.newOutputStream(target)) {
          unpacked = copy(in, out, unpacked, digest);
        }
        files.put(path, HexFormat.of().formatHex(digest.digest()));
      }
    } catch (java.util.zip.ZipException | java.io.EOFException | IllegalArgumentException e) {
      throw new Refused("not-a-kar", "");
    }
    if (entries == 0) {
      throw new Refused("not-a-kar", "");
    }
    return files;
  }

  private static Path within(Path folder, String name) {
    try {
      Path target = folder.resolve(name).normalize();
      if (name.startsWith("/")
          || name.contains("\\")
          || List.of(name.split("/")).contains("..")
          || !target.startsWith(folder)) {
        throw new Refused("bad-path", name);
      }
      return target;
    } catch (InvalidPathException e) {
      throw new Refused("bad-path", name.replace('\0', '?'));
    }
  }

  /** Path in Maven's layout, or null for what is not unpacked. */
  static String path(ZipEntry entry) {
    String name = entry.getName();
    boolean wanted =
        !entry.isDirectory()
            && name.startsWith(REPOSITORY)
            && !name.substring(name.lastIndexOf('/') + 1).startsWith("maven-metadata");
    return wanted ? name.substring(REPOSITORY.length()) : null;
  }

  private long copy(
      InputStream in, OutputStream out, long before, java.security.MessageDigest digest)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long unpacked = before;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      unpacked += read;
      if (unpacked > mostUnpacked) {
        throw new Refused("too-much-unpacked", "");
      }
      if (digest != null) {
        digest.update(buffer, 0, read);
      }
      out.write(buffer, 0, read);
    }
    return unpacked;
  }

  private record Found(String name, String version, String address) {}

  private static Found feature(Path folder, Set<String> paths) throws IOException {
    List<Found> all = new ArrayList<>();
    for (String path : paths) {
      if (path.endsWith(".xml")) {
        try (InputStream in = Files.newInputStream(folder.resolve(REPOSITORY + path))) {
          all.addAll(features(in, path));
        } catch (XMLStreamException e) {
          throw new Refused("malformed-feature", path);
        }
      }
    }
    Set<String> names = new TreeSet<>();
    all.forEach(found -> names.add(found.name));
    if (all.isEmpty()) {
      throw new Refused("no-feature", "");
    }
    for (String name : names) {
      if (!Names.feature(name)) {
        throw new Refused("wrong-name", name);
      }
    }
    if (all.size() > 1) {
      throw new Refused("several-features", String.join(", ", names));
    }
    Found found = all.get(0);
    if (!Names.version(found.version)) {
      throw new Refused("no-version", found.version);
    }
    if (found.address == null) {
      throw new Refused("not-maven", found.name);
    }
    return found;
  }

  private static List<Found> features(InputStream in, String path) throws XMLStreamException {
    // The JDK's own parser: another bundle's would depend on the thread's class loader.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader xml = factory.createXMLStreamReader(in);
    List<Found> found = new ArrayList<>();
    int depth = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw new XMLStreamException("A document type is not accepted");
      }
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        String name = xml.getLocalName();
        if (depth == 1 && !isFeatureFile(xml)) {
          return List.of();
        }
        if (depth == 2 && "repository".equals(name)) {
          throw new Refused("foreign-repository", xml.getElementText());
        }
        if (depth == 2 && "feature".equals(name)) {
          found.add(new Found(text(xml, "name"), text(xml, "version"), Maven.address(path)));
        }
      }
    }
    return found;
  }

  private static boolean isFeatureFile(XMLStreamReader xml) {
    String namespace = xml.getNamespaceURI();
    return "features".equals(xml.getLocalName())
        && namespace != null
        && namespace.startsWith(NAMESPACE);
  }

  private static String text(XMLStreamReader xml, String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    return value == null ? "" : value;
  }

  private static Set<String> bundles(Path folder, Set<String> paths) {
    Set<String> names = new HashSet<>();
    for (String path : paths) {
      String name = path.endsWith(".jar") ? symbolicName(folder.resolve(REPOSITORY + path)) : null;
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  /** The symbolic name of the bundle in a file; null when it is none. */
  static String symbolicName(Path jar) {
    try (JarFile open = new JarFile(jar.toFile())) {
      Manifest manifest = open.getManifest();
      Attributes headers = manifest == null ? null : manifest.getMainAttributes();
      String name = headers == null ? null : headers.getValue("Bundle-SymbolicName");
      return name == null ? null : name.split(";", 2)[0].strip();
    } catch (IOException e) {
      return null;
    }
  }
}

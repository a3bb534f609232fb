package org.alliance.portal.files.internal.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What an office document is, as the archive it consists of says. Only its table of contents is
 * read and the one part that names the type, both bounded; anything that unpacks to far more than
 * it is, or that overlaps, is no document.
 *
 * @param type media type; null when it is none of the known ones
 * @param macros whether it brings a program
 */
record OfficeFile(String type, boolean macros) {
  /** What the types of Office Open XML have in common. */
  static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";

  private static final OfficeFile NONE = new OfficeFile(null, false);
  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final String MIME_TYPE = "mimetype";
  private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";
  private static final List<String> DOCUMENTS =
      List.of("wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation");

  private static final int MOST_READ = 1024 * 1024;
  private static final long MOST_UNPACKED = 1024L * MOST_READ;

  /** Tables of numbers pack well; more than this is made to burst. */
  private static final long RATIO = 200;

  static OfficeFile of(Path file) throws IOException {
    long size = ArchiveEnd.boundedSize(file);
    if (size < 0) {
      return NONE;
    }
    try (ZipFile archive = new ZipFile(file.toFile())) {
      return harmless(archive, size) ? document(archive) : NONE;
    } catch (ZipException | IllegalArgumentException e) {
      return NONE;
    }
  }

  private static boolean harmless(ZipFile archive, long size) {
    long packed = 0;
    long unpacked = 0;
    for (Enumeration<? extends ZipEntry> all = archive.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      if (entry.getSize() < 0 || entry.getCompressedSize() < 0) {
        return false;
      }
      packed += entry.getCompressedSize();
      unpacked += entry.getSize();
      if (packed > size || unpacked > MOST_UNPACKED || unpacked > RATIO * size) {
        return false;
      }
    }
    return true;
  }

  private static OfficeFile document(ZipFile archive) throws IOException {
    String mimeType = part(archive, MIME_TYPE);
    if (mimeType != null) {
      return mimeType.startsWith(OPEN_DOCUMENT)
          ? new OfficeFile(mimeType, any(archive, "(?:basic|scripts)/.+"))
          : NONE;
    }
    String types = part(archive, CONTENT_TYPES);
    if (types == null || types.contains("&") || types.contains("<!")) {
      return NONE;
    }
    String lower = types.toLowerCase(Locale.ROOT);
    boolean macros =
        lower.contains("macroenabled")
            || lower.contains("vbaproject")
            || any(archive, "(?:.*/)?vba(?:project|data)[^/]*");
    return DOCUMENTS.stream()
        .filter(kind -> lower.contains('"' + OPEN_XML + kind + ".main+xml\""))
        .findFirst()
        .map(kind -> new OfficeFile(OPEN_XML + kind, macros))
        .orElse(new OfficeFile(null, macros));
  }

  private static boolean any(ZipFile archive, String pattern) {
    return archive.stream()
        .anyMatch(entry -> entry.getName().toLowerCase(Locale.ROOT).matches(pattern));
  }

  /** A part as text; null when there is none, or it is too long. */
  private static String part(ZipFile archive, String name) throws IOException {
    ZipEntry entry = archive.getEntry(name);
    if (entry == null) {
      return null;
    }
    try (InputStream in = archive.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MOST_READ);
      return in.read() < 0 ? new String(bytes, StandardCharsets.UTF_8) : null;
    }
  }
}

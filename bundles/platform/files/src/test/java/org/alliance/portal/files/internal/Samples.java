package org.alliance.portal.files.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small files of each type. */
public final class Samples {
  private Samples() {}

  /** A page without anything on it. */
  public static byte[] pdf(String mark) {
    return bytes(
        "%PDF-1.4\n%"
            + mark
            + "\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            + "3 0 obj<</Type/Page/MediaBox[0 0 72 72]/Parent 2 0 R>>endobj\n"
            + "trailer<</Root 1 0 R>>\n%%EOF\n");
  }

  /** A picture of some pixels. */
  public static byte[] picture(String format) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (!ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), format, out)) {
        throw new IllegalArgumentException(format);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A WebP picture of one pixel. */
  public static byte[] webp() {
    return java.util.Base64.getDecoder()
        .decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
  }

  /** A document of OpenDocument, such as {@code text}, with further parts. */
  public static byte[] openDocument(String kind, String... parts) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("mimetype", "application/vnd.oasis.opendocument." + kind);
    all.put("content.xml", "<office:document-content/>");
    Arrays.stream(parts).forEach(part -> all.put(part, "x"));
    return zip(all);
  }

  /** A document of Office Open XML whose main part is of this type, with further parts. */
  public static byte[] openXml(String main, String... parts) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        "[Content_Types].xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types"
            + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
            + " PartName=\"/main.xml\" ContentType=\""
            + main
            + "\"/></Types>");
    all.put("main.xml", "<main/>");
    Arrays.stream(parts).forEach(part -> all.put(part, "x"));
    return zip(all);
  }

  /** The type of a main part, such as {@code wordprocessingml.document}. */
  public static String main(String kind) {
    return "application/vnd.openxmlformats-officedocument." + kind + ".main+xml";
  }

  /** An archive; a part called {@code mimetype} is stored, as OpenDocument wants it. */
  public static byte[] zip(Map<String, String> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        byte[] content = bytes(part.getValue());
        ZipEntry entry = new ZipEntry(part.getKey());
        if (part.getKey().equals("mimetype")) {
          CRC32 crc = new CRC32();
          crc.update(content);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(content.length);
          entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A text in UTF-8. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package org.alliance.portal.endpoints.door;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.cxf.jaxrs.ext.multipart.Attachment;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;

/**
 * A file of a multipart form. Browsers send names and texts in UTF-8 without saying so.
 *
 * @param name as the sender calls it; empty when no file was chosen
 * @param content the file; empty when none was chosen
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578#section-5.1">RFC 7578</a>
 */
public record Upload(String name, InputStream content) implements AutoCloseable {
  private static final int LONGEST_TEXT = 64 * 1024;

  /** The file in a field of a form. */
  public static Upload of(MultipartBody form, String field) throws IOException {
    Attachment part = form.getAttachment(field);
    if (part == null) {
      return new Upload("", InputStream.nullInputStream());
    }
    String name =
        part.getContentDisposition() == null ? null : part.getContentDisposition().getFilename();
    return new Upload(name == null ? "" : read(name), part.getDataHandler().getInputStream());
  }

  /** The text in a field of a form; empty when there is none. */
  public static String text(MultipartBody form, String field) throws IOException {
    Attachment part = form.getAttachment(field);
    if (part == null) {
      return "";
    }
    try (InputStream in = part.getDataHandler().getInputStream()) {
      return new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
    }
  }

  /** CXF reads each byte of a header as a character; {@code filename*} it understands. */
  private static String read(String name) {
    if (name.chars().anyMatch(c -> c > 0xff)) {
      return name;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(name.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      return name;
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}

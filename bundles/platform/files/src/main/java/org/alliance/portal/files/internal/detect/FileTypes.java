package org.alliance.portal.files.internal.detect;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.files.internal.Names;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.osgi.service.component.annotations.Component;

/**
 * Which files are accepted, and what they are. The name says what a file should be, its content
 * whether it is.
 */
@Component(service = FileTypes.class)
public class FileTypes {
  private static final String FIELD = "file";
  private static final String OFFICE = "application/vnd.";

  /** What is accepted, by the ending of the name. */
  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("pdf", "application/pdf"),
          Map.entry("odt", "application/vnd.oasis.opendocument.text"),
          Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
          Map.entry("odp", "application/vnd.oasis.opendocument.presentation"),
          Map.entry("docx", OfficeFile.OPEN_XML + "wordprocessingml.document"),
          Map.entry("xlsx", OfficeFile.OPEN_XML + "spreadsheetml.sheet"),
          Map.entry("pptx", OfficeFile.OPEN_XML + "presentationml.presentation"),
          Map.entry("txt", "text/plain"),
          Map.entry("csv", "text/csv"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("gif", "image/gif"));

  private final MimeTypes looks = MimeTypes.getDefaultMimeTypes(FileTypes.class.getClassLoader());
  private final MediaTypeRegistry registry = looks.getMediaTypeRegistry();

  /**
   * Refuses a name that no accepted type has, before anything is received.
   *
   * @throws ValidationException when there is none
   */
  public void requireEnding(String name) {
    if (!BY_ENDING.containsKey(Names.ending(name))) {
      throw problem("type");
    }
  }

  /**
   * The type of a file.
   *
   * @throws ValidationException when it is none that is accepted, or not what its name says
   */
  public String of(Path file, String name) {
    requireEnding(name);
    String claimed = BY_ENDING.get(Names.ending(name));
    try {
      require(file, claimed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return claimed;
  }

  private void require(Path file, String claimed) throws IOException {
    MediaType seen = look(file);
    if (claimed.startsWith("text/")) {
      if (!text(seen) || !PlainText.is(file)) {
        throw problem("not-what-it-says");
      }
    } else if (claimed.startsWith(OFFICE)) {
      OfficeFile office = OfficeFile.of(file);
      if (office.macros()) {
        throw problem("macros");
      } else if (!claimed.equals(office.type())) {
        throw problem("not-what-it-says");
      }
    } else if (!claimed.equals(seen.toString())) {
      throw problem("not-what-it-says");
    }
  }

  /** By the content alone: a name would outweigh it. */
  private MediaType look(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return looks.detect(in, new Metadata()).getBaseType();
    }
  }

  /** Whether a content may be text; markup that a browser would run is not. */
  private boolean text(MediaType seen) {
    return MediaType.OCTET_STREAM.equals(seen)
        || registry.isInstanceOf(seen, MediaType.TEXT_PLAIN)
            && !registry.isInstanceOf(seen, MediaType.APPLICATION_XML)
            && !registry.isInstanceOf(seen, MediaType.TEXT_HTML);
  }

  private static ValidationException problem(String what) {
    return new ValidationException(FieldProblem.of(FIELD, "portal.problem.file." + what));
  }
}

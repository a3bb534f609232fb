package org.alliance.portal.projects.internal.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * Files of imports that have not ended, in the data folder by their digest. A node whose data
 * folder is its own has only those that were brought to it, and leaves the others' imports alone.
 */
@Component(
    service = ImportFiles.class,
    configurationPid = "org.alliance.portal",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public class ImportFiles {
  /** Largest file: 256 MB. */
  public static final long MOST_BYTES = 256L << 20;

  private static final String FOLDER = "projects-imports";
  private static final int BUFFER = 1 << 16;

  private final Path folder;

  /** What is read of the portal's configuration. */
  public @interface Settings {
    /** Absolute path of the data folder. */
    String data() default "";
  }

  @Activate
  public ImportFiles(Settings settings) {
    this(Path.of(settings.data(), FOLDER));
  }

  ImportFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Keeps a file.
   *
   * @param file read to its end, not closed
   * @return its digest
   * @throws ValidationException naming {@code file} when it is empty or too large
   */
  String keep(InputStream file) throws IOException {
    Files.createDirectories(folder);
    Path coming = Files.createTempFile(folder, "coming-", ".csv");
    try {
      MessageDigest digest = sha256();
      long size;
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(coming), digest)) {
        size = copy(file, out);
      }
      if (size == 0 || size > MOST_BYTES) {
        throw new ValidationException(
            size == 0
                ? FieldProblem.of("file", "projects.import.problem.none")
                : FieldProblem.of(
                    "file", "projects.import.problem.large", "max", MOST_BYTES >> 20));
      }
      String name = HexFormat.of().formatHex(digest.digest());
      Files.move(coming, path(name), StandardCopyOption.REPLACE_EXISTING);
      return name;
    } finally {
      Files.deleteIfExists(coming);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops soon after too much. */
  private static long copy(InputStream file, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    int read;
    while (size <= MOST_BYTES && (read = file.read(buffer)) >= 0) {
      out.write(buffer, 0, read);
      size += read;
    }
    return size;
  }

  /** A file by its digest; empty when this node has not got it. */
  Optional<Path> find(String digest) {
    return Optional.of(path(digest)).filter(Files::isRegularFile);
  }

  /** Forgets a file, if it is there. */
  void remove(String digest) {
    try {
      Files.deleteIfExists(path(digest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path path(String digest) {
    return folder.resolve(digest + ".csv");
  }
}

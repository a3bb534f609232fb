package org.alliance.portal.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.files.Attachments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code files} in the data folder: {@code <first two>/<digest>} is a content, {@code
 * tmp} what is being received.
 */
@Component(service = Folder.class, configurationPid = Settings.PID)
public class Folder {
  private static final Logger LOG = LoggerFactory.getLogger(Folder.class);
  private static final String FIELD = "file";
  private static final int MEGABYTE = 1024 * 1024;
  private static final long USUAL = 50;

  /** What is left on the disk for the database and the log. */
  private static final long RESERVE = 64L * MEGABYTE;

  private static final int CHUNK = 64 * 1024;
  private static final int PREFIX = 2;
  private static final String CONTENT = "[0-9a-f]{64}";

  private final Path root;
  private final Path incoming;
  private final long largest;

  @Activate
  public Folder(Settings settings) {
    this(Path.of(settings.data(), "files"), largest(settings.file_limit_mb()));
  }

  /** A folder of the test's own. */
  public Folder(Path root, long largest) {
    this.root = root;
    this.incoming = root.resolve("tmp");
    this.largest = largest;
  }

  private static long largest(String asked) {
    long most = Attachments.MOST_BODY / MEGABYTE - 1;
    try {
      long limit = Long.parseLong(asked.strip());
      if (limit >= 1 && limit <= most) {
        return limit * MEGABYTE;
      }
    } catch (NumberFormatException e) {
      LOG.debug("Not a number: {}", asked);
    }
    LOG.warn("PORTAL_FILE_LIMIT_MB must be from 1 to {}; {} is used", most, USUAL);
    return USUAL * MEGABYTE;
  }

  /** The largest file, in bytes. */
  long largest() {
    return largest;
  }

  Path root() {
    return root;
  }

  /**
   * Reads a stream to its end into a file that is on the disk when this returns. When it fails, no
   * file is left.
   *
   * @throws ValidationException when it is empty or too large, or the disk is full
   */
  public Received receive(InputStream content) {
    Path file = null;
    try {
      Files.createDirectories(incoming);
      requireSpace(largest + RESERVE);
      file = Files.createTempFile(incoming, "", "");
      Received received = written(content, file);
      file = null;
      return received;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (file != null) {
        Received.discard(file);
      }
    }
  }

  private Received written(InputStream content, Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] chunk = new byte[CHUNK];
    long size = 0;
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
        size += count;
        if (size > largest) {
          throw problem("portal.problem.file.too-large", largest / MEGABYTE);
        }
        digest.update(chunk, 0, count);
        write(out, ByteBuffer.wrap(chunk, 0, count));
      }
      out.force(true);
    }
    if (size == 0) {
      throw new ValidationException(FieldProblem.of(FIELD, "portal.problem.file.empty"));
    }
    return new Received(file, HexFormat.of().formatHex(digest.digest()), size);
  }

  /** A full disk is not the sender's fault, but the sender should know. */
  private void write(FileChannel out, ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    } catch (IOException e) {
      requireSpace(RESERVE);
      throw e;
    }
  }

  private void requireSpace(long bytes) throws IOException {
    long left = usable();
    if (left < bytes) {
      LOG.warn("A file was refused: {} MB are left on the disk", left / MEGABYTE);
      throw new ValidationException(FieldProblem.of(FIELD, "portal.problem.file.no-space"));
    }
  }

  /** What can still be written, in bytes. */
  long usable() throws IOException {
    return Files.getFileStore(root).getUsableSpace();
  }

  /** Whether too little of the disk is free: under a twentieth. */
  boolean nearlyFull() throws IOException {
    FileStore disk = Files.getFileStore(root);
    return disk.getUsableSpace() < disk.getTotalSpace() / 20;
  }

  /** Makes sure that files can be written. */
  void tryWriting() throws IOException {
    Files.createDirectories(incoming);
    Files.delete(Files.createTempFile(incoming, "", ""));
  }

  /** Puts what was received to its place, unless the same content is there already. */
  void keep(Received received) {
    Path place = path(received.digest());
    try {
      if (Files.exists(place) && Files.size(place) == received.size()) {
        return;
      }
      Files.createDirectories(place.getParent());
      Files.move(
          received.path(),
          place,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel folder = FileChannel.open(place.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a content lies, or would lie. */
  public Path path(String digest) {
    return root.resolve(digest.substring(0, PREFIX)).resolve(digest);
  }

  /** Removes a content. */
  void delete(String digest) {
    try {
      Files.deleteIfExists(path(digest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what was received before a moment and never kept: the portal ended in between. */
  void clean(Instant before) throws IOException {
    each(
        incoming,
        file -> {
          if (older(file, before)) {
            Received.discard(file);
          }
        });
  }

  /** Digests of the contents that were written before a moment, one by one. */
  void stored(Instant before, Consumer<String> sink) throws IOException {
    each(
        root,
        folder -> {
          if (folder.getFileName().toString().matches("[0-9a-f]{2}")) {
            each(
                folder,
                file -> {
                  String name = file.getFileName().toString();
                  if (name.matches(CONTENT) && older(file, before)) {
                    sink.accept(name);
                  }
                });
          }
        });
  }

  private interface Visit {
    void of(Path path) throws IOException;
  }

  private static void each(Path folder, Visit visit) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        visit.of(entry);
      }
    } catch (NoSuchFileException e) {
      LOG.debug("Nothing there yet: {}", folder);
    }
  }

  private static boolean older(Path file, Instant moment) throws IOException {
    return Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isBefore(moment);
  }

  private static ValidationException problem(String key, long most) {
    return new ValidationException(FieldProblem.of(FIELD, key, "max", most));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.alliance.portal.profiles.internal.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.content.Csv;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * Files between the trial of an import and the import itself: in the data folder, for an hour, for
 * the account that brought them only, one for each account. Another node has not got them; there
 * the file is chosen again.
 */
@Component(
    service = ImportFiles.class,
    configurationPid = "org.alliance.portal",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public class ImportFiles {
  /** How long a file is kept. */
  static final Duration KEPT = Duration.ofHours(1);

  /** Most files of all accounts together. */
  static final int MOST = 20;

  private static final String PREFIX = "profiles-import-";
  private static final String SUFFIX = ".csv";
  private static final int TOKEN = 16;
  private static final Pattern TOKENS = Pattern.compile("[0-9a-f]{" + 2 * TOKEN + "}");
  private static final int BUFFER = 1 << 14;

  private final Path folder;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** What this page reads of the portal's configuration. */
  public @interface Settings {
    /** Absolute path of the data folder. */
    String data() default "";
  }

  @Activate
  public ImportFiles(Settings settings) {
    this(Path.of(settings.data(), "tmp"), Clock.systemUTC());
  }

  ImportFiles(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Keeps a file; an earlier one of the account is forgotten.
   *
   * @param file read to its end, not closed
   * @return by what the account finds it again
   * @throws ValidationException naming {@code file} when it is empty or larger than {@value
   *     Csv#MOST_BYTES} bytes
   */
  String keep(Id account, InputStream file) throws IOException {
    Files.createDirectories(folder);
    byte[] bytes = new byte[TOKEN];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    Path kept = path(account, token);
    long size = 0;
    try (OutputStream out = Files.newOutputStream(kept)) {
      size = copy(file, out);
    } finally {
      // A browser that hung up leaves nothing behind.
      if (size == 0) {
        Files.deleteIfExists(kept);
      }
    }
    if (size == 0 || size > Csv.MOST_BYTES) {
      Files.deleteIfExists(kept);
      throw new ValidationException(
          size == 0
              ? FieldProblem.of("file", "profiles.import.none")
              : FieldProblem.of("file", "profiles.import.large", "max", Csv.MOST_BYTES >> 20));
    }
    Files.setLastModifiedTime(kept, FileTime.from(clock.instant()));
    tidy(account, kept);
    return token;
  }

  /** Stops one byte after too much. */
  private static long copy(InputStream file, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    int read;
    while (size <= Csv.MOST_BYTES && (read = file.read(buffer)) >= 0) {
      out.write(buffer, 0, read);
      size += read;
    }
    return size;
  }

  private synchronized void tidy(Id account, Path kept) throws IOException {
    List<Path> others = new ArrayList<>();
    for (Path path : all()) {
      if (path.equals(kept)) {
        continue;
      }
      if (old(path) || path.getFileName().toString().startsWith(PREFIX + account + "-")) {
        Files.deleteIfExists(path);
      } else {
        others.add(path);
      }
    }
    others.sort(Comparator.comparing(ImportFiles::saved));
    for (int i = 0; i < others.size() - (MOST - 1); i++) {
      Files.deleteIfExists(others.get(i));
    }
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().startsWith(PREFIX)).toList();
    }
  }

  /** What is in a file that the account brought within the hour; empty when it is not there. */
  Optional<byte[]> find(Id account, String token) {
    if (!TOKENS.matcher(token).matches()) {
      return Optional.empty();
    }
    Path path = path(account, token);
    try {
      return old(path) ? Optional.empty() : Optional.of(Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets a file, if it is there. */
  void remove(Id account, String token) {
    if (TOKENS.matcher(token).matches()) {
      try {
        Files.deleteIfExists(path(account, token));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Path path(Id account, String token) {
    return folder.resolve(PREFIX + account + "-" + token + SUFFIX);
  }

  private boolean old(Path path) {
    return saved(path).isBefore(clock.instant().minus(KEPT));
  }

  private static Instant saved(Path path) {
    try {
      return Files.getLastModifiedTime(path).toInstant();
    } catch (IOException e) {
      return Instant.MIN;
    }
  }
}

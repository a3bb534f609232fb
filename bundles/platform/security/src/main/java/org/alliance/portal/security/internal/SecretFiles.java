package org.alliance.portal.security.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files in the data folder that only the portal's own user may read. */
public final class SecretFiles {
  private final Path folder;

  /**
   * @param folder absolute path of the data folder
   */
  public SecretFiles(String folder) {
    this.folder = Path.of(folder);
  }

  /** Content of a file, stripped; empty when there is none. */
  public String read(String name) {
    try {
      Path file = folder.resolve(name);
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file anew, readable by nobody else from its first moment. */
  public void write(String name, String content) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(name);
      Files.deleteIfExists(file);
      Files.createFile(file, onlyOurs());
      Files.writeString(file, content, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a file, if there is one. */
  public void delete(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileAttribute<?>[] onlyOurs() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}

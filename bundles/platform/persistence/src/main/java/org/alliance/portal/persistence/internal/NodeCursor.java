package org.alliance.portal.persistence.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A follower's position on this node, in a file. */
final class NodeCursor {
  private final Path file;

  NodeCursor(Path folder, String id) {
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("Not the id of a follower: " + id);
    }
    this.file = folder.resolve(id);
  }

  /** 0 for a new follower, and for a file that does not hold a position: all is followed anew. */
  long load() {
    try {
      return Math.max(0, Long.parseLong(Files.readString(file).trim()));
    } catch (NoSuchFileException | NumberFormatException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void save(long position) {
    try {
      Files.createDirectories(file.getParent());
      Path next = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(next, position + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

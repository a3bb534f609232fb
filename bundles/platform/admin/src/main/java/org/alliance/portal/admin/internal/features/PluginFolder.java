package org.alliance.portal.admin.internal.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Features' archives, and the Maven repository that is unpacked from them. */
final class PluginFolder {
  private final Path kars;
  private final Path plugins;
  private final Path shipped;

  /**
   * @param data the data folder
   * @param shipped the Maven repository that ships; it is asked first
   */
  PluginFolder(Path data, Path shipped) {
    this.kars = data.resolve("kars");
    this.plugins = data.resolve("plugins");
    this.shipped = shipped;
  }

  /** The kept archive. */
  Path kar(String sha256) {
    return kars.resolve(sha256 + ".kar");
  }

  /** Whether everything in the archive ships with the portal, byte for byte. */
  boolean ships(Kar kar) throws IOException {
    for (Map.Entry<String, String> file : kar.files().entrySet()) {
      Path same = shipped.resolve(file.getKey());
      if (!Files.exists(same) || !Folders.sha256(same).equals(file.getValue())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Refuses an archive that has other content under an address that others use already.
   *
   * @param kept archives that stay installed
   */
  void check(Kar kar, Collection<String> kept) throws IOException {
    Set<String> taken = files(kept);
    for (Map.Entry<String, String> file : kar.files().entrySet()) {
      Path ours = shipped.resolve(file.getKey());
      Path theirs = plugins.resolve(file.getKey());
      Path same = Files.exists(ours) ? ours : theirs;
      boolean fixed = Files.exists(ours) || taken.contains(file.getKey()) && Files.exists(theirs);
      if (fixed && !Folders.sha256(same).equals(file.getValue())) {
        throw new Refused("differs", file.getKey());
      }
    }
  }

  /** Keeps the archive and makes what is in it available. */
  void publish(Kar kar) throws IOException {
    Path kept = kar(kar.sha256());
    if (!Files.exists(kept)) {
      Path copy = kars.resolve(kar.sha256() + ".tmp");
      Files.createDirectories(kars);
      Files.copy(kar.file(), copy, StandardCopyOption.REPLACE_EXISTING);
      Folders.move(copy, kept);
    }
    for (String path : kar.files().keySet()) {
      if (!Files.exists(shipped.resolve(path))) {
        Folders.move(kar.folder().resolve("repository").resolve(path), plugins.resolve(path));
      }
    }
  }

  /** Whether all that is in a kept archive is available. */
  boolean complete(String sha256) throws IOException {
    for (String path : files(Set.of(sha256))) {
      if (!Files.exists(shipped.resolve(path)) && !Files.exists(plugins.resolve(path))) {
        return false;
      }
    }
    return Files.exists(kar(sha256));
  }

  /**
   * Deletes archives that are no longer wanted, and what was unpacked from them.
   *
   * @param kept SHA-256 of those that are
   */
  void sweep(Collection<String> kept) throws IOException {
    Set<Path> wanted = new HashSet<>();
    files(kept).forEach(path -> wanted.add(plugins.resolve(path)));
    kept.forEach(sha256 -> wanted.add(kar(sha256)));
    for (Path root : new Path[] {plugins, kars}) {
      if (Files.isDirectory(root)) {
        sweep(root, wanted);
      }
    }
  }

  private static void sweep(Path root, Set<Path> wanted) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        if (Files.isDirectory(path)) {
          if (!path.equals(root) && empty(path)) {
            Files.delete(path);
          }
        } else if (!wanted.contains(path)) {
          Files.delete(path);
        }
      }
    }
  }

  private static boolean empty(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.findAny().isEmpty();
    }
  }

  private Set<String> files(Collection<String> kept) throws IOException {
    Set<String> paths = new HashSet<>();
    for (String sha256 : kept) {
      Path kar = kar(sha256);
      if (Files.exists(kar)) {
        try (ZipFile open = new ZipFile(kar.toFile())) {
          for (ZipEntry entry : java.util.Collections.list(open.entries())) {
            String path = KarReader.path(entry);
            if (path != null) {
              paths.add(path);
            }
          }
        }
      }
    }
    return paths;
  }

  /** Where an artifact is; null when it is nowhere. */
  Path find(String address) {
    String path = Maven.path(address);
    if (path == null) {
      return null;
    }
    Path first = shipped.resolve(path);
    Path second = plugins.resolve(path);
    return Files.exists(first) ? first : Files.exists(second) ? second : null;
  }

  /** Whether an artifact ships with the portal. */
  boolean shipped(String address) {
    String path = Maven.path(address);
    return path != null && Files.exists(shipped.resolve(path));
  }
}

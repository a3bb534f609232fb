package org.alliance.portal.search.internal.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the index is on the disk. It holds nothing that could not be read anew from the database:
 * one that is damaged, or has the fields of another version, is moved aside and begun anew.
 */
final class IndexFolder {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
  private static final String FOOTERLESS = "segments.gen";
  private final Path folder;
  private final String version;

  IndexFolder(Path folder, String version) {
    this.folder = folder;
    this.version = version;
  }

  /**
   * Opens the index.
   *
   * @throws LockObtainFailedException while another one has it open
   */
  Index open() throws IOException {
    Path current = folder.resolve("index");
    // Lucene finds its formats by the context class loader where its own has none.
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(IndexFolder.class.getClassLoader());
    try {
      Files.createDirectories(current);
      try {
        verify(current);
        return index(current);
      } catch (LockObtainFailedException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        LOG.warn("The search index cannot be used and is built anew: {}", e.toString());
        aside(current);
        return index(Files.createDirectories(current));
      }
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private Index index(Path current) throws IOException {
    Directory directory = FSDirectory.open(current);
    try {
      return new Index(directory, version);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** Reads every file of the last commit once, and compares its check sum. */
  private static void verify(Path current) throws IOException {
    try (Directory directory = FSDirectory.open(current)) {
      String[] names = directory.listAll();
      if (SegmentInfos.getLastCommitGeneration(names) < 0) {
        for (String name : names) {
          if (name.startsWith(IndexFileNames.SEGMENTS) || name.endsWith(".si")) {
            throw new IOException("There are segments, and nothing that names them");
          }
        }
        return;
      }
      for (SegmentCommitInfo segment : SegmentInfos.readLatestCommit(directory)) {
        for (String file : segment.files()) {
          verify(directory, file);
        }
      }
    }
  }

  private static void verify(Directory directory, String file) throws IOException {
    if (file.equals(FOOTERLESS)) {
      return;
    }
    try (ChecksumIndexInput in = directory.openChecksumInput(file, IOContext.READONCE)) {
      in.seek(in.length() - org.apache.lucene.codecs.CodecUtil.footerLength());
      org.apache.lucene.codecs.CodecUtil.checkFooter(in);
    }
  }

  /** Keeps the last damaged one, for whoever wants to know what happened. */
  private void aside(Path current) throws IOException {
    Path damaged = folder.resolve("damaged");
    delete(damaged);
    Files.move(current, damaged);
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

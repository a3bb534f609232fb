package org.alliance.portal.files.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.files.internal.store.ContentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Contents in the folder and their rows. A content's file is moved and deleted only by a
 * transaction that holds its row, so an upload and a deletion of the same content wait for each
 * other, on all nodes.
 */
@Component(service = Contents.class)
public class Contents {
  private static final Logger LOG = LoggerFactory.getLogger(Contents.class);

  /** How long a content is kept that nothing has. */
  static final Duration KEPT = Duration.ofDays(1);

  /** How long receiving a file may take. */
  static final Duration RECEIVING = Duration.ofHours(1);

  private static final int SOME = 500;

  private final Database database;
  private final ContentStore store;
  private final Folder folder;
  private final Clock clock;

  @Activate
  public Contents(
      @Reference(target = "(portal.schema=files)") Database database,
      @Reference ContentStore store,
      @Reference Folder folder) {
    this(database, store, folder, Clock.systemUTC());
  }

  /** With a clock of the test's own. */
  public Contents(Database database, ContentStore store, Folder folder, Clock clock) {
    this.database = database;
    this.store = store;
    this.folder = folder;
    this.clock = clock;
  }

  /** Keeps what was received, within the current transaction. */
  void keep(Received received) {
    Instant now = now();
    while (!store.touch(received.digest(), now)) {
      if (store.insert(received.digest(), received.size(), now)) {
        break;
      }
      // Somebody added it since; next time round it is there, or was taken back.
    }
    folder.keep(received);
  }

  /**
   * Something no longer has a content, in the current transaction. From now on it is kept for a
   * day, so that a copy of the folder has what an older copy of the database names.
   */
  void release(String digest) {
    store.touch(digest, now());
  }

  /** Deletes a content's file when there is no row of it: what should have had it failed. */
  void deleteUnknown(String digest) {
    database.run(
        () -> {
          if (store.insert(digest, 0, now())) {
            folder.delete(digest);
            store.delete(digest);
          }
        });
  }

  /** Deletes what nothing has. */
  void collect() {
    Instant before = now().minus(KEPT);
    collectUnused(before);
    try {
      folder.clean(now().minus(RECEIVING));
      List<String> some = new ArrayList<>();
      folder.stored(
          before,
          digest -> {
            some.add(digest);
            if (some.size() == SOME) {
              collectUnknown(some);
            }
          });
      collectUnknown(some);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void collectUnused(Instant before) {
    int deleted = 0;
    List<String> unused = store.unused("", before);
    while (!unused.isEmpty() && !Thread.currentThread().isInterrupted()) {
      for (String digest : unused) {
        deleted += database.transaction(() -> deletedUnused(digest, before)) ? 1 : 0;
      }
      unused = store.unused(unused.get(unused.size() - 1), before);
    }
    if (deleted > 0) {
      LOG.info("{} files that nothing had were deleted", deleted);
    }
  }

  private boolean deletedUnused(String digest, Instant before) {
    boolean deleted = store.deleteUnused(digest, before);
    if (deleted) {
      folder.delete(digest);
    }
    return deleted;
  }

  /** Files without a row: the portal ended between writing the one and committing the other. */
  private void collectUnknown(List<String> digests) {
    Set<String> known = store.known(digests);
    digests.stream().filter(digest -> !known.contains(digest)).forEach(this::deleteUnknown);
    digests.clear();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

package org.alliance.portal.search.internal.index;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.search.SearchDocument;
import org.alliance.portal.search.internal.Searchables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes all things of a type anew into the index that is serving, one type after the other: the
 * old documents are found until the new ones take their place, and what was not written again is
 * swept out in the end. Changes made meanwhile are read again afterwards by the indexer.
 */
final class Builder {
  private static final Logger LOG = LoggerFactory.getLogger(Builder.class);
  private static final int HELPERS = Math.max(1, Math.min(4, processors()));
  private static final int BATCH = 100;
  private static final long REFRESH_MS = 3_000;

  /** As the indexer does it: with the permissions of the portal itself. */
  interface AsSystem {
    <T> T run(Supplier<T> work);
  }

  private final ChangeLog log;
  private final Searchables types;
  private final AsSystem asSystem;
  private final ScheduledThreadPoolExecutor thread = Threads.pool("portal-search-build", 1);
  private volatile boolean stopping;

  Builder(ChangeLog log, Searchables types, AsSystem asSystem) {
    this.log = log;
    this.types = types;
    this.asSystem = asSystem;
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  void stop(Duration patience) {
    stopping = true;
    Threads.stop(thread, patience);
  }

  /**
   * Builds as soon as it is the type's turn.
   *
   * @param done takes the position of the log from which changes have to be read again
   * @param failed told when it did not work and should be tried again
   */
  void build(
      String type, TypeState state, Index index, LongConsumer done, Consumer<Exception> failed) {
    if (stopping) {
      return;
    }
    thread.execute(
        () -> {
          try {
            Searchables.Entry entry = types.live().get(type);
            if (entry != null && state.unfinished()) {
              done.accept(new Run(entry, state.stamp(), index).all());
            }
          } catch (CancellationException e) {
            LOG.info("Building the search index of {} was given up: its feature left", type);
          } catch (IOException | RuntimeException | LinkageError e) {
            LOG.warn("Building the search index of {} failed: {}", type, e.toString());
            failed.accept(e instanceof Exception known ? known : new IllegalStateException(e));
          }
        });
  }

  private final class Run {
    private final Searchables.Entry entry;
    private final String stamp;
    private final Index index;
    private final Semaphore slots = new Semaphore(2 * HELPERS);
    private final AtomicReference<Throwable> wrong = new AtomicReference<>();
    private final ScheduledThreadPoolExecutor helpers =
        Threads.pool("portal-search-write", HELPERS);
    private List<SearchDocument> batch = new ArrayList<>(BATCH);

    Run(Searchables.Entry entry, String stamp, Index index) {
      this.entry = entry;
      this.stamp = stamp;
      this.index = index;
    }

    long all() throws IOException {
      Future<?> refreshing =
          helpers.scheduleWithFixedDelay(
              this::refresh, REFRESH_MS, REFRESH_MS, TimeUnit.MILLISECONDS);
      try {
        long from = log.head();
        asSystem.run(
            () -> {
              entry.searchable().all(this::take);
              return null;
            });
        hand();
        slots.acquireUninterruptibly(2 * HELPERS);
        rethrow();
        if (gone()) {
          throw new CancellationException();
        }
        index.sweep(entry.type(), stamp);
        index.refresh();
        return from;
      } finally {
        refreshing.cancel(false);
        helpers.shutdown();
      }
    }

    private void take(SearchDocument thing) {
      batch.add(thing);
      if (batch.size() == BATCH) {
        hand();
      }
    }

    private void hand() {
      List<SearchDocument> full = batch;
      batch = new ArrayList<>(BATCH);
      if (gone()) {
        throw new CancellationException();
      }
      rethrow();
      slots.acquireUninterruptibly();
      helpers.execute(
          () -> {
            try {
              index.put(full, stamp);
            } catch (Throwable e) {
              wrong.compareAndSet(null, e);
            } finally {
              slots.release();
            }
          });
    }

    private boolean gone() {
      return stopping || types.live().get(entry.type()) != entry;
    }

    private void rethrow() {
      if (wrong.get() != null) {
        throw new IllegalStateException(wrong.get());
      }
    }

    private void refresh() {
      try {
        index.refresh();
      } catch (IOException | RuntimeException e) {
        wrong.compareAndSet(null, e);
      }
    }
  }
}

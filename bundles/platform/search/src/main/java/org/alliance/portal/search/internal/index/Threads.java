package org.alliance.portal.search.internal.index;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads of this room, with a context class loader of this bundle. */
final class Threads {
  private Threads() {}

  static ScheduledThreadPoolExecutor pool(String name, int threads) {
    AtomicInteger count = new AtomicInteger();
    ScheduledThreadPoolExecutor pool =
        new ScheduledThreadPoolExecutor(
            threads,
            work -> {
              Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
              thread.setDaemon(true);
              thread.setContextClassLoader(Threads.class.getClassLoader());
              return thread;
            });
    pool.setRemoveOnCancelPolicy(true);
    pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    pool.prestartAllCoreThreads();
    return pool;
  }

  /** Lets running work end, and interrupts what does not. */
  static void stop(ScheduledThreadPoolExecutor pool, Duration patience) {
    pool.shutdown();
    try {
      if (!pool.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

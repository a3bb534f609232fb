package org.alliance.portal.persistence.internal;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads of this room. They are started at once and with a context class loader of this bundle: a
 * thread started later would inherit what belongs to the feature that happened to cause it.
 */
final class Threads {
  private Threads() {}

  static ScheduledThreadPoolExecutor pool(String name, int threads) {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(threads, factory(name));
    pool.setRemoveOnCancelPolicy(true);
    pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    pool.prestartAllCoreThreads();
    return pool;
  }

  /** A thread that ends when there is nothing to do for some seconds, and all it held with it. */
  static ScheduledThreadPoolExecutor passing(String name) {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1, factory(name));
    pool.setKeepAliveTime(3, TimeUnit.SECONDS);
    pool.allowCoreThreadTimeOut(true);
    pool.setRemoveOnCancelPolicy(true);
    pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return pool;
  }

  private static ThreadFactory factory(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      thread.setContextClassLoader(Threads.class.getClassLoader());
      return thread;
    };
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

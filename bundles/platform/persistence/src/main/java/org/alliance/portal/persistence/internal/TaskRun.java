package org.alliance.portal.persistence.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.persistence.internal.store.TaskStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One scheduled task on this node. */
final class TaskRun {
  private static final Logger LOG = LoggerFactory.getLogger(TaskRun.class);
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final String id;
  private final Duration interval;
  private final String node;
  private final TaskStore store;
  private final ScheduledExecutorService timer;
  private final Executor workers;
  private final Supplier<Access> access;
  private final LongSupplier clock;
  private volatile ScheduledTask task;
  private volatile String failure;

  private boolean stopping;
  private boolean failing;
  private boolean claimed;
  private Future<?> next;
  private Thread worker;

  TaskRun(
      ScheduledTask task,
      String node,
      TaskStore store,
      ScheduledExecutorService timer,
      Executor workers,
      Supplier<Access> access,
      LongSupplier clock) {
    this.task = task;
    this.id = task.id();
    this.interval = max(task.interval(), SHORTEST);
    this.node = node;
    this.store = store;
    this.timer = timer;
    this.workers = workers;
    this.access = access;
    this.clock = clock;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.getAsLong());
  }

  /** Why its last run failed; null when it did not. */
  String failure() {
    return failure;
  }

  void start() {
    later(Duration.ZERO, this::check);
  }

  private synchronized void later(Duration delay, Runnable step) {
    if (!stopping) {
      next = timer.schedule(step, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Runs the task when it is due and no other node does; on the timer's thread. */
  private void check() {
    Duration wait = LONGEST;
    try {
      TaskStore.Run last = store.get(id);
      Instant now = now();
      if (store.claim(id, node, interval, now, now.plus(LEASE))) {
        synchronized (this) {
          claimed = true;
        }
        keep();
        workers.execute(this::run);
        return;
      }
      wait = Duration.between(now, last.due(interval));
      failing = false;
    } catch (RejectedExecutionException e) {
      store.release(id, node);
      return;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("Could not see whether the task {} is due: {}", id, e.getMessage());
        failing = true;
      }
    }
    Duration bounded = wait.compareTo(LONGEST) > 0 ? LONGEST : max(wait, SHORTEST);
    later(bounded, this::check);
  }

  /** A crash frees the task within a minute, so a long run must prolong its lease. */
  private void keep() {
    later(
        LEASE.dividedBy(3),
        () -> {
          if (!isClaimed()) {
            return;
          }
          try {
            store.prolong(id, node, now().plus(LEASE));
          } catch (RuntimeException e) {
            LOG.warn("Could not prolong the lease of the task {}: {}", id, e.getMessage());
          }
          if (isClaimed()) {
            keep();
          }
        });
  }

  private synchronized boolean isClaimed() {
    return claimed;
  }

  private void run() {
    ScheduledTask called = begin();
    try {
      if (called != null) {
        AsSystem.run(access.get(), called::run);
        failure = null;
      }
    } catch (Throwable e) {
      failure = id + " failed with " + e.getClass().getName();
      LOG.error("The task {} failed: {}", id, e.toString());
    } finally {
      end();
    }
  }

  private synchronized ScheduledTask begin() {
    if (stopping) {
      return null;
    }
    worker = Thread.currentThread();
    return task;
  }

  private void end() {
    // A late interrupt was meant for the task, not for whoever has this thread next.
    Thread.interrupted();
    synchronized (this) {
      claimed = false;
    }
    try {
      store.release(id, node);
    } catch (RuntimeException e) {
      LOG.warn("The lease of the task {} ends by itself: {}", id, e.getMessage());
    }
    synchronized (this) {
      worker = null;
      if (next != null) {
        next.cancel(false);
      }
      notifyAll();
    }
    later(SHORTEST, this::check);
  }

  /** Ends: the task is not started again, and not referred to. */
  synchronized void stop(Duration patience) {
    stopping = true;
    if (next != null) {
      next.cancel(false);
    }
    long end = System.nanoTime() + patience.toNanos();
    try {
      for (long left = patience.toNanos();
          worker != null && left > 0;
          left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (worker != null && worker != Thread.currentThread()) {
      LOG.warn("The task {} does not end and is interrupted", id);
      worker.interrupt();
    }
    task = null;
    next = null;
  }
}

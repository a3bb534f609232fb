package org.alliance.portal.persistence.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.persistence.internal.store.ChangeStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads one follower along the log, on a borrowed thread and only while there is something. */
final class FollowerRun {
  private static final Logger LOG = LoggerFactory.getLogger(FollowerRun.class);
  private static final int TRIES = 10;
  private static final int BATCH = 20;

  /** So many batches, and the thread goes to whoever else waits for one. */
  private static final int TURN = 50;

  private enum State {
    IDLE,
    QUEUED,
    RUNNING,
    RUNNING_WITH_MORE,
    PAUSED,
    STOPPED
  }

  private enum Outcome {
    PROGRESS,
    NOTHING,
    FAILED
  }

  private final String id;
  private final Progress progress;
  private final ChangeStore log;
  private final ScheduledExecutorService threads;
  private final Supplier<Access> access;
  private final IntFunction<Duration> pauses;
  private volatile ChangeFollower follower;

  private State state = State.IDLE;
  private Future<?> next;
  private Thread worker;
  private volatile boolean stopping;

  private volatile long position = -1;

  /** Entries up to here are taken one by one, because their batch failed. */
  private long singleUntil;

  private volatile int tries;
  private volatile String failure = "";

  FollowerRun(
      ChangeFollower follower,
      String id,
      Progress progress,
      ChangeStore log,
      ScheduledExecutorService threads,
      Supplier<Access> access,
      IntFunction<Duration> pauses) {
    this.follower = follower;
    this.id = id;
    this.progress = progress;
    this.log = log;
    this.threads = threads;
    this.access = access;
    this.pauses = pauses;
  }

  /** 100 ms after the first failure, doubled after each further one up to 30 s. */
  static Duration pause(int tries) {
    return Duration.ofMillis(Math.min(30_000, 100L << Math.min(tries - 1, 20)));
  }

  /** What it fails at now; null when it does not. */
  String failing() {
    return tries == 0 ? null : id + " fails at " + (position + 1) + " with " + failure;
  }

  /** The log has grown. */
  synchronized void wake() {
    if (state == State.IDLE) {
      queue(Duration.ZERO, State.QUEUED);
    } else if (state == State.RUNNING) {
      state = State.RUNNING_WITH_MORE;
    }
  }

  private void queue(Duration delay, State as) {
    state = as;
    next = threads.schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Ends: the follower is not called again, and not referred to.
   *
   * @param patience how long the entry under way may take before its thread is interrupted
   */
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
      LOG.warn("The follower {} does not end and is interrupted", id);
      worker.interrupt();
    }
    state = State.STOPPED;
    follower = null;
    next = null;
  }

  private void run() {
    if (!begin()) {
      return;
    }
    try {
      for (int turn = 0; turn < TURN; turn++) {
        Outcome outcome = stopping ? Outcome.NOTHING : step();
        if (outcome != Outcome.PROGRESS && rests(outcome)) {
          return;
        }
      }
      synchronized (this) {
        if (!stopping) {
          queue(Duration.ZERO, State.QUEUED);
        }
      }
    } finally {
      end();
    }
  }

  private synchronized boolean begin() {
    if (stopping) {
      return false;
    }
    state = State.RUNNING;
    worker = Thread.currentThread();
    return true;
  }

  private synchronized void end() {
    worker = null;
    // A late interrupt was meant for the follower, not for whoever has this thread next.
    Thread.interrupted();
    notifyAll();
  }

  private synchronized boolean rests(Outcome outcome) {
    if (stopping) {
      return true;
    }
    if (outcome == Outcome.FAILED) {
      queue(pauses.apply(Math.max(tries, 1)), State.PAUSED);
      return true;
    }
    if (state == State.RUNNING_WITH_MORE) {
      state = State.RUNNING;
      return false;
    }
    state = State.IDLE;
    return true;
  }

  private Outcome step() {
    List<Change> entries = List.of();
    try {
      if (position < 0) {
        position = progress.load();
      }
      boolean single = tries > 0 || position < singleUntil;
      entries = log.read(position, single ? 1 : BATCH);
      if (entries.isEmpty()) {
        return Outcome.NOTHING;
      }
      position = progress.apply(position, entries, this::effect);
      tries = 0;
      return Outcome.PROGRESS;
    } catch (GoneException e) {
      return skip();
    } catch (Throwable e) {
      return stopping ? Outcome.NOTHING : failed(entries, e);
    }
  }

  private boolean effect(Change entry) {
    ChangeFollower called = follower;
    if (stopping || called == null) {
      return false;
    }
    AsSystem.run(access.get(), () -> called.follow(entry));
    return true;
  }

  /** Entries that the follower has not seen are no longer kept: it starts at what there is. */
  private Outcome skip() {
    try {
      long start = log.oldest() - 1;
      LOG.warn("The follower {} missed the entries {} to {}", id, position + 1, start);
      progress.skip(position, start);
      position = -1;
      return Outcome.PROGRESS;
    } catch (RuntimeException e) {
      return Outcome.FAILED;
    }
  }

  private Outcome failed(List<Change> entries, Throwable e) {
    if (entries.isEmpty()) {
      return Outcome.FAILED;
    }
    long before = position;
    try {
      position = progress.load();
    } catch (RuntimeException unknown) {
      position = -1;
      return Outcome.FAILED;
    }
    if (entries.size() > 1) {
      singleUntil = entries.get(entries.size() - 1).position();
      return Outcome.PROGRESS;
    }
    if (position != before) {
      return Outcome.PROGRESS;
    }
    failure = e.getClass().getName();
    tries++;
    if (tries == 1) {
      LOG.warn("The follower {} failed at entry {}: {}", id, position + 1, failure);
    }
    return tries < TRIES ? Outcome.FAILED : giveUp(e);
  }

  private Outcome giveUp(Throwable e) {
    try {
      progress.giveUp(position + 1, e);
    } catch (RuntimeException undone) {
      // Most likely the database is away, so the entry may well succeed once it is back.
      tries--;
      return Outcome.FAILED;
    }
    LOG.error("The follower {} gives up entry {}: {}", id, position + 1, failure);
    tries = 0;
    position = -1;
    return Outcome.PROGRESS;
  }
}

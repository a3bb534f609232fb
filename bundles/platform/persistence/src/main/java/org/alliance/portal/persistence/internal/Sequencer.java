package org.alliance.portal.persistence.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.alliance.portal.persistence.internal.store.ChangeStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives committed entries of the inbox their positions. One node does so at a time; which one, a
 * lease says. Should two believe they hold it, the counter in the database lets only one through.
 */
@Component(service = Sequencer.class)
public final class Sequencer {
  private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
  private static final int FULL = 500;
  private static final long LEASE_MILLIS = 10_000;
  private static final long RENEW_MILLIS = 3_000;
  private static final long POLL_MILLIS = 1_000;

  /** Under load, what commits within this time is moved together. */
  private static final long PAUSE_MILLIS = 20;

  private final ChangeStore store;
  private final LongSupplier clock;
  private final String owner = UUID.randomUUID().toString();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Semaphore woken = new Semaphore(0);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = new Thread(this::work, "portal-sequencer");
  private long leaseUntil;
  private long head = -1;
  private boolean failing;

  /** For the component runtime. */
  @Activate
  public Sequencer(@Reference(target = Databases.OWN) DatabaseImpl database) {
    this(new ChangeStore(database), System::currentTimeMillis);
    start();
  }

  Sequencer(ChangeStore store, LongSupplier clock) {
    this.store = store;
    this.clock = clock;
  }

  void start() {
    thread.setDaemon(true);
    thread.setContextClassLoader(Sequencer.class.getClassLoader());
    thread.start();
  }

  /** Waits for the round under way. */
  @Deactivate
  void stop() {
    stopped.countDown();
    woken.release();
    try {
      thread.join(5_000);
      if (leaseUntil > clock.getAsLong()) {
        store.release(owner);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.debug("The lease ends by itself", e);
    }
  }

  /** Tells that something was committed to the inbox. */
  void wake() {
    woken.release();
  }

  /** Calls when the log has grown, on the sequencer's thread. */
  void listen(Runnable listener) {
    listeners.add(listener);
  }

  void forget(Runnable listener) {
    listeners.remove(listener);
  }

  private void work() {
    try {
      while (stopped.getCount() > 0) {
        safeRound();
        if (stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
        if (woken.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          woken.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void safeRound() {
    try {
      round();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing && !Failures.isLockWait(e)) {
        LOG.warn("The sequencer failed and goes on trying: {}", e.getMessage());
        failing = true;
      }
    }
  }

  /** Moves what waits when this node is the one to do so, and tells of what is new. */
  void round() {
    if (mine()) {
      while (store.move() == FULL) {
        if (!mine()) {
          break;
        }
      }
    }
    long now = store.head();
    if (now != head) {
      head = now;
      listeners.forEach(Runnable::run);
    }
  }

  private boolean mine() {
    long now = clock.getAsLong();
    if (leaseUntil - now > RENEW_MILLIS) {
      return true;
    }
    if (!store.isWaiting()) {
      return false;
    }
    long until = now + LEASE_MILLIS;
    if (store.lease(owner, Instant.ofEpochMilli(now), Instant.ofEpochMilli(until))) {
      leaseUntil = until;
      return true;
    }
    leaseUntil = 0;
    return false;
  }
}

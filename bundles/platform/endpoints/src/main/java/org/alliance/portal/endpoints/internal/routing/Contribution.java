package org.alliance.portal.endpoints.internal.routing;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.Bundle;

/** One contributed service and how many requests are in it. */
public final class Contribution {
  private static final int CLOSED = 1 << 30;

  private final long service;
  private final Bundle bundle;
  private final Server server;
  private final AtomicInteger running = new AtomicInteger();
  private final Object idle = new Object();

  /**
   * @param service the service's id: the earlier of two claims wins
   * @param bundle who contributes
   * @param server what answers
   */
  public Contribution(long service, Bundle bundle, Server server) {
    this.service = service;
    this.bundle = bundle;
    this.server = server;
  }

  long service() {
    return service;
  }

  /** Who contributes. */
  public Bundle bundle() {
    return bundle;
  }

  /** What answers. */
  public Server server() {
    return server;
  }

  /** Counts a request in; false when the service is going. */
  public boolean enter() {
    if (running.incrementAndGet() < CLOSED) {
      return true;
    }
    exit();
    return false;
  }

  /** Counts a request out. */
  public void exit() {
    if (running.decrementAndGet() == CLOSED) {
      synchronized (idle) {
        idle.notifyAll();
      }
    }
  }

  /**
   * Lets no more requests in and waits for those that are in.
   *
   * @param millis how long at most
   * @return how many are still running
   */
  int drain(long millis) {
    running.addAndGet(CLOSED);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    boolean interrupted = false;
    synchronized (idle) {
      long left = end - System.nanoTime();
      while (running.get() != CLOSED && left > 0) {
        try {
          TimeUnit.NANOSECONDS.timedWait(idle, left);
        } catch (InterruptedException e) {
          interrupted = true;
          break;
        }
        left = end - System.nanoTime();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return Math.max(0, running.get() - CLOSED);
  }
}

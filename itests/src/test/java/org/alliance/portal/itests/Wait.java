package org.alliance.portal.itests;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits with an end. */
public final class Wait {
  private Wait() {}

  /**
   * Waits until something holds.
   *
   * @return how long it took, in milliseconds
   */
  public static long until(String what, Duration limit, BooleanSupplier holds) {
    long begun = System.nanoTime();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - begun > limit.toNanos()) {
        throw new AssertionError("Not within " + limit.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(5_000_000);
    }
    return (System.nanoTime() - begun) / 1_000_000;
  }
}

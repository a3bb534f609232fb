package org.alliance.portal.profiles.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.alliance.portal.profiles.api.ProfileCounts;

/**
 * Keeps the counts for some seconds: counting reads a whole index, and the directory shows them on
 * every page. A change on this node is seen at once, one on another node after {@link #KEPT}.
 */
final class CountCache {
  static final Duration KEPT = Duration.ofSeconds(5);

  private record Counted(ProfileCounts counts, long time, long change) {}

  private final Supplier<ProfileCounts> source;
  private final LongSupplier nanos;
  private final AtomicLong change = new AtomicLong();
  private final ReentrantLock counting = new ReentrantLock();
  private volatile Counted last;

  CountCache(Supplier<ProfileCounts> source, LongSupplier nanos) {
    this.source = source;
    this.nanos = nanos;
  }

  /** Something was added or removed, or changed its country or kind. */
  void outdated() {
    change.incrementAndGet();
  }

  ProfileCounts get() {
    Counted known = last;
    if (known != null && known.change == change.get()) {
      if (nanos.getAsLong() - known.time < KEPT.toNanos()) {
        return known.counts;
      }
      if (!counting.tryLock()) {
        // Somebody counts already; what is merely old will do meanwhile.
        return known.counts;
      }
    } else {
      counting.lock();
    }
    try {
      Counted now = last;
      if (now == known || now.change != change.get()) {
        long seen = change.get();
        now = new Counted(source.get(), nanos.getAsLong(), seen);
        last = now;
      }
      return now.counts;
    } finally {
      counting.unlock();
    }
  }
}

package org.alliance.portal.security.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts attempts by key in memory. An attempt is counted before it is made and taken back when it
 * succeeds, so that many at the same time cannot slip through.
 */
public final class Throttle {
  private static final int MOST_KEYS = 100_000;

  private record Window(Instant start, int count) {}

  private final int limit;
  private final Duration length;
  private final Clock clock;
  private final Cache<String, Window> windows;

  /**
   * @param limit attempts in a window
   * @param length of the window
   * @param clock the time
   */
  public Throttle(int limit, Duration length, Clock clock) {
    this.limit = limit;
    this.length = length;
    this.clock = clock;
    this.windows =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterWrite(length)
            .executor(Runnable::run)
            .build();
  }

  /**
   * Counts an attempt.
   *
   * @return how long to wait instead; empty when the attempt may be made
   */
  public Optional<Duration> attempt(String key) {
    Instant now = clock.instant();
    Window window =
        windows
            .asMap()
            .compute(
                key,
                (k, old) -> {
                  if (old == null || !now.isBefore(old.start().plus(length))) {
                    return new Window(now, 1);
                  }
                  return new Window(old.start(), Math.min(old.count() + 1, limit + 1));
                });
    return window.count() <= limit
        ? Optional.empty()
        : Optional.of(Duration.between(now, window.start().plus(length)));
  }

  /** The attempt did not fail: it no longer counts. */
  public void takeBack(String key) {
    windows
        .asMap()
        .computeIfPresent(
            key, (k, old) -> old.count() <= 1 ? null : new Window(old.start(), old.count() - 1));
  }

  /** Nothing counts any more. */
  public void reset(String key) {
    windows.invalidate(key);
  }
}

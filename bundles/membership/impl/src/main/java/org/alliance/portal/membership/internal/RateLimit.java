package org.alliance.portal.membership.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** So many times within a while, by key; in memory, and forgetting the oldest keys in a flood. */
final class RateLimit {
  private static final int MOST_KEYS = 50_000;

  private record Window(Instant start, int count) {}

  private final int limit;
  private final Duration length;
  private final Clock clock;
  private final Map<String, Window> windows =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > MOST_KEYS;
        }
      };

  RateLimit(int limit, Duration length, Clock clock) {
    this.limit = limit;
    this.length = length;
    this.clock = clock;
  }

  /** Counts one more; false when it is one too many. */
  synchronized boolean allow(String key) {
    Instant now = clock.instant();
    Window old = windows.get(key);
    boolean over = old == null || !now.isBefore(old.start().plus(length));
    if (!over && old.count() >= limit) {
      return false;
    }
    windows.remove(key);
    windows.put(key, over ? new Window(now, 1) : new Window(old.start(), old.count() + 1));
    return true;
  }
}

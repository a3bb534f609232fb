package org.alliance.portal.search.internal.index;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How far things of one type are. Thread-safe. */
public final class TypeState {
  /** The type has never been in the index completely. */
  static final long NEVER = -1;

  /**
   * For showing.
   *
   * @param position how far it is along the change log; -1 before it was built
   * @param building whether it is being built
   * @param built when it was last built since the portal started; null for not
   * @param took how long that took; null for not
   */
  public record Report(long position, boolean building, Instant built, Duration took) {
    static final Report NONE = new Report(NEVER, false, null, null);
  }

  private long position;
  private boolean following;
  private boolean unfinished;
  private boolean whole;
  private String stamp = "0";
  private Instant started;
  private Instant built;
  private Duration took;

  TypeState(long position) {
    this.position = position;
  }

  synchronized void arrive() {
    if (!following) {
      following = true;
      unfinished = true;
      whole = false;
    }
  }

  synchronized void leave() {
    following = false;
    unfinished = false;
    started = null;
  }

  synchronized void building() {
    unfinished = true;
    started = Instant.now();
    stamp = Long.toString(started.toEpochMilli(), Character.MAX_RADIX);
  }

  /** Everything up to a position is in the index. */
  synchronized void complete(long at) {
    if (!following) {
      return;
    }
    position = Math.max(position, at);
    unfinished = false;
    whole = true;
    if (started != null) {
      built = Instant.now();
      took = Duration.between(started, built);
      started = null;
    }
  }

  /** All changes up to a position have been written, and until then nothing was missing. */
  synchronized void reached(long at) {
    if (following && !unfinished) {
      position = Math.max(position, at);
    }
  }

  synchronized boolean following() {
    return following;
  }

  synchronized boolean unfinished() {
    return following && unfinished;
  }

  /**
   * Whether nothing was missing at some moment since the type arrived. What was written of it
   * before may be old: a portal that was killed has to read again what happened until then.
   */
  synchronized boolean whole() {
    return whole;
  }

  synchronized boolean known() {
    return position != NEVER;
  }

  synchronized long position() {
    return position;
  }

  synchronized String stamp() {
    return stamp;
  }

  synchronized void put(Map<String, Long> positions, String type) {
    if (position != NEVER) {
      positions.put(type, position);
    }
  }

  synchronized Report report() {
    return new Report(position, started != null, built, took);
  }
}

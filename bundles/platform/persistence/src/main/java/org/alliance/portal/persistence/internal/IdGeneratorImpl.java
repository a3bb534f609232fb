package org.alliance.portal.persistence.internal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Ids of 63 bits: 42 of milliseconds since 2024, 9 of the node, 12 of a sequence. When a
 * millisecond's sequence is used up, or the clock steps back, the generator runs ahead of the
 * clock.
 */
@Component(configurationPid = Settings.PID)
public final class IdGeneratorImpl implements IdGenerator {
  /** 2024-01-01T00:00:00Z. */
  static final long EPOCH = 1_704_067_200_000L;

  private static final int NODE_BITS = 9;
  private static final int SEQUENCE_BITS = 12;
  private static final long SEQUENCE_MASK = (1L << SEQUENCE_BITS) - 1;

  private final long node;
  private final LongSupplier clock;

  /** Milliseconds and sequence of the last id, without the node. */
  private final AtomicLong last = new AtomicLong();

  /** For the component runtime. */
  @Activate
  public IdGeneratorImpl(Settings settings) {
    this(Integer.parseInt(settings.node().trim()), System::currentTimeMillis);
  }

  /**
   * @param node 0 to 511, different on each node that shares a database
   * @param clock milliseconds since 1970
   */
  public IdGeneratorImpl(int node, LongSupplier clock) {
    if (node < 0 || node >= 1 << NODE_BITS) {
      throw new IllegalArgumentException("The setting 'node' must be 0 to 511, not " + node);
    }
    this.node = node;
    this.clock = clock;
  }

  @Override
  public Id next() {
    long now = clock.getAsLong() - EPOCH << SEQUENCE_BITS;
    long next = last.updateAndGet(previous -> Math.max(now, previous + 1));
    return new Id(
        next >>> SEQUENCE_BITS << NODE_BITS + SEQUENCE_BITS
            | node << SEQUENCE_BITS
            | next & SEQUENCE_MASK);
  }
}

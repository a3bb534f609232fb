package org.alliance.portal.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.alliance.portal.api.Id;
import org.junit.Test;

public class IdGeneratorTest {
  private static final long NOW = IdGeneratorImpl.EPOCH + 1_000;

  private final AtomicLong clock = new AtomicLong(NOW);

  private IdGeneratorImpl node(int node) {
    return new IdGeneratorImpl(node, clock::get);
  }

  @Test
  public void holdsTimeNodeAndSequence() {
    IdGeneratorImpl ids = node(5);
    assertThat(ids.next().value()).isEqualTo(1_000L << 21 | 5L << 12);
    assertThat(ids.next().value()).isEqualTo(1_000L << 21 | 5L << 12 | 1);
  }

  @Test
  public void grows_alsoWhenTheClockStepsBackOrTheSequenceIsUsedUp() {
    IdGeneratorImpl ids = node(511);
    Id last = ids.next();
    for (int i = 0; i < 10_000; i++) {
      if (i == 5_000) {
        clock.set(NOW - 60_000);
      }
      Id next = ids.next();
      assertThat(next).isGreaterThan(last);
      assertThat(next.value() >>> 12 & 511).isEqualTo(511);
      last = next;
    }
  }

  @Test
  public void nodesNeverMeet() {
    assertThat(node(1).next()).isNotEqualTo(node(2).next());
  }

  @Test
  public void isUniqueAmongThreads() throws Exception {
    IdGeneratorImpl ids = node(0);
    Set<Id> seen = ConcurrentHashMap.newKeySet();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    CountDownLatch done = new CountDownLatch(8);
    for (int t = 0; t < 8; t++) {
      threads.execute(
          () -> {
            for (int i = 0; i < 5_000; i++) {
              seen.add(ids.next());
            }
            done.countDown();
          });
    }
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    threads.shutdown();
    assertThat(seen).hasSize(40_000);
  }

  @Test
  public void refusesNodesBeyondTheirBits() {
    assertThatThrownBy(() -> node(512)).hasMessageContaining("0 to 511");
    assertThatThrownBy(() -> node(-1)).hasMessageContaining("0 to 511");
  }
}

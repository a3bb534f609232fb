package org.alliance.portal.admin.internal.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.Test;

public class RunningPresenceTest {
  private static final long PATIENCE = 500;

  @Test
  public void waitsOnAsLongAsWhatIsMissingChanges() {
    long start = System.nanoTime();
    Iterator<String> missing =
        IntStream.range(0, 10).mapToObj(i -> slowly("bundle " + i)).iterator();
    assertThat(RunningPresence.await(() -> missing.hasNext() ? missing.next() : null, PATIENCE))
        .isNull();
    assertThat(millisSince(start)).isGreaterThan(2 * PATIENCE);
  }

  @Test
  public void givesUpOnWhatStaysAndOnWhatChangesForEver() {
    assertThat(RunningPresence.await(() -> "bundle", PATIENCE)).isEqualTo("bundle");
    assertThat(RunningPresence.await(() -> "!broken", PATIENCE)).isEqualTo("broken");
    AtomicInteger looks = new AtomicInteger();
    long start = System.nanoTime();
    assertThat(RunningPresence.await(() -> "bundle " + looks.incrementAndGet(), PATIENCE))
        .startsWith("bundle ");
    assertThat(millisSince(start)).isBetween(5 * PATIENCE, 30 * PATIENCE);
  }

  private static String slowly(String problem) {
    try {
      Thread.sleep(80);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return problem;
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }
}

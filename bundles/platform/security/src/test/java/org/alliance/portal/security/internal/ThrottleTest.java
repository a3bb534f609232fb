package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.Test;

public class ThrottleTest {
  private final SteppingClock clock = new SteppingClock();
  private final Throttle throttle = new Throttle(3, Duration.ofMinutes(15), clock);

  @Test
  public void refusesAfterTheLimitUntilTheWindowIsOver() {
    for (int i = 0; i < 3; i++) {
      assertThat(throttle.attempt("a")).isEmpty();
    }
    clock.advance(Duration.ofMinutes(5));
    assertThat(throttle.attempt("a")).contains(Duration.ofMinutes(10));
    assertThat(throttle.attempt("b")).isEmpty();
    clock.advance(Duration.ofMinutes(10));
    assertThat(throttle.attempt("a")).isEmpty();
  }

  @Test
  public void triesWhileRefusedDoNotProlongTheWait() {
    IntStream.range(0, 50).forEach(i -> throttle.attempt("a"));
    clock.advance(Duration.ofMinutes(15));
    assertThat(throttle.attempt("a")).isEmpty();
  }

  @Test
  public void whatSucceedsDoesNotCount() {
    for (int i = 0; i < 20; i++) {
      assertThat(throttle.attempt("a")).isEmpty();
      throttle.takeBack("a");
    }
    IntStream.range(0, 4).forEach(i -> throttle.attempt("b"));
    throttle.reset("b");
    assertThat(throttle.attempt("b")).isEmpty();
  }

  @Test
  public void manyAtOnceCannotSlipThrough() {
    long passed =
        IntStream.range(0, 200).parallel().filter(i -> throttle.attempt("a").isEmpty()).count();
    assertThat(passed).isEqualTo(3);
  }
}

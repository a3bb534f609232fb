package org.alliance.portal.membership.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.Test;

public class RateLimitTest {
  private final Fakes.Hands clock = new Fakes.Hands();
  private final RateLimit limit = new RateLimit(2, Duration.ofHours(1), clock);

  @Test
  public void aKeyIsCountedByItselfUntilItsWindowEnds() {
    assertThat(limit.allow("a")).isTrue();
    clock.now = clock.now.plusSeconds(1800);
    assertThat(limit.allow("a")).isTrue();
    assertThat(limit.allow("a")).isFalse();
    assertThat(limit.allow("b")).isTrue();
    clock.now = clock.now.plusSeconds(1799);
    assertThat(limit.allow("a")).isFalse();
    clock.now = clock.now.plusSeconds(1);
    assertThat(limit.allow("a")).isTrue();
  }

  @Test
  public void aFloodOfKeysForgetsTheOldest() {
    limit.allow("a");
    limit.allow("a");
    for (int i = 0; i < 50_000; i++) {
      limit.allow("key " + i);
    }
    assertThat(limit.allow("a")).isTrue();
    assertThat(limit.allow("key 49999")).isTrue();
    assertThat(limit.allow("key 49999")).isFalse();
  }
}

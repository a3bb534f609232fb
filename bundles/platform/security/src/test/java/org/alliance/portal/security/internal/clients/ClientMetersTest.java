package org.alliance.portal.security.internal.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.platform.ClientLimits.Standing;
import org.junit.Test;

public class ClientMetersTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Principal CLIENT = client(1);

  private final Time time = new Time();
  private final Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private final ClientMeters meters = new ClientMeters(new ClientUsage(null, clock), time, clock);

  /** A clock that stands until it is moved. */
  private static final class Time implements TimeMeter {
    private long nanos = 5 * SECOND;

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  private static Principal client(long id) {
    return new Principal(Principal.Kind.API_CLIENT, new Id(id), "c", Set.of(), Map.of(), Set.of());
  }

  private Standing count() {
    return meters.count(CLIENT).orElseThrow();
  }

  @Test
  public void asManyAsTheLimitAtOnceThenAsTheMinuteGoesOn() {
    meters.limit(CLIENT.id(), 60);
    assertThat(count()).isEqualTo(new Standing(true, 60, 60, 59, 1, 0));
    for (int i = 0; i < 59; i++) {
      assertThat(count().allowed()).isTrue();
    }
    assertThat(count()).isEqualTo(new Standing(false, 60, 60, 0, 60, 1));
    time.nanos += SECOND;
    assertThat(count()).isEqualTo(new Standing(true, 60, 60, 0, 60, 0));
    assertThat(count().allowed()).isFalse();
    time.nanos += 60 * SECOND;
    assertThat(count().remaining()).isEqualTo(59);
  }

  @Test
  public void aSlowClientIsToldHowLongToWait() {
    meters.limit(CLIENT.id(), 2);
    count();
    count();
    assertThat(count()).isEqualTo(new Standing(false, 2, 60, 0, 60, 30));
  }

  @Test
  public void eachClientCountsForItself() {
    meters.limit(CLIENT.id(), 1);
    meters.limit(new Id(2), 1);
    count();
    assertThat(count().allowed()).isFalse();
    assertThat(meters.count(client(2)).orElseThrow().allowed()).isTrue();
  }

  @Test
  public void withoutLimitNothingIsTold() {
    meters.limit(CLIENT.id(), null);
    assertThat(meters.count(CLIENT)).isEmpty();
  }

  @Test
  public void aChangedLimitCountsFromItsNextLookUp() {
    meters.limit(CLIENT.id(), 10);
    for (int i = 0; i < 10; i++) {
      count();
    }
    meters.limit(CLIENT.id(), 10);
    assertThat(count().allowed()).as("a look-up alone gives nothing back").isFalse();
    meters.limit(CLIENT.id(), 100);
    time.nanos += 6 * SECOND;
    assertThat(count()).isEqualTo(new Standing(true, 100, 60, 9, 55, 0));
    meters.limit(CLIENT.id(), 1);
    assertThat(count().limit()).isEqualTo(1);
    meters.limit(CLIENT.id(), null);
    assertThat(meters.count(CLIENT)).isEmpty();
    meters.limit(CLIENT.id(), 3);
    assertThat(count().remaining()).isEqualTo(2);
  }

  @Test
  public void whoDidNotAskForLongIsForgottenWhenThereAreMany() {
    meters.limit(CLIENT.id(), 1);
    time.nanos += 700 * SECOND;
    for (int i = 2; i < 1_100; i++) {
      meters.limit(new Id(i), 1);
    }
    assertThat(meters.count(CLIENT)).isEmpty();
    assertThat(meters.count(client(1_000))).isPresent();
  }

  @Test
  public void aNetworkThatGuessesKeysIsSlowedDown() {
    for (int i = 0; i < 60; i++) {
      assertThat(meters.wrongKey("2001:db8:1:2::" + i)).isEmpty();
    }
    assertThat(meters.wrongKey("2001:db8:1:2::99")).contains(Duration.ofMinutes(10));
    assertThat(meters.wrongKey("192.0.2.7")).isEmpty();
  }

  @Test
  public void countingIsQuick() {
    meters.limit(CLIENT.id(), 100_000);
    ClientMeters real =
        new ClientMeters(new ClientUsage(null, clock), TimeMeter.SYSTEM_NANOTIME, clock);
    real.limit(CLIENT.id(), 100_000);
    long best = Long.MAX_VALUE;
    int rounds = 200_000;
    Optional<Standing> last = Optional.empty();
    for (int round = 0; round < 5; round++) {
      long begun = System.nanoTime();
      for (int i = 0; i < rounds; i++) {
        last = real.count(CLIENT);
        real.answered(CLIENT, 200);
      }
      best = Math.min(best, (System.nanoTime() - begun) / rounds);
    }
    assertThat(last).isPresent();
    System.out.println("FIGURE counting a client's request: " + best + " ns");
    assertThat(best).isLessThan(100_000);
  }
}

package org.alliance.portal.security.internal.clients;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Networks;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.platform.ClientLimits;
import org.alliance.portal.security.internal.Throttle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A bucket for each client that asked lately. A look-up of a key brings the limit along, every 5
 * seconds at least while the client asks, so a changed limit needs no look-up of its own.
 */
@Component(service = {ClientLimits.class, ClientMeters.class})
public final class ClientMeters implements ClientLimits {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final long SECOND = 1_000_000_000L;
  private static final long FORGOTTEN = 10 * 60 * SECOND;
  private static final int MANY = 1_000;
  private static final int WRONG_KEYS = 60;
  private static final Duration WRONG_KEYS_WINDOW = Duration.ofMinutes(10);

  private final ClientUsage usage;
  private final TimeMeter time;
  private final Throttle wrongKeys;
  private final Map<Id, Meter> meters = new ConcurrentHashMap<>();

  /**
   * Of one client.
   *
   * @param rate requests per minute; null for no limit
   * @param bucket null for no limit
   * @param known when the limit was last looked up
   */
  private record Meter(Integer rate, Bucket bucket, long known) {}

  @Activate
  public ClientMeters(@Reference ClientUsage usage) {
    this(usage, TimeMeter.SYSTEM_NANOTIME, Clock.systemUTC());
  }

  /** As a test makes it. */
  public ClientMeters(ClientUsage usage, TimeMeter time, Clock clock) {
    this.usage = usage;
    this.time = time;
    this.wrongKeys = new Throttle(WRONG_KEYS, WRONG_KEYS_WINDOW, clock);
  }

  /**
   * Takes note of a client's limit.
   *
   * @param rate requests per minute; null for no limit
   */
  void limit(Id client, Integer rate) {
    long now = time.currentTimeNanos();
    meters.compute(client, (id, before) -> meter(before, rate, now));
    if (meters.size() > MANY) {
      meters.values().removeIf(meter -> now - meter.known() > FORGOTTEN);
    }
  }

  private Meter meter(Meter before, Integer rate, long now) {
    if (before == null || rate == null || before.rate() == null) {
      return new Meter(rate, rate == null ? null : bucket(rate), now);
    }
    if (!Objects.equals(before.rate(), rate)) {
      before
          .bucket()
          .replaceConfiguration(configuration(rate), TokensInheritanceStrategy.PROPORTIONALLY);
    }
    return new Meter(rate, before.bucket(), now);
  }

  private Bucket bucket(int rate) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(rate).refillGreedy(rate, WINDOW))
        .withCustomTimePrecision(time)
        .build();
  }

  private static BucketConfiguration configuration(int rate) {
    return BucketConfiguration.builder()
        .addLimit(limit -> limit.capacity(rate).refillGreedy(rate, WINDOW))
        .build();
  }

  @Override
  public Optional<Standing> count(Principal client) {
    Meter meter = meters.get(client.id());
    if (meter == null || meter.bucket() == null) {
      return Optional.empty();
    }
    ConsumptionProbe probe = meter.bucket().tryConsumeAndReturnRemaining(1);
    return Optional.of(
        new Standing(
            probe.isConsumed(),
            meter.rate(),
            WINDOW.toSeconds(),
            probe.getRemainingTokens(),
            seconds(probe.getNanosToWaitForReset()),
            probe.isConsumed() ? 0 : seconds(probe.getNanosToWaitForRefill())));
  }

  private static long seconds(long nanos) {
    return (nanos + SECOND - 1) / SECOND;
  }

  @Override
  public void answered(Principal client, int status) {
    usage.answered(client.id(), status);
  }

  @Override
  public Optional<Duration> wrongKey(String address) {
    return wrongKeys.attempt(Networks.of(address));
  }
}

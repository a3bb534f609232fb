package org.alliance.portal.security.internal.clients;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.security.internal.store.ApiKeyStore;
import org.alliance.portal.security.internal.store.ApiUsageStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes figures of API clients, and keys that ended, after a bit more than a year. */
@Component
public final class OldUsage implements ScheduledTask {
  private static final Duration KEPT = Duration.ofDays(400);

  private final ApiUsageStore usage;
  private final ApiKeyStore keys;
  private final Clock clock;

  @Activate
  public OldUsage(@Reference ApiUsageStore usage, @Reference ApiKeyStore keys) {
    this(usage, keys, Clock.systemUTC());
  }

  /** As a test makes it. */
  public OldUsage(ApiUsageStore usage, ApiKeyStore keys, Clock clock) {
    this.usage = usage;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "old-api-usage";
  }

  @Override
  public Duration interval() {
    return Duration.ofHours(6);
  }

  @Override
  public void run() {
    Instant before = clock.instant().minus(KEPT);
    usage.deleteBefore(LocalDate.ofInstant(before, Principal.ALLIANCE_ZONE));
    keys.deleteEnded(before);
  }
}

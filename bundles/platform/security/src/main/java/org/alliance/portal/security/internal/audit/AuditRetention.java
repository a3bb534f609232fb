package org.alliance.portal.security.internal.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.security.internal.Settings;
import org.alliance.portal.security.internal.store.AuditStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Discards entries of the audit that are older than the setting says. */
@Component(service = ScheduledTask.class, configurationPid = "org.alliance.portal")
public final class AuditRetention implements ScheduledTask {
  private final AuditStore store;
  private final Duration kept;
  private final Clock clock;

  @Activate
  public AuditRetention(@Reference AuditStore store, Settings settings) {
    this(
        store,
        Duration.ofDays(Long.parseLong(settings.audit_retention_days().trim())),
        Clock.systemUTC());
  }

  /** With a clock of the test's own. */
  AuditRetention(AuditStore store, Duration kept, Clock clock) {
    if (kept.isNegative()) {
      throw new IllegalArgumentException("The setting 'audit.retention.days' is negative");
    }
    this.store = store;
    this.kept = kept;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "security.audit-retention";
  }

  @Override
  public Duration interval() {
    return Duration.ofDays(1);
  }

  @Override
  public void run() {
    Instant before = clock.instant().minus(kept);
    while (!Thread.currentThread().isInterrupted() && store.discard(before) > 0) {
      // Each batch is a transaction of its own.
      continue;
    }
  }
}

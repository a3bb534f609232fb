package org.alliance.portal.persistence.internal;

import java.time.Duration;
import java.time.Instant;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.persistence.internal.store.ChangeStore;
import org.alliance.portal.persistence.internal.store.FollowerStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Discards entries of the change log that are older than the setting says. */
@Component(service = ScheduledTask.class, configurationPid = Settings.PID)
public final class ChangeRetention implements ScheduledTask {
  private final ChangeStore log;
  private final FollowerStore followers;
  private final Duration kept;

  /** For the component runtime. */
  @Activate
  public ChangeRetention(
      @Reference(target = Databases.OWN) DatabaseImpl database, Settings settings) {
    this(database, Duration.ofDays(Long.parseLong(settings.change_retention_days().trim())));
  }

  ChangeRetention(DatabaseImpl database, Duration kept) {
    if (kept.isNegative()) {
      throw new IllegalArgumentException("The setting 'change.retention.days' is negative");
    }
    this.log = new ChangeStore(database);
    this.followers = new FollowerStore(database);
    this.kept = kept;
  }

  @Override
  public String id() {
    return "change-retention";
  }

  @Override
  public Duration interval() {
    return Duration.ofDays(1);
  }

  @Override
  public void run() {
    Instant before = Instant.now().minus(kept);
    while (!Thread.currentThread().isInterrupted() && log.discard(before) > 0) {
      // Each batch is a transaction of its own.
      continue;
    }
    followers.discard(before);
  }
}

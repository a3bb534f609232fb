package org.alliance.portal.notifications.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.notifications.internal.store.OldLetterStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what is left of old letters, whatever became of them. */
@Component(configurationPid = Settings.PID)
public final class OldLetters implements ScheduledTask {
  private static final Logger LOG = LoggerFactory.getLogger(OldLetters.class);
  private static final int USUAL = 180;

  private final OldLetterStore store;
  private final int days;
  private final Clock clock;

  @Activate
  public OldLetters(@Reference OldLetterStore store, Settings settings) {
    this(store, days(settings.mail_retention_days()), Clock.systemUTC());
  }

  OldLetters(OldLetterStore store, int days, Clock clock) {
    this.store = store;
    this.days = days;
    this.clock = clock;
  }

  /** A mistake in the settings must not make the portal forget at once, or keep for ever. */
  static int days(String value) {
    String text = value.strip();
    if (text.matches("\\d{1,5}") && !text.matches("0+")) {
      return Integer.parseInt(text);
    }
    LOG.warn("PORTAL_MAIL_RETENTION_DAYS is no number of days; {} is taken", USUAL);
    return USUAL;
  }

  @Override
  public String id() {
    return "notifications.old-letters";
  }

  @Override
  public Duration interval() {
    return Duration.ofDays(1);
  }

  @Override
  public void run() {
    Instant before = clock.instant().minus(Duration.ofDays(days));
    while (!Thread.currentThread().isInterrupted() && store.deleteBefore(before) > 0) {
      // Each batch is a transaction of its own.
      continue;
    }
  }
}

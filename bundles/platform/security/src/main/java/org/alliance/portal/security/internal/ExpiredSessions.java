package org.alliance.portal.security.internal;

import java.time.Duration;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes sessions that nobody can use any more. */
@Component
public final class ExpiredSessions implements ScheduledTask {
  private final Sessions sessions;

  @Activate
  public ExpiredSessions(@Reference Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public String id() {
    return "security.expired-sessions";
  }

  @Override
  public Duration interval() {
    return Duration.ofMinutes(15);
  }

  @Override
  public void run() {
    sessions.deleteExpired();
  }
}

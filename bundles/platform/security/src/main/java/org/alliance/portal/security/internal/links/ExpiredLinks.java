package org.alliance.portal.security.internal.links;

import java.time.Duration;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes links that ended long ago. */
@Component
public final class ExpiredLinks implements ScheduledTask {
  private final Links links;

  @Activate
  public ExpiredLinks(@Reference Links links) {
    this.links = links;
  }

  @Override
  public String id() {
    return "security.expired-links";
  }

  @Override
  public Duration interval() {
    return Duration.ofHours(6);
  }

  @Override
  public void run() {
    links.deleteExpired();
  }
}

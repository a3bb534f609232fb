package org.alliance.portal.notifications.internal;

import java.time.Duration;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends what is due again, and what a node has left behind. */
@Component
public final class OutboxTask implements ScheduledTask {
  private final Wake sender;

  @Activate
  public OutboxTask(@Reference Wake sender) {
    this.sender = sender;
  }

  @Override
  public String id() {
    return "notifications.outbox";
  }

  @Override
  public Duration interval() {
    return Duration.ofSeconds(30);
  }

  @Override
  public void run() {
    sender.wake();
  }
}

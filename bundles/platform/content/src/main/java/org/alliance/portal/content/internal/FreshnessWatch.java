package org.alliance.portal.content.internal;

import java.time.Duration;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets things grow old, so that their owners are asked whether they are still right. */
@Component
public final class FreshnessWatch implements ScheduledTask {
  private final FreshnessService freshness;

  @Activate
  public FreshnessWatch(@Reference FreshnessService freshness) {
    this.freshness = freshness;
  }

  @Override
  public String id() {
    return "content.freshness";
  }

  @Override
  public Duration interval() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    freshness.age();
  }
}

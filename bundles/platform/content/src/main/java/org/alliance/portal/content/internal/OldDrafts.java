package org.alliance.portal.content.internal;

import java.time.Duration;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forgets drafts that nobody has saved for 90 days. */
@Component
public final class OldDrafts implements ScheduledTask {
  private final DraftService drafts;

  @Activate
  public OldDrafts(@Reference DraftService drafts) {
    this.drafts = drafts;
  }

  @Override
  public String id() {
    return "content.old-drafts";
  }

  @Override
  public Duration interval() {
    return Duration.ofDays(1);
  }

  @Override
  public void run() {
    drafts.forgetOld();
  }
}

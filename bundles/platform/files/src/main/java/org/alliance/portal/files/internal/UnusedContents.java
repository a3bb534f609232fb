package org.alliance.portal.files.internal;

import java.time.Duration;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes contents that nothing has any more, and what broken uploads left. */
@Component
public final class UnusedContents implements ScheduledTask {
  private final Contents contents;

  @Activate
  public UnusedContents(@Reference Contents contents) {
    this.contents = contents;
  }

  @Override
  public String id() {
    return "files-unused-contents";
  }

  @Override
  public Duration interval() {
    return Duration.ofDays(1);
  }

  @Override
  public void run() {
    contents.collect();
  }
}

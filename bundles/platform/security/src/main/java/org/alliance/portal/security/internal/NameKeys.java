package org.alliance.portal.security.internal;

import java.time.Duration;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.security.internal.store.OrganisationStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives names from before there were keys their keys, a few at a time. */
@Component
public final class NameKeys implements ScheduledTask {
  private final OrganisationStore organisations;

  @Activate
  public NameKeys(@Reference OrganisationStore organisations) {
    this.organisations = organisations;
  }

  @Override
  public String id() {
    return "security-name-keys";
  }

  @Override
  public Duration interval() {
    return Duration.ofHours(12);
  }

  @Override
  public void run() {
    int filled;
    do {
      filled = organisations.fillKeys();
    } while (filled > 0);
  }
}

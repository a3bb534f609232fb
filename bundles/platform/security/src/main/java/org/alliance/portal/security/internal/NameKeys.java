package org.alliance.portal.security.internal;

import java.time.Duration;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.security.internal.store.AccountStore;
import org.alliance.portal.security.internal.store.OrganisationStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes names findable that were written before there were keys, a few at a time. */
@Component
public final class NameKeys implements ScheduledTask {
  private final OrganisationStore organisations;
  private final AccountStore accounts;

  @Activate
  public NameKeys(@Reference OrganisationStore organisations, @Reference AccountStore accounts) {
    this.organisations = organisations;
    this.accounts = accounts;
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
      filled = organisations.fillKeys() + accounts.fillNames();
    } while (filled > 0);
  }
}

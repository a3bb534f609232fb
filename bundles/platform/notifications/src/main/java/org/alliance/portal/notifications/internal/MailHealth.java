package org.alliance.portal.notifications.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.alliance.portal.api.health.Health;
import org.alliance.portal.api.health.HealthCheck;
import org.alliance.portal.notifications.internal.store.LetterStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether letters leave the portal. It works without, so it is never down. */
@Component
public final class MailHealth implements HealthCheck {
  private static final Duration LATE = Duration.ofHours(1);

  private final LetterStore store;
  private final MailServer server;
  private final Clock clock;

  @Activate
  public MailHealth(@Reference LetterStore store, @Reference MailServer server) {
    this(store, server, Clock.systemUTC());
  }

  MailHealth(LetterStore store, MailServer server, Clock clock) {
    this.store = store;
    this.server = server;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "mail";
  }

  @Override
  public Health check() {
    Optional<Instant> since = store.waitingSince();
    long waiting = since.isEmpty() ? 0 : store.count(LetterStore.State.WAITING);
    boolean late = since.filter(first -> first.plus(LATE).isBefore(clock.instant())).isPresent();
    String detail = detail(waiting, late);
    boolean wrong = late || server.problem() != null || server.trouble() != null;
    return wrong ? Health.degraded(detail) : Health.up(detail);
  }

  private String detail(long waiting, boolean late) {
    String letters = waiting == 1 ? "1 letter waits" : waiting + " letters wait";
    String since = late ? ", one for more than an hour" : "";
    if (!server.known()) {
      return "no mail server: " + letters + " in the admin's mailbox" + since;
    }
    if (server.problem() != null) {
      return server.problem() + "; " + letters + since;
    }
    return (server.trouble() == null ? "" : server.trouble() + "; ") + letters + since;
  }
}

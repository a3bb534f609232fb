package org.alliance.portal.endpoints.internal.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.endpoints.internal.store.IdempotencyStore;
import org.alliance.portal.endpoints.internal.store.KeptFormStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forgets kept forms and answers whose time is over. */
@Component
public final class CleanUp implements ScheduledTask {
  private final KeptFormStore forms;
  private final IdempotencyStore answers;

  /** Made by DS. */
  @Activate
  public CleanUp(@Reference(target = "(portal.schema=endpoints)") Database database) {
    this.forms = new KeptFormStore(database);
    this.answers = new IdempotencyStore(database);
  }

  @Override
  public String id() {
    return "endpoints.clean-up";
  }

  @Override
  public Duration interval() {
    return Duration.ofMinutes(10);
  }

  @Override
  public void run() {
    Instant now = Instant.now();
    forms.removeExpired(now);
    answers.removeBefore(now.minus(Idempotency.KEPT));
  }
}

package org.alliance.portal.security.internal.teams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.security.internal.store.InvitationStore;
import org.alliance.portal.security.internal.store.InvitationStore.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Notes which invitations nobody took up in time, and forgets those that ended long ago with the
 * addresses of persons who perhaps never came.
 */
@Component
public final class EndedInvitations implements ScheduledTask {
  private static final Duration KEPT = Duration.ofDays(90);
  private static final int BATCH = 500;
  private static final List<State> ENDED = List.of(State.ACCEPTED, State.WITHDRAWN, State.EXPIRED);

  private final InvitationStore invitations;
  private final Clock clock;

  @Activate
  public EndedInvitations(@Reference InvitationStore invitations) {
    this(invitations, Clock.systemUTC());
  }

  /**
   * @param clock what tells the time
   */
  public EndedInvitations(InvitationStore invitations, Clock clock) {
    this.invitations = invitations;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "security-ended-invitations";
  }

  @Override
  public Duration interval() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    List<Id> overdue;
    do {
      overdue = invitations.overdue(now);
      invitations.expire(overdue);
    } while (overdue.size() == BATCH);
    for (State state : ENDED) {
      int deleted;
      do {
        deleted = invitations.deleteEnded(state, now.minus(KEPT));
      } while (deleted == BATCH);
    }
  }
}

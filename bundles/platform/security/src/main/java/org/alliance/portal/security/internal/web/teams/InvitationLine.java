package org.alliance.portal.security.internal.web.teams;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.security.internal.store.InvitationStore.Invitation;
import org.alliance.portal.security.internal.store.InvitationStore.State;

/**
 * An invitation that nobody has accepted yet, as a list shows it.
 *
 * @param who name, or address where there is none
 * @param roleKeys keys of the roles' texts
 * @param ended whether its time is over
 */
public record InvitationLine(
    Id id,
    String who,
    String email,
    List<String> roleKeys,
    Instant created,
    Instant expires,
    boolean ended,
    boolean sample) {

  /** As a list shows it. */
  public static InvitationLine of(Invitation invitation) {
    List<String> roles = new ArrayList<>();
    if (invitation.role() != null) {
      roles.add(RoleKeys.text(invitation.role()));
    }
    invitation.roles().stream().sorted().map(RoleKeys::text).forEach(roles::add);
    boolean ended =
        invitation.state() == State.EXPIRED || !Instant.now().isBefore(invitation.expires());
    return new InvitationLine(
        invitation.id(),
        invitation.name().isEmpty() ? invitation.email() : invitation.name(),
        invitation.email(),
        roles,
        invitation.created(),
        invitation.expires(),
        ended,
        invitation.sample());
  }
}

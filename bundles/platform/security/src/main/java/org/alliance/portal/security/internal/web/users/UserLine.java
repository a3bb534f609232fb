package org.alliance.portal.security.internal.web.users;

import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.security.internal.store.UserStore.User;
import org.alliance.portal.security.internal.web.teams.RoleKeys;

/**
 * An account as the administration shows it.
 *
 * @param roleKeys keys of the texts of its desks; empty for a member
 * @param lang ISO 639-1
 */
public record UserLine(
    Id id,
    String name,
    String email,
    String lang,
    List<String> roleKeys,
    boolean active,
    boolean sample,
    Instant created) {

  static UserLine of(User user) {
    return new UserLine(
        user.id(),
        user.name(),
        user.email(),
        user.lang(),
        user.roles().stream()
            .filter(role -> role != PlatformRole.MEMBER)
            .sorted()
            .map(RoleKeys::text)
            .toList(),
        user.active(),
        user.sample(),
        user.created());
  }
}

package org.alliance.portal.membership.api;

import java.util.Optional;
import org.alliance.portal.api.Id;

/** What was said when an organisation joined. Thread-safe. */
public interface Applications {

  /**
   * The accepted application of an organisation; for the portal itself, such as a follower, and for
   * moderators.
   *
   * @param organisation the organisation that was made of the application
   * @return empty when the organisation did not come by an application, or its application has been
   *     forgotten
   * @throws org.alliance.portal.api.access.AccessDeniedException for everybody else
   */
  Optional<Accepted> accepted(Id organisation);
}

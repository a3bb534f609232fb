package org.alliance.portal.profiles.internal.external;

import java.util.function.Consumer;
import org.alliance.portal.api.Id;
import org.alliance.portal.profiles.api.ProfileDraft;

/** Adds a profile, and something of our own in the same transaction. */
@FunctionalInterface
interface Creation {

  /**
   * As {@link org.alliance.portal.profiles.api.Profiles#create}.
   *
   * @param also what to do in the transaction that adds the profile; an exception undoes both
   */
  Id create(ProfileDraft draft, Consumer<Id> also);
}

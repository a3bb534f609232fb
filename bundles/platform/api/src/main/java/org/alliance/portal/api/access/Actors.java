package org.alliance.portal.api.access;

import java.util.Collection;
import java.util.Map;

/**
 * Names of those who did something, for showing to people who may know. The change log and the
 * history keep {@link Principal#actor()} only, so that a name can be forgotten. A service of the
 * platform; thread-safe.
 */
public interface Actors {

  /**
   * Names by actor, in one query for each kind of principal.
   *
   * @param actors as {@link Principal#actor()}, at most 1,000; the caller has checked that the
   *     reader may see them
   * @return the names of accounts and API clients that still exist; others are absent
   */
  Map<String, String> names(Collection<String> actors);
}

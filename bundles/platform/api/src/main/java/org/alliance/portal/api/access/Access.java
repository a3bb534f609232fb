package org.alliance.portal.api.access;

import java.util.function.Supplier;
import org.alliance.portal.api.Id;

/**
 * Asks whether the current principal may do something. Every method of a feature's service calls
 * {@code require} in its first line. A service of the platform; thread-safe; the principal belongs
 * to the thread.
 */
public interface Access {

  /** Who is asking; {@link Principal#ANONYMOUS} when nobody signed in, never null. */
  Principal principal();

  /**
   * Refuses unless the current principal may do this in the whole portal.
   *
   * @param action id of a declared {@link Action}
   * @throws SignInRequiredException when nobody is signed in and signing in could help
   * @throws AccessDeniedException when the principal may not
   * @throws UndeclaredActionException for an action nobody declares at the moment
   */
  void require(String action);

  /**
   * Refuses unless the current principal may do this to something that an organisation owns. The
   * owner is passed rather than looked up, so that a check costs no query.
   *
   * @param action id of a declared {@link Action}
   * @param owner id of the organisation that owns the thing; null for none
   * @throws SignInRequiredException when nobody is signed in and signing in could help
   * @throws AccessDeniedException when the principal may not
   * @throws UndeclaredActionException for an action nobody declares at the moment
   */
  void require(String action, Id owner);

  /** Whether {@link #require(String, Id)} would pass; for showing or hiding a button. */
  boolean allows(String action, Id owner);

  /**
   * Does work as somebody; the previous principal is back afterwards, whatever happens.
   *
   * @param principal who; not null
   * @param work what
   * @return what the work returned
   */
  <T> T as(Principal principal, Supplier<T> work);
}

package org.alliance.portal.api.platform;

/** Checks an action at the door, where the owner is not yet known. Implemented by security. */
public interface DoorCheck {

  /**
   * Refuses unless the current principal may do the action for at least one owner.
   *
   * @param action from {@link org.alliance.portal.api.access.RequiresAction}; null (no annotation)
   *     is refused
   * @throws org.alliance.portal.api.access.SignInRequiredException when nobody is signed in
   * @throws org.alliance.portal.api.access.AccessDeniedException when the principal may not
   * @throws org.alliance.portal.api.access.UndeclaredActionException for an action nobody declares
   *     at the moment
   */
  void require(String action);
}

package org.alliance.portal.security.internal.web.teams;

import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;

/** Ids in addresses. */
public final class Ids {
  private Ids() {}

  /**
   * Reads an id; what is none names nothing.
   *
   * @throws NotFoundException when it is not written as one
   */
  public static Id parse(String type, String word) {
    try {
      return Id.parse(word);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(type, word);
    }
  }
}

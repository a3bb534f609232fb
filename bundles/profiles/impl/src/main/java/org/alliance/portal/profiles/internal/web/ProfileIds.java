package org.alliance.portal.profiles.internal.web;

import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.profiles.api.Profile;

/** Reads ids in addresses of pages. */
final class ProfileIds {
  private ProfileIds() {}

  /**
   * An id as it is written.
   *
   * @throws NotFoundException when it is none, so that a wrong address leads to the page that says
   *     so
   */
  static Id parse(String text) {
    try {
      return Id.parse(text);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(Profile.TYPE, text);
    }
  }
}

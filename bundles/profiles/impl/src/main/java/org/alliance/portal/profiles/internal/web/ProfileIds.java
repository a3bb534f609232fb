package org.alliance.portal.profiles.internal.web;

import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.profiles.api.Profile;

/** Reads ids and versions that addresses and forms of pages carry. */
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

  /**
   * A version that a form sends back.
   *
   * @return 0 for what is none: that makes a conflict, which shows the reader what is stored
   */
  static int version(String text) {
    return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }
}

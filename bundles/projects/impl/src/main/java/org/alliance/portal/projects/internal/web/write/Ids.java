package org.alliance.portal.projects.internal.web.write;

import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.projects.api.Initiative;

/** Reads ids and versions that addresses and forms of pages carry. */
final class Ids {
  private Ids() {}

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
      throw new NotFoundException(Initiative.TYPE, text);
    }
  }

  /** An id, or the address of a page with one at its end; null when it is neither. */
  static Id of(String text) {
    String[] parts = text.strip().replaceAll("[?#].*$", "").replaceAll("/+$", "").split("/");
    try {
      return Id.parse(parts[parts.length - 1]);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** A version that a form sends back; 0 for what is none: that makes a conflict. */
  static int version(String text) {
    return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }
}

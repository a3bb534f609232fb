package org.alliance.portal.content.internal.persons;

import org.alliance.portal.api.content.PersonalData;

/**
 * A place in a text.
 *
 * @param reason why it is suspicious
 * @param start first character
 * @param end character after the last one
 */
record Place(PersonalData.Reason reason, int start, int end) {

  /** Whether two places share characters. */
  boolean overlaps(Place other) {
    return start < other.end && other.start < end;
  }
}

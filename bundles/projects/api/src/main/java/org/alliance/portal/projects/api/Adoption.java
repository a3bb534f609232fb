package org.alliance.portal.projects.api;

import java.time.Instant;
import org.alliance.portal.api.Id;

/**
 * That one initiative adapted another.
 *
 * @param id its id
 * @param source what was adapted
 * @param adopter what was made of it
 * @param changes what was changed and why, plain text, 1 to 2,000 characters
 * @param state whether the source's author agrees
 * @param said when it was said
 * @param answered when the source's author answered; null before
 */
public record Adoption(
    Id id, Id source, Id adopter, String changes, State state, Instant said, Instant answered) {

  /** Whether the source's author agrees. */
  public enum State {
    /** The author was asked. */
    ASKED,
    /** The author agrees: it counts. */
    CONFIRMED,
    /** The author does not agree: only the adopter's page keeps the note. */
    DENIED
  }
}

package org.alliance.portal.membership.internal;

import java.time.Instant;
import org.alliance.portal.api.Id;

/**
 * A question of the secretariat or an answer to one.
 *
 * @param id its id; later ones are greater
 * @param application what it is about
 * @param actor {@link #APPLICANT}, or who asked as in the change log
 * @param text plain text, at most 4,000 characters
 * @param at when
 */
public record Message(Id id, Id application, String actor, String text, Instant at) {
  /** The actor of an answer. */
  public static final String APPLICANT = "applicant";

  /** Longest text. */
  public static final int LONGEST = 4_000;

  /** Whether the applicant says it. */
  public boolean answer() {
    return actor.equals(APPLICANT);
  }
}

package org.alliance.portal.projects.internal.store;

import org.alliance.portal.api.Id;
import org.alliance.portal.projects.api.Initiative;

/**
 * An initiative as it is kept.
 *
 * @param initiative says nothing once it was deleted
 * @param country the organisation's when it was last published
 * @param state whether readers see it
 * @param replacedBy what readers of a deleted one are led to; null for none
 */
public record Stored(Initiative initiative, String country, State state, Id replacedBy) {

  /** Whether readers see it. */
  public enum State {
    /** They do. */
    PUBLISHED,
    /** Not yet: its import is not complete. */
    HIDDEN,
    /** Not any more. */
    DELETED
  }

  /** Whether readers see it. */
  public boolean published() {
    return state == State.PUBLISHED;
  }
}

package org.alliance.portal.membership.internal;

import java.util.Set;

/**
 * What of the queue is asked for; an empty set does not narrow it. Immutable.
 *
 * @param stages where they stand; the open ones when empty
 * @param ways what they ask for
 * @param countries ISO 3166-1 alpha-2, or XK
 * @param holders who has them
 */
public record QueueFilter(
    Set<Stage> stages, Set<Application.Way> ways, Set<String> countries, Set<Holder> holders) {

  /** Everything that is open. */
  public static final QueueFilter OPEN = new QueueFilter(Set.of(), Set.of(), Set.of(), Set.of());

  /** Who has an application. */
  public enum Holder {
    /** Nobody. */
    NOBODY,
    /** Whoever asks. */
    ME,
    /** Another moderator. */
    OTHER
  }

  /** Copies the sets. */
  public QueueFilter {
    stages = Set.copyOf(stages);
    ways = Set.copyOf(ways);
    countries = Set.copyOf(countries);
    holders = Set.copyOf(holders);
  }

  /** The stages that are shown. */
  public Set<Stage> shown() {
    return stages.isEmpty() ? Stage.OPEN : stages;
  }

  /** Whether the oldest come first: whoever waits longest is next, and what is decided is read. */
  public boolean oldestFirst() {
    return shown().stream().noneMatch(Stage.CLOSED::contains);
  }
}

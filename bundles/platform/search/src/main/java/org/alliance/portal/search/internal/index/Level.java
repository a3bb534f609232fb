package org.alliance.portal.search.internal.index;

import org.alliance.portal.api.changes.Change.Audience;

/**
 * What a reader may see of a thing. A thing has a document of its own for each level at which
 * something else is to be seen, so that a query can find, count and show nothing beyond it.
 */
public enum Level {
  /** What everybody may see. */
  PUBLIC("public"),
  /** What members may see too. */
  MEMBERS("members"),
  /** What only the owner's team and the secretariat may see too. */
  ORGANISATION("organisation");

  private final String term;

  Level(String term) {
    this.term = term;
  }

  /** How documents name it. */
  public String term() {
    return term;
  }

  /** Whether something for an audience is to be seen at this level. */
  boolean sees(Audience audience) {
    return switch (audience) {
      case PUBLIC -> true;
      case MEMBERS -> this != PUBLIC;
      case ORGANISATION -> this == ORGANISATION;
      case NONE -> false;
    };
  }
}

package org.alliance.portal.api.changes;

/**
 * Whiteboard: is told of every entry of the change log, in order, at least until it has succeeded.
 * An entry that fails is tried again with growing pauses; after 10 tries it goes to the dead-letter
 * list, health shows it, and the follower goes on.
 */
public interface ChangeFollower {

  /** How often an entry takes effect. */
  enum Mode {
    /**
     * Once in the whole cluster: the cursor is in the database and moves in the transaction of the
     * effect.
     */
    ONCE,
    /** On each node (an index, a cache): the cursor is on disk. */
    EACH_NODE
  }

  /** Name of the follower's cursor; must not change between versions. */
  String id();

  /** How often an entry takes effect. */
  Mode mode();

  /**
   * Takes one entry. For {@link Mode#ONCE} this runs inside the transaction that moves the cursor;
   * it writes to the database only. Runs as {@link
   * org.alliance.portal.api.access.Principal#SYSTEM}, one entry at a time.
   *
   * @param change the entry
   */
  void follow(Change change);
}

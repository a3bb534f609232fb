package org.alliance.portal.api;

/** Hands out new identifiers. A service of the platform; safe for use by many threads. */
public interface IdGenerator {

  /**
   * A new id: greater than every one handed out before on this node, unique across nodes.
   *
   * @return the id, never null
   */
  Id next();
}

package org.alliance.portal.api;

/**
 * Somebody else changed the record meanwhile; nothing was written. REST: 412 with the current
 * record; pages show both versions.
 */
public final class ConflictException extends ProblemException {
  private static final long serialVersionUID = 1L;
  private final transient Object current;

  /**
   * @param current the record as it is now; a door replaces it by its own form of the record
   */
  public ConflictException(Object current) {
    super("Changed meanwhile");
    this.current = current;
  }

  /** The record as it is now; may be null when it was deleted. */
  public Object current() {
    return current;
  }
}

package org.alliance.portal.api.data;

/** The database failed, or a unique key was taken. */
public class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final boolean duplicate;

  /**
   * @param message what failed, without parameters' values
   * @param cause the driver's exception
   * @param duplicate whether a unique key was taken (SQL state 23505)
   */
  public DatabaseException(String message, Throwable cause, boolean duplicate) {
    super(message, cause);
    this.duplicate = duplicate;
  }

  /** Whether a unique key was taken: somebody else inserted the same first. */
  public boolean duplicate() {
    return duplicate;
  }
}

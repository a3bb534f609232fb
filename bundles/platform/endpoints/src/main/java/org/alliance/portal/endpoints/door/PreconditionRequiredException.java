package org.alliance.portal.endpoints.door;

import org.alliance.portal.api.ProblemException;

/**
 * A change without {@code If-Match}: the client must say which version it has seen. REST: 428.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6585#section-3">RFC 6585</a>
 */
public final class PreconditionRequiredException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** A change without {@code If-Match}. */
  public PreconditionRequiredException() {
    super("If-Match is required");
  }
}

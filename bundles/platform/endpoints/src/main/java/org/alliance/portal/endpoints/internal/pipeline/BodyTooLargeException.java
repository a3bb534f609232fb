package org.alliance.portal.endpoints.internal.pipeline;

import java.io.IOException;

/** A streamed body turned out to be larger than its method allows. */
public final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLargeException() {
    super("The body is too large");
  }
}

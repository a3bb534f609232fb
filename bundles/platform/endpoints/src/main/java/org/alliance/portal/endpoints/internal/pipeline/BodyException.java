package org.alliance.portal.endpoints.internal.pipeline;

import java.io.IOException;

/** A body could not be read to its end, for a reason that lies with the client. */
abstract sealed class BodyException extends IOException {
  private static final long serialVersionUID = 1L;

  private BodyException(String message, IOException cause) {
    super(message, cause);
  }

  /** It turned out to be larger than its method allows. */
  static final class TooLarge extends BodyException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("The body is too large", null);
    }
  }

  /** The client went away, or its time was over, before it was read. */
  static final class BrokenOff extends BodyException {
    private static final long serialVersionUID = 1L;

    BrokenOff(IOException cause) {
      super("The body broke off", cause);
    }
  }
}

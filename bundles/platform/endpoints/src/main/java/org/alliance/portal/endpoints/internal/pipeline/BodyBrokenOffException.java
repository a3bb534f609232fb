package org.alliance.portal.endpoints.internal.pipeline;

import java.io.IOException;

/** The client went away, or its time was over, before its body was read. */
public final class BodyBrokenOffException extends IOException {
  private static final long serialVersionUID = 1L;

  BodyBrokenOffException(IOException cause) {
    super("The body broke off", cause);
  }
}

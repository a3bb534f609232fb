package org.alliance.portal.endpoints.internal.pipeline;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Stack traces for the log. */
public final class Traces {
  private Traces() {}

  /**
   * The trace as text. The log service remembers its last entries, and an exception among them
   * would hold the class loader of the bundle that threw it, long after the bundle has left.
   */
  public static String of(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}

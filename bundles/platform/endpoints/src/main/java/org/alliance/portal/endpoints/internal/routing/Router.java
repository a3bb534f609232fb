package org.alliance.portal.endpoints.internal.routing;

/** Says what answers a request. Thread-safe. */
public interface Router {
  /**
   * What answers, at this moment.
   *
   * @param method HTTP method
   * @param path the raw path
   */
  Match match(String method, String path);

  /** Whether a ghost may still come back: its bundle is there, or being updated. */
  boolean mayReturn(Target ghost);
}

package org.alliance.portal.api.platform;

import java.util.List;

/** The portal's routing table. Implemented by endpoints. Thread-safe. */
public interface Routes {

  /**
   * One address.
   *
   * @param method HTTP method, or {@code SOAP}
   * @param template URI template, or the SOAP path and operation
   * @param action from {@link org.alliance.portal.api.access.RequiresAction}; null when missing
   * @param bundle symbolic name of the contributor
   */
  record Route(String method, String template, String action, String bundle) {}

  /** Every address that is answered now. */
  List<Route> all();

  /**
   * While held, addresses of a bundle that was uninstalled answer 503 with Retry-After instead of
   * 404: it is being updated.
   *
   * @return closes the update; what did not come back is 404 from then on
   */
  Hold holdDuringUpdate();

  /** An update under way. */
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }
}

package org.alliance.portal.api.platform;

import java.time.Duration;
import java.util.Optional;
import org.alliance.portal.api.access.Principal;

/**
 * How often an API client may ask. Implemented by security; each node counts by itself. Never
 * touches the database in the way of a request. Thread-safe.
 */
public interface ClientLimits {

  /**
   * How a client stands after one more request.
   *
   * @param allowed whether this request may be answered
   * @param limit requests in a window
   * @param window length of the window in seconds
   * @param remaining requests that may still be made now
   * @param resetSeconds seconds until the whole limit is there again
   * @param retrySeconds seconds until the next request may be made; 0 when it may now
   */
  record Standing(
      boolean allowed,
      long limit,
      long window,
      long remaining,
      long resetSeconds,
      long retrySeconds) {}

  /**
   * Counts a request.
   *
   * @param client an API client
   * @return how it stands; empty for a client without limit
   */
  Optional<Standing> count(Principal client);

  /**
   * Notes how a request of a client ended, for the client's figures.
   *
   * @param client an API client
   * @param status HTTP status of the answer, 100 to 599
   */
  void answered(Principal client, int status);

  /**
   * Counts a request with a key that nobody has. Those with a valid key never wait for it, wherever
   * they come from.
   *
   * @param address network address of the sender
   * @return how long its network is to wait before it tries other keys; empty while it tried few
   */
  Optional<Duration> wrongKey(String address);
}

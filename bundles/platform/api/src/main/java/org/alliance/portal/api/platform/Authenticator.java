package org.alliance.portal.api.platform;

import java.util.Optional;
import org.alliance.portal.api.access.Principal;

/**
 * Turns what a request carries into a principal. Implemented by security; look-ups are cached for 5
 * seconds. Thread-safe.
 */
public interface Authenticator {

  /** Name of the cookie that carries a session's token. */
  String SESSION_COOKIE = "portal_session";

  /**
   * Who a session belongs to.
   *
   * @param token value of the session cookie, not trusted
   * @return the account; empty when there is no such session or it has expired
   */
  Optional<Principal> bySession(String token);

  /**
   * Who an API key belongs to.
   *
   * @param key Bearer token, or the password of Basic, not trusted
   * @return the client; empty when there is none
   */
  Optional<Principal> byKey(String key);
}

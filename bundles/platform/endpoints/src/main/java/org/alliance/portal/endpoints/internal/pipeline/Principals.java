package org.alliance.portal.endpoints.internal.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.platform.Authenticator;

/** Step: who is asking. A wrong Authorization header is refused, never silently anonymous. */
final class Principals {
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  private final Authenticator authenticator;

  Principals(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /**
   * Finds the principal.
   *
   * @return whether the request may go on
   */
  boolean find(Call call) {
    String header = call.request().getHeader("Authorization");
    if (header != null) {
      String key = key(header);
      Optional<Principal> client =
          key == null || key.isEmpty() ? Optional.empty() : authenticator.byKey(key);
      client.ifPresent(found -> call.principal(found, true));
      return client.isPresent();
    }
    String token = call.cookie(Authenticator.SESSION_COOKIE);
    if (token != null && !token.isEmpty()) {
      authenticator.bySession(token).ifPresent(found -> call.principal(found, false));
    }
    return true;
  }

  /** The API key that a header carries: the Bearer token, or the password of Basic. */
  static String key(String header) {
    if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return header.substring(BEARER.length()).strip();
    }
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return null;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      String pair = new String(bytes, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? null : pair.substring(colon + 1);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}

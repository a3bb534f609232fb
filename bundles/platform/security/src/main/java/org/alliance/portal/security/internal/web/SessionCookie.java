package org.alliance.portal.security.internal.web;

import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import org.alliance.portal.api.platform.Authenticator;
import org.alliance.portal.security.internal.Sessions;

/** The cookie that carries a session's token, out of reach of scripts and of other sites. */
final class SessionCookie {
  static final String HEADER = "Set-Cookie";

  private SessionCookie() {}

  /** Sets it. */
  static String set(String token, boolean secure) {
    return cookie(token, Sessions.LONGEST.toSeconds(), secure);
  }

  /** Deletes it. */
  static String clear(boolean secure) {
    return cookie("", 0, secure);
  }

  private static String cookie(String value, long seconds, boolean secure) {
    return Authenticator.SESSION_COOKIE
        + "="
        + value
        + "; Path=/; Max-Age="
        + seconds
        + "; HttpOnly; SameSite=Lax"
        + (secure ? "; Secure" : "");
  }

  /** Token of the session that a request carries; empty when it has none. */
  static String token(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(Authenticator.SESSION_COOKIE)) {
          return cookie.getValue();
        }
      }
    }
    return "";
  }
}

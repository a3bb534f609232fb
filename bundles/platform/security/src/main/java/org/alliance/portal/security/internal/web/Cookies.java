package org.alliance.portal.security.internal.web;

import java.time.Duration;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import org.alliance.portal.api.platform.Authenticator;
import org.alliance.portal.security.internal.Browser;
import org.alliance.portal.security.internal.Devices;
import org.alliance.portal.security.internal.Entrance;
import org.alliance.portal.security.internal.Sessions;

/** The cookies that carry tokens, out of reach of scripts and of other sites. */
enum Cookies {
  /** Whose session this is. */
  SESSION(Authenticator.SESSION_COOKIE, Sessions.LONGEST),

  /** Who has given the password and not yet the code. */
  STEP("portal_step", Entrance.STEP),

  /** By which a browser is known that signed in before. */
  DEVICE("portal_device", Devices.KNOWN);

  static final String HEADER = "Set-Cookie";

  private final String label;
  private final Duration age;

  Cookies(String label, Duration age) {
    this.label = label;
    this.age = age;
  }

  /** Sets it. */
  String set(String token, boolean secure) {
    return cookie(token, age.toSeconds(), secure);
  }

  /** Deletes it. */
  String clear(boolean secure) {
    return cookie("", 0, secure);
  }

  private String cookie(String value, long seconds, boolean secure) {
    return label
        + "="
        + value
        + "; Path=/; Max-Age="
        + seconds
        + "; HttpOnly; SameSite=Lax"
        + (secure ? "; Secure" : "");
  }

  /** Token that a request carries; empty when it has none. */
  String token(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(label)) {
          return cookie.getValue();
        }
      }
    }
    return "";
  }

  /** Where a request comes from. */
  static Browser browser(HttpServletRequest request) {
    return new Browser(
        request.getHeader("User-Agent"), request.getRemoteAddr(), DEVICE.token(request));
  }
}

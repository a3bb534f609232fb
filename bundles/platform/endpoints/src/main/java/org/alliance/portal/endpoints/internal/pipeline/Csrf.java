package org.alliance.portal.endpoints.internal.pipeline;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.servlet.http.HttpServletRequest;

/**
 * Step: refuses what another site makes a browser send. A page's unsafe request must come from this
 * site, as far as the browser tells, and carry the token that belongs to the cookie; so must any
 * other unsafe request that is signed in by the session cookie alone, in the header {@code
 * X-CSRF-Token}.
 *
 * <p>The token is the cookie's secret under a new mask each time, so that pages may be compressed
 * without giving it away byte by byte (BREACH).
 */
final class Csrf {
  static final String COOKIE = "portal_csrf";
  static final String FIELD = "csrf";
  private static final String HEADER = "X-CSRF-Token";
  private static final int LENGTH = 16;
  private static final int ENCODED = 22;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SecureRandom random = new SecureRandom();

  /** The cookie's secret; a new one, with its cookie, when the browser has none. */
  String secret(Call call) {
    String cookie = call.cookie(COOKIE);
    if (cookie != null && decode(cookie, LENGTH) != null) {
      return cookie;
    }
    byte[] fresh = new byte[LENGTH];
    random.nextBytes(fresh);
    String secret = ENCODER.encodeToString(fresh);
    call.cookie(COOKIE, secret, -1);
    return secret;
  }

  /** A field value for this secret. */
  String token(String secret) {
    byte[] bytes = decode(secret, LENGTH);
    byte[] token = new byte[2 * LENGTH];
    byte[] mask = new byte[LENGTH];
    random.nextBytes(mask);
    for (int i = 0; i < LENGTH; i++) {
      token[i] = mask[i];
      token[LENGTH + i] = (byte) (mask[i] ^ bytes[i]);
    }
    return ENCODER.encodeToString(token);
  }

  /** Whether the request may go on. */
  boolean allows(Call call) {
    if (!call.unsafe() || call.byHeader()) {
      return true;
    }
    if (call.rest() || call.soap()) {
      return !call.bySession() || sameSite(call) && matches(call, call.request().getHeader(HEADER));
    }
    return sameSite(call)
        && (matches(call, call.form().value(FIELD))
            || matches(call, query(call.query()))
            || matches(call, call.request().getHeader(HEADER)));
  }

  private static String query(String query) {
    int start = query.startsWith(FIELD + "=") ? 0 : query.indexOf("&" + FIELD + "=") + 1;
    if (start == 0 && !query.startsWith(FIELD + "=")) {
      return null;
    }
    int end = query.indexOf('&', start);
    String value = query.substring(start + FIELD.length() + 1, end < 0 ? query.length() : end);
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static boolean sameSite(Call call) {
    HttpServletRequest request = call.request();
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !"same-origin".equals(site) && !"none".equals(site)) {
      return false;
    }
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return true;
    }
    int authority = origin.indexOf("://");
    if (authority < 0) {
      return false;
    }
    String host = origin.substring(authority + "://".length());
    return host.equalsIgnoreCase(request.getHeader("Host")) || origin.equalsIgnoreCase(call.base());
  }

  private static boolean matches(Call call, String token) {
    byte[] secret = decode(call.cookie(COOKIE), LENGTH);
    if (secret == null || token == null || token.isEmpty()) {
      return false;
    }
    if (token.length() == ENCODED) {
      byte[] plain = decode(token, LENGTH);
      return plain != null && MessageDigest.isEqual(plain, secret);
    }
    byte[] masked = decode(token, 2 * LENGTH);
    if (masked == null) {
      return false;
    }
    byte[] plain = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      plain[i] = (byte) (masked[i] ^ masked[LENGTH + i]);
    }
    return MessageDigest.isEqual(plain, secret);
  }

  private static byte[] decode(String text, int length) {
    if (text == null || text.length() > 2 * ENCODED) {
      return null;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return bytes.length == length ? bytes : null;
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}

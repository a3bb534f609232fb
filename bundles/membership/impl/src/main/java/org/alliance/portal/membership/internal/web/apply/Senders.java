package org.alliance.portal.membership.internal.web.apply;

import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.core.MultivaluedMap;
import org.alliance.portal.api.Networks;
import org.alliance.portal.membership.internal.Sender;

/** Who sends a form. */
final class Senders {
  /** A field that no person sees. */
  static final String TRAP = "more";

  private Senders() {}

  static Sender of(HttpServletRequest request, MultivaluedMap<String, String> sent) {
    String trap = sent.getFirst(TRAP);
    return new Sender(Networks.of(request.getRemoteAddr()), trap != null && !trap.isBlank());
  }
}

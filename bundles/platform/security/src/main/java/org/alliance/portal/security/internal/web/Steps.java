package org.alliance.portal.security.internal.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.access.Access;

/** What the second steps of the sign-in have in common. */
final class Steps {
  private Steps() {}

  /** Without a step that counts: onwards for who is signed in, else back to the password. */
  static Response again(Access access, String lang, String next) {
    if (access.principal().known()) {
      return Response.seeOther(NextAddress.of(next, lang)).build();
    }
    String query =
        NextAddress.allowed(next) ? "&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8) : "";
    return Response.seeOther(URI.create("/" + lang + "/sign-in?again=yes" + query)).build();
  }
}

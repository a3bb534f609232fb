package org.alliance.portal.security.internal.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.security.internal.Entrance.Next;
import org.alliance.portal.security.internal.Entrance.Passage;
import org.alliance.portal.security.internal.Sessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Leads a browser on, with the cookies for as far as its person has come. */
@Component(service = Arrival.class)
public final class Arrival {
  private final Sessions sessions;
  private final CurrentRequest current;

  @Activate
  public Arrival(@Reference Sessions sessions, @Reference CurrentRequest current) {
    this.sessions = sessions;
    this.current = current;
  }

  /**
   * The way on: where the person wanted to go when signed in, else the page of the next step. A
   * session that the browser had before ends.
   *
   * @param wanted address to go to in the end; not trusted
   */
  public Response lead(Passage passage, String wanted, HttpServletRequest request) {
    String lang = current.language();
    URI to =
        switch (passage.next()) {
          case HOME -> NextAddress.of(wanted, passage.lang());
          case CODE -> step("/" + lang + "/sign-in/code", wanted);
          case ENROL -> step("/" + lang + "/sign-in/factor", wanted);
        };
    return with(Response.seeOther(to), passage, request).build();
  }

  private static URI step(String path, String wanted) {
    return URI.create(
        NextAddress.allowed(wanted)
            ? path + "?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8)
            : path);
  }

  /** Adds the cookies to an answer. */
  Response.ResponseBuilder with(
      Response.ResponseBuilder answer, Passage passage, HttpServletRequest request) {
    sessions.close(Cookies.SESSION.token(request));
    if (passage.next() != Next.HOME) {
      return answer
          .header(Cookies.HEADER, Cookies.STEP.set(passage.token(), secure()))
          .header(Cookies.HEADER, Cookies.SESSION.clear(secure()));
    }
    answer.header(Cookies.HEADER, Cookies.SESSION.set(passage.token(), secure()));
    if (!Cookies.STEP.token(request).isEmpty()) {
      answer.header(Cookies.HEADER, Cookies.STEP.clear(secure()));
    }
    if (passage.device() != null) {
      answer.header(Cookies.HEADER, Cookies.DEVICE.set(passage.device(), secure()));
    }
    return answer;
  }

  /** Adds the session's new token to an answer. */
  Response.ResponseBuilder renewed(Response.ResponseBuilder answer, HttpServletRequest request) {
    sessions
        .renew(Cookies.SESSION.token(request))
        .ifPresent(token -> answer.header(Cookies.HEADER, Cookies.SESSION.set(token, secure())));
    return answer;
  }

  private boolean secure() {
    return current.baseAddress().startsWith("https:");
  }
}

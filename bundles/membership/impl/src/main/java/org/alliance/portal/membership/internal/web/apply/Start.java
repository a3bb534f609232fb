package org.alliance.portal.membership.internal.web.apply;

import java.util.Locale;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.web.View;
import org.alliance.portal.membership.internal.Application;
import org.alliance.portal.membership.internal.ApplicationService;
import org.alliance.portal.membership.internal.Step;

/** Where the form of one way begins. */
final class Start {
  private final Application.Way way;
  private final ApplicationService applications;
  private final CurrentRequest current;

  Start(Application.Way way, ApplicationService applications, CurrentRequest current) {
    this.way = way;
    this.applications = applications;
    this.current = current;
  }

  View page() {
    return View.of("apply-start").with("way", way.name().toLowerCase(Locale.ROOT));
  }

  Response begin(MultivaluedMap<String, String> sent, HttpServletRequest request) {
    return Answers.guarded(
        () -> {
          String token = applications.begin(way, current.language(), Senders.of(request, sent));
          return Answers.to(
              current, "/application/" + token + "/" + Step.ORGANISATION.key() + "?begun=yes");
        });
  }
}

package org.alliance.portal.endpoints.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.alliance.portal.endpoints.internal.pipeline.Pipeline;
import org.alliance.portal.endpoints.internal.pipeline.SecurityHeaders;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The only servlet. It stays when a room of the platform goes, so that clients get 503 rather than
 * a closed door or, worse, an unguarded one.
 */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.name=portal",
      "osgi.http.whiteboard.servlet.pattern=/*",
      "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=portal)"
    })
public final class PortalServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String PLEASE_WAIT =
      "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Please wait</title>"
          + "<h1>The portal is starting or being maintained</h1><p>Please try again in a moment."
          + "</p><p lang=\"fr\">Le portail démarre ou est en maintenance. Veuillez réessayer dans "
          + "un instant.</p></html>";
  private static final String PLEASE_WAIT_JSON =
      "{\"type\":\"urn:alliance:problem:unavailable\",\"title\":\"The portal is starting or being"
          + " maintained\",\"status\":503}";

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile Pipeline pipeline;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Pipeline current = pipeline;
    if (current == null) {
      unavailable(request, response);
    } else {
      current.serve(getServletConfig(), request, response);
    }
  }

  private static void unavailable(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SecurityHeaders.apply(request, response);
    String accept = request.getHeader("Accept");
    boolean page = accept != null && accept.contains("text/html");
    byte[] body = (page ? PLEASE_WAIT : PLEASE_WAIT_JSON).getBytes(StandardCharsets.UTF_8);
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader("Retry-After", "2");
    response.setHeader("Cache-Control", "no-store");
    response.setContentType(page ? "text/html;charset=utf-8" : "application/problem+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}

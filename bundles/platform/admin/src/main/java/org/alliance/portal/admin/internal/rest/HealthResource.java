package org.alliance.portal.admin.internal.rest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.alliance.portal.admin.internal.health.HealthDesk;
import org.alliance.portal.admin.internal.health.Report;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** For whatever watches the portal: 200 or 503. */
@Component(service = HealthResource.class)
@JaxrsResource
@Path("/health")
public final class HealthResource {
  private final HealthDesk desk;
  private final Access access;

  @Activate
  public HealthResource(@Reference HealthDesk desk, @Reference Access access) {
    this.desk = desk;
    this.access = access;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RequiresAction(Action.PUBLIC)
  public Response health(@Context HttpServletRequest request) {
    boolean operator = here(request) || access.allows(Action.ADMINISTER, null);
    Report report = operator ? desk.report() : desk.publicReport();
    return Response.status(
            report.serving() ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
        .header("Cache-Control", "no-store")
        .entity(report)
        .build();
  }

  /** Whether it was asked on this machine itself; what came through a proxy was not. */
  private static boolean here(HttpServletRequest request) {
    if (request.getHeader("Forwarded") != null || request.getHeader("X-Forwarded-For") != null) {
      return false;
    }
    try {
      return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}

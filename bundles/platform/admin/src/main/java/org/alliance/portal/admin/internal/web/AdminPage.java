package org.alliance.portal.admin.internal.web;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.admin.internal.health.HealthDesk;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The desk of admins and the secretariat, and how the portal is. */
@Component(service = AdminPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin")
@Produces(MediaType.TEXT_HTML)
public final class AdminPage {
  private final HealthDesk desk;
  private final Access access;

  @Activate
  public AdminPage(@Reference HealthDesk desk, @Reference Access access) {
    this.desk = desk;
    this.access = access;
  }

  /** How the portal is concerns admins only; the links are those that the reader may follow. */
  @GET
  @RequiresAction(Action.MODERATE)
  public View desk() {
    boolean admin = access.allows(Action.ADMINISTER, null);
    return View.of("desk").with("report", admin ? desk.report() : null);
  }

  @GET
  @Path("/health")
  @RequiresAction(Action.ADMINISTER)
  public View health() {
    return View.of("health").with("report", desk.report());
  }
}

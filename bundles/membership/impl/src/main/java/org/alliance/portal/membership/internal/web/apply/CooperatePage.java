package org.alliance.portal.membership.internal.web.apply;

import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.membership.internal.Application;
import org.alliance.portal.membership.internal.ApplicationService;
import org.alliance.portal.membership.internal.MembershipContribution;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** What cooperating means, and where the form begins. */
@Component(service = CooperatePage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/cooperate")
@Produces(MediaType.TEXT_HTML)
public class CooperatePage {
  private final Start start;

  @Activate
  public CooperatePage(
      @Reference ApplicationService applications, @Reference CurrentRequest current) {
    this.start = new Start(Application.Way.COOPERATE, applications, current);
  }

  /** Explains. */
  @GET
  @RequiresAction(MembershipContribution.APPLY)
  public View show() {
    return start.page();
  }

  /** Begins an application. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(MembershipContribution.APPLY)
  public Response begin(MultivaluedMap<String, String> sent, @Context HttpServletRequest request) {
    return start.begin(sent, request);
  }
}

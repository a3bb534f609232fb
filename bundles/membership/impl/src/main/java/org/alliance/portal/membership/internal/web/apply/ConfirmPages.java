package org.alliance.portal.membership.internal.web.apply;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.membership.internal.ApplicantService;
import org.alliance.portal.membership.internal.ApplicationService;
import org.alliance.portal.membership.internal.MembershipContribution;
import org.alliance.portal.membership.internal.Opened;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/**
 * Where the letter's link leads. Programs that look into letters follow links, so a button does it.
 */
@Component(service = ConfirmPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/application/{token}/confirm")
@Produces(MediaType.TEXT_HTML)
public class ConfirmPages {
  private final ApplicationService applications;
  private final ApplicantService applicants;
  private final CurrentRequest current;

  @Activate
  public ConfirmPages(
      @Reference ApplicationService applications,
      @Reference ApplicantService applicants,
      @Reference CurrentRequest current) {
    this.applications = applications;
    this.applicants = applicants;
    this.current = current;
  }

  /** Shows the button; a link that was used already, or confirms nothing, leads to the status. */
  @GET
  @RequiresAction(MembershipContribution.APPLY)
  public Response show(@PathParam("token") String token) {
    return Answers.guarded(
        () -> {
          Opened opened = applications.open(token);
          return opened.link().confirms()
              ? Answers.page(View.of("apply-confirm").with("application", opened.application()))
              : Answers.to(current, "/application/" + token);
        });
  }

  /** Confirms. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(MembershipContribution.APPLY)
  public Response confirm(@PathParam("token") String token, MultivaluedMap<String, String> sent) {
    return Answers.guarded(
        () -> {
          applicants.confirm(token);
          return Answers.to(current, "/application/" + token + "?confirmed=yes");
        });
  }
}

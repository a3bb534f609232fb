package org.alliance.portal.membership.internal.web.apply;

import java.util.Map;
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
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.membership.internal.ApplicantService;
import org.alliance.portal.membership.internal.MembershipContribution;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Where somebody whose link is lost or has ended asks for a fresh one. */
@Component(service = LostPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/application-link")
@Produces(MediaType.TEXT_HTML)
public class LostPages {
  private final ApplicantService applicants;

  @Activate
  public LostPages(@Reference ApplicantService applicants) {
    this.applicants = applicants;
  }

  /** Asks for the address. */
  @GET
  @RequiresAction(MembershipContribution.APPLY)
  public View show() {
    return Answers.lost("asked", Form.of(Map.of()));
  }

  /** Sends what there is; the answer is the same for every address. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(MembershipContribution.APPLY)
  public Response send(MultivaluedMap<String, String> sent, @Context HttpServletRequest request) {
    Form form = Form.of(sent);
    return Answers.guarded(
        () -> {
          try {
            applicants.sendLinks(form.value("email"), Senders.of(request, sent));
            return Answers.page(Answers.lost("asked", form).with("sent", true));
          } catch (ValidationException e) {
            return Answers.page(
                Answers.lost("asked", form.with(e.problems())).status(Answers.UNPROCESSABLE));
          }
        });
  }
}

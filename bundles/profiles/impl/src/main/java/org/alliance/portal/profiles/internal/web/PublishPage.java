package org.alliance.portal.profiles.internal.web;

import java.net.URI;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Where the button on a profile that is not published leads. */
@Component(service = PublishPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/profiles/{id}/publish")
@Produces(MediaType.TEXT_HTML)
public class PublishPage {
  private static final int UNPROCESSABLE = 422;

  private final Profiles profiles;
  private final CurrentRequest current;
  private final EditDesk desk;
  private final EditViews views;

  @Activate
  public PublishPage(
      @Reference Profiles profiles,
      @Reference CurrentRequest current,
      @Reference EditDesk desk,
      @Reference EditViews views) {
    this.profiles = profiles;
    this.current = current;
    this.desk = desk;
    this.views = views;
  }

  /** Whoever comes here from the sign-in, or by the other language, sees the profile. */
  @GET
  @RequiresAction(Profiles.READ)
  public Response back(@PathParam("id") String id) {
    return to(ProfileIds.parse(id), "");
  }

  /** Publishes a profile, or shows in the form what it must say first. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Profiles.EDIT)
  public Response publish(@PathParam("id") String id) {
    Id which = ProfileIds.parse(id);
    try {
      profiles.publish(which);
      return to(which, "?published=yes");
    } catch (ValidationException e) {
      View view = refused(profiles.get(which), e.problems());
      return Response.status(view.status()).entity(view).build();
    }
  }

  private View refused(Profile profile, List<FieldProblem> problems) {
    String lang = current.language();
    return views
        .review(desk.open(profile), problems, true, lang)
        .with("refused", true)
        .status(UNPROCESSABLE);
  }

  private Response to(Id profile, String query) {
    return Response.seeOther(URI.create("/" + current.language() + "/profiles/" + profile + query))
        .build();
  }
}

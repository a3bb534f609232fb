package org.alliance.portal.profiles.internal.web;

import java.net.URI;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The page on which a profile is removed. */
@Component(service = DeletePage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/profiles/{id}/delete")
@Produces(MediaType.TEXT_HTML)
public class DeletePage {
  private static final int CONFLICT = 409;

  private final Profiles profiles;
  private final Access access;
  private final CurrentRequest current;

  @Activate
  public DeletePage(
      @Reference Profiles profiles, @Reference Access access, @Reference CurrentRequest current) {
    this.profiles = profiles;
    this.access = access;
    this.current = current;
  }

  /** Asks whether a profile shall really be removed. */
  @GET
  @RequiresAction(Profiles.DELETE)
  public View deleting(@PathParam("id") String id) {
    Profile profile = profiles.get(ProfileIds.parse(id));
    access.require(Profiles.DELETE, profile.id());
    return deletion(profile);
  }

  private View deletion(Profile profile) {
    return View.of("profile-delete")
        .with("name", profile.names().in(current.language()))
        .with("version", profile.version())
        .with("changed", false)
        .with("id", profile.id().toString());
  }

  /** Removes a profile. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Profiles.DELETE)
  public Response delete(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    try {
      profiles.delete(ProfileIds.parse(id), ProfileIds.version(sent.getFirst("version")));
      return Response.seeOther(URI.create("/" + current.language() + "/profiles")).build();
    } catch (ConflictException e) {
      if (e.current() instanceof Profile profile) {
        View view = deletion(profile).with("changed", true).status(CONFLICT);
        return Response.status(view.status()).entity(view).build();
      }
      throw new NotFoundException(Profile.TYPE, id);
    }
  }
}

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
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Where the buttons "still right" lead. */
@Component(service = ConfirmPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/profiles/{id}/confirm")
@Produces(MediaType.TEXT_HTML)
public class ConfirmPage {
  private final Profiles profiles;
  private final CurrentRequest current;

  @Activate
  public ConfirmPage(@Reference Profiles profiles, @Reference CurrentRequest current) {
    this.profiles = profiles;
    this.current = current;
  }

  /** Whoever comes here from the sign-in, or by the other language, sees the profile. */
  @GET
  @RequiresAction(Profiles.READ)
  public Response back(@PathParam("id") String id) {
    return Response.seeOther(
            URI.create("/" + current.language() + "/profiles/" + ProfileIds.parse(id)))
        .build();
  }

  /**
   * Says that everything is still right; leads to the profile, or back to the page that the form
   * names in {@code return}.
   */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Profiles.EDIT)
  public Response confirm(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    Id profile = ProfileIds.parse(id);
    profiles.confirm(profile);
    String lang = current.language();
    return Response.seeOther(
            LocalPath.of(
                sent.getFirst("return"),
                lang,
                "/" + lang + "/profiles/" + profile + "?confirmed=yes"))
        .build();
  }
}

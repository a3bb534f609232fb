package org.alliance.portal.web.internal.web;

import java.net.URI;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.platform.Languages;
import org.alliance.portal.api.web.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** What everybody can read, and the members' home. */
@Component(service = FrontPages.class)
@JaxrsResource
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class FrontPages {
  private final Languages languages;

  @Activate
  public FrontPages(@Reference Languages languages) {
    this.languages = languages;
  }

  @GET
  @Path("/")
  @RequiresAction(Action.PUBLIC)
  public Response root(@HeaderParam("Accept-Language") String accepted) {
    return Response.seeOther(URI.create("/" + languages.match(accepted) + "/"))
        .header("Vary", "Accept-Language")
        .build();
  }

  @GET
  @Path("/{lang:[a-z]{2}}")
  @RequiresAction(Action.PUBLIC)
  public View front(@PathParam("lang") String lang) {
    return View.of("front");
  }

  @GET
  @Path("/{lang:[a-z]{2}}/home")
  @RequiresAction(Action.SIGNED_IN)
  public View home(@PathParam("lang") String lang) {
    return View.of("home");
  }

  @GET
  @Path("/{lang:[a-z]{2}}/about")
  @RequiresAction(Action.PUBLIC)
  public View about(@PathParam("lang") String lang) {
    return View.of("about");
  }

  @GET
  @Path("/{lang:[a-z]{2}}/terminology")
  @RequiresAction(Action.PUBLIC)
  public View terminology(@PathParam("lang") String lang) {
    return View.of("terminology");
  }

  @GET
  @Path("/{lang:[a-z]{2}}/accessibility")
  @RequiresAction(Action.PUBLIC)
  public View accessibility(@PathParam("lang") String lang) {
    return View.of("accessibility");
  }

  @GET
  @Path("/{lang:[a-z]{2}}/privacy")
  @RequiresAction(Action.PUBLIC)
  public View privacy(@PathParam("lang") String lang) {
    return View.of("privacy");
  }
}

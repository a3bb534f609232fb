package org.alliance.portal.security.internal.web;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** What whoever deleted the own account sees last. */
@Component(service = GoodbyePage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/goodbye")
@Produces(MediaType.TEXT_HTML)
public final class GoodbyePage {

  /** Says goodbye. */
  @GET
  @RequiresAction(Action.PUBLIC)
  public View show() {
    return View.of("goodbye");
  }
}

package org.alliance.portal.probe.internal.web;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.probe.internal.store.MarkStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

@Component(service = ProbePage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/probe")
public class ProbePage {
  private final MarkStore marks;

  @Activate
  public ProbePage(@Reference MarkStore marks) {
    this.marks = marks;
  }

  @GET
  @Produces(MediaType.TEXT_HTML)
  @RequiresAction("probe.use")
  public View show() {
    return View.of("probe").with("count", marks.count());
  }
}

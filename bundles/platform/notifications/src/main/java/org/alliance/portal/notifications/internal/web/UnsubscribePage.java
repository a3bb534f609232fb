package org.alliance.portal.notifications.internal.web;

import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.endpoints.door.NoCsrf;
import org.alliance.portal.notifications.internal.ChoiceService;
import org.alliance.portal.notifications.internal.KindNames;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/**
 * Where the link at the end of a letter leads. Mail programs post to the same address, without
 * having been here.
 */
@Component(service = UnsubscribePage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/unsubscribe/{token}")
@Produces(MediaType.TEXT_HTML)
public final class UnsubscribePage {
  private final ChoiceService choices;
  private final KindNames names;
  private final CurrentRequest current;

  @Activate
  public UnsubscribePage(
      @Reference ChoiceService choices,
      @Reference KindNames names,
      @Reference CurrentRequest current) {
    this.choices = choices;
    this.names = names;
    this.current = current;
  }

  /** Asks: programs that only look at a letter's links must change nothing. */
  @GET
  @RequiresAction(Action.PUBLIC)
  public View ask(@PathParam("token") String token) {
    return page(token, choices.subscription(token), null);
  }

  /** Switches the kind off, whatever the body says. */
  @POST
  @NoCsrf
  @RequiresAction(Action.PUBLIC)
  public View off(@PathParam("token") String token) {
    return page(token, choices.set(token, false), "off");
  }

  /** Switches the kind on again. */
  @POST
  @Path("/undo")
  @RequiresAction(Action.PUBLIC)
  public View on(@PathParam("token") String token) {
    return page(token, choices.set(token, true), "on");
  }

  private View page(String token, ChoiceService.Subscription subscription, String done) {
    return View.of("unsubscribe")
        .with("token", token)
        .with("name", names.name(subscription.kind(), current.language()))
        .with("wanted", subscription.wanted())
        .with("done", done);
  }
}

package org.alliance.portal.notifications.internal.web;

import java.net.URI;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.notifications.internal.ChoiceService;
import org.alliance.portal.notifications.internal.KindNames;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Which letters the account wants. */
@Component(service = ChoicesPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/account/letters")
@Produces(MediaType.TEXT_HTML)
public final class ChoicesPage {
  private final ChoiceService choices;
  private final KindNames names;
  private final CurrentRequest current;

  /** A kind that the account may switch off. */
  public record Row(String id, String name, String hint, boolean wanted) {}

  @Activate
  public ChoicesPage(
      @Reference ChoiceService choices,
      @Reference KindNames names,
      @Reference CurrentRequest current) {
    this.choices = choices;
    this.names = names;
    this.current = current;
  }

  @GET
  @RequiresAction(Action.SIGNED_IN)
  public View show(@QueryParam("saved") String saved) {
    List<String> kept = current.keptForm().map(form -> form.all("wanted")).orElse(null);
    return View.of("choices")
        .with("rows", choices.mine().stream().map(choice -> row(choice, kept)).toList())
        .with("kept", kept != null)
        .with("done", saved == null ? null : "chosen");
  }

  private Row row(ChoiceService.Choice choice, List<String> kept) {
    String id = choice.entry().kind().id();
    return new Row(
        id,
        names.name(id, current.language()),
        names.hint(choice.entry(), current.language()),
        kept == null ? choice.wanted() : kept.contains(id));
  }

  /** Keeps what is ticked. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.SIGNED_IN)
  public Response save(MultivaluedMap<String, String> sent) {
    choices.choose(sent.getOrDefault("wanted", List.of()));
    return Response.seeOther(URI.create("/" + current.language() + "/account/letters?saved=yes"))
        .build();
  }
}

package org.alliance.portal.security.internal.web;

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
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.account.Farewell;
import org.alliance.portal.security.internal.account.OwnPassword;
import org.alliance.portal.security.internal.factor.Factors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The end of the own account. */
@Component(service = DeletePage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/account/delete")
@Produces(MediaType.TEXT_HTML)
public final class DeletePage {
  private final Farewell farewell;
  private final OwnPassword own;
  private final Factors factors;
  private final Organisations organisations;
  private final CurrentRequest current;

  @Activate
  public DeletePage(
      @Reference Farewell farewell,
      @Reference OwnPassword own,
      @Reference Factors factors,
      @Reference Organisations organisations,
      @Reference CurrentRequest current) {
    this.farewell = farewell;
    this.own = own;
    this.factors = factors;
    this.organisations = organisations;
    this.current = current;
  }

  /** Explains, and shows the form. */
  @GET
  @RequiresAction(Action.SIGNED_IN)
  public View show(@PathParam("lang") String lang) {
    return view(Answers.empty(), lang);
  }

  /** Deletes the account. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.SIGNED_IN)
  public Response delete(@PathParam("lang") String lang, MultivaluedMap<String, String> fields) {
    return Answers.form(
        Answers.empty(),
        "current",
        form -> view(form, lang),
        () -> {
          farewell.leave(Answers.asTyped(fields, "current"), Answers.asTyped(fields, "code"));
          boolean secure = current.baseAddress().startsWith("https:");
          return Response.seeOther(URI.create("/" + lang + "/goodbye"))
              .header(Cookies.HEADER, Cookies.SESSION.clear(secure))
              .header(Cookies.HEADER, Cookies.DEVICE.clear(secure))
              .build();
        });
  }

  private View view(Form form, String lang) {
    return View.of("account-delete")
        .with("form", form)
        .with("factor", factors.has(own.own().id()))
        .with(
            "handOver",
            organisations.get(farewell.toHandOver()).values().stream()
                .map(organisation -> organisation.names().in(lang))
                .toList());
  }
}

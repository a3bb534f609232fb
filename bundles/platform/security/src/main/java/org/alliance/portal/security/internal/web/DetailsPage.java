package org.alliance.portal.security.internal.web;

import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.platform.Languages;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.account.MyAccount;
import org.alliance.portal.security.internal.account.OwnPassword;
import org.alliance.portal.security.internal.store.OwnAccountStore.Own;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Name, language and time zone of the own account. */
@Component(service = DetailsPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/account/details")
@Produces(MediaType.TEXT_HTML)
public final class DetailsPage {
  private final MyAccount account;
  private final OwnPassword own;
  private final Languages languages;

  @Activate
  public DetailsPage(
      @Reference MyAccount account, @Reference OwnPassword own, @Reference Languages languages) {
    this.account = account;
    this.own = own;
    this.languages = languages;
  }

  /** Shows the form, filled in. */
  @GET
  @RequiresAction(Action.SIGNED_IN)
  public View show() {
    Own now = own.own();
    return view(
        Form.filled(
            Map.of("name", now.name(), "language", now.lang(), "zone", MyAccount.zone(now))));
  }

  /** Changes them. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.SIGNED_IN)
  public Response change(@PathParam("lang") String lang, MultivaluedMap<String, String> fields) {
    Form typed = Form.of(fields);
    return Answers.form(
        Answers.shown(typed, "name", "language", "zone"),
        "name",
        this::view,
        () -> {
          account.change(typed.value("name"), typed.value("language"), typed.value("zone"));
          return Answers.done(lang, "details").build();
        });
  }

  private View view(Form form) {
    return View.of("account-details")
        .with("form", form)
        .with("offered", languages.all())
        .with("zones", account.zones());
  }
}

package org.alliance.portal.security.internal.web;

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
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.account.EmailChange;
import org.alliance.portal.security.internal.account.OwnPassword;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Another address for the own account. */
@Component(service = EmailPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/account/email")
@Produces(MediaType.TEXT_HTML)
public final class EmailPage {
  private final EmailChange change;
  private final OwnPassword own;

  @Activate
  public EmailPage(@Reference EmailChange change, @Reference OwnPassword own) {
    this.change = change;
    this.own = own;
  }

  /** Shows the form, and the change that waits. */
  @GET
  @RequiresAction(Action.SIGNED_IN)
  public View show() {
    return view(Answers.empty());
  }

  /** Asks both addresses, or gives the change up. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.SIGNED_IN)
  public Response ask(@PathParam("lang") String lang, MultivaluedMap<String, String> fields) {
    Form typed = Form.of(fields);
    return Answers.form(
        Answers.shown(typed, "email"),
        "current",
        this::view,
        () -> {
          if (typed.value("cancel").equals("yes")) {
            change.cancel();
            return Answers.done(lang, "email-cancelled").build();
          }
          change.ask(typed.value("email"), Answers.asTyped(fields, "current"));
          return Answers.done(lang, "email").build();
        });
  }

  private View view(Form form) {
    return View.of("account-email")
        .with("form", form)
        .with("email", own.own().email())
        .with("waiting", change.waiting().orElse(null));
  }
}

package org.alliance.portal.security.internal.web;

import java.time.Duration;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.account.PasswordReset;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/**
 * Asking for a new password by letter. The answer is the same whether there is an account or not.
 */
@Component(service = ForgottenPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/forgotten")
@Produces(MediaType.TEXT_HTML)
public final class ForgottenPage {
  private final PasswordReset reset;

  @Activate
  public ForgottenPage(@Reference PasswordReset reset) {
    this.reset = reset;
  }

  /** Shows the form. */
  @GET
  @RequiresAction(Action.PUBLIC)
  public View show() {
    return view(Answers.empty());
  }

  /** Has the letter sent. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.PUBLIC)
  public Response ask(MultivaluedMap<String, String> fields, @Context HttpServletRequest request) {
    Form typed = Form.of(fields);
    Form shown = Answers.shown(typed, "email");
    return Answers.form(
        shown,
        "email",
        ForgottenPage::view,
        () ->
            reset
                .ask(typed.value("email"), request.getRemoteAddr())
                .map(wait -> later(shown, wait))
                .orElseGet(() -> Response.ok(View.of("forgotten-sent")).build()));
  }

  private static Response later(Form shown, Duration wait) {
    FieldProblem often = Answers.throttled("email", "security.forgotten.throttled", wait);
    return Answers.later(Answers.TOO_MANY, view(shown.with(List.of(often))), wait);
  }

  private static View view(Form form) {
    return View.of("forgotten").with("form", form);
  }
}

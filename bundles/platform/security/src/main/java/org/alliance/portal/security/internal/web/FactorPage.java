package org.alliance.portal.security.internal.web;

import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.account.OwnPassword;
import org.alliance.portal.security.internal.factor.FactorPolicy;
import org.alliance.portal.security.internal.factor.Factors;
import org.alliance.portal.security.internal.factor.Factors.Offer;
import org.alliance.portal.security.internal.store.OwnAccountStore.Own;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The second factor of the own account. */
@Component(service = FactorPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/account/factor")
@Produces(MediaType.TEXT_HTML)
public final class FactorPage {
  private static final String CODE = "code";

  private final OwnPassword own;
  private final Factors factors;
  private final FactorPolicy policy;
  private final Arrival arrival;

  @Activate
  public FactorPage(
      @Reference OwnPassword own,
      @Reference Factors factors,
      @Reference FactorPolicy policy,
      @Reference Arrival arrival) {
    this.own = own;
    this.factors = factors;
    this.policy = policy;
    this.arrival = arrival;
  }

  /** Offers a secret, or shows that there is a factor and what can be done with it. */
  @GET
  @RequiresAction(Action.SIGNED_IN)
  public View show() {
    Own person = own.own();
    return factors.has(person.id())
        ? manage(Answers.empty())
        : FactorViews.enrol(
            "account-factor-on", Answers.empty(), factors.offer(person.id(), person.email()));
  }

  /** Switches it on, makes new recovery codes, or switches it off. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.SIGNED_IN)
  public Response change(
      @PathParam("lang") String lang,
      MultivaluedMap<String, String> fields,
      @Context HttpServletRequest request) {
    Form typed = Form.of(fields);
    Own person = own.own();
    if (!factors.has(person.id())) {
      return on(person, typed, lang, request);
    }
    boolean off = typed.value("do").equals("off");
    return Answers.form(
        Answers.empty(),
        "current",
        this::manage,
        () -> off ? off(fields, lang) : renew(fields, lang));
  }

  private Response on(Own person, Form typed, String lang, HttpServletRequest request) {
    try {
      List<String> codes = factors.confirm(person.id(), typed.value("offer"), typed.value(CODE));
      return arrival.renewed(Response.ok(codes(person, codes, lang)), request).build();
    } catch (ValidationException e) {
      Offer offer = factors.offered(person.id(), person.email(), typed.value("offer"));
      Form form = Answers.empty().with(e.problems());
      View view = FactorViews.enrol("account-factor-on", form, offer);
      return Answers.page(Answers.UNPROCESSABLE, view).build();
    } catch (GoneException e) {
      return Answers.gone(e.key());
    }
  }

  private View codes(Own person, List<String> codes, String lang) {
    return FactorViews.codes(codes, factors.sealCodes(person.id(), codes), "/" + lang + "/account");
  }

  private Response renew(MultivaluedMap<String, String> fields, String lang) {
    Own person = own.proven(Answers.asTyped(fields, "current"));
    List<String> codes = factors.renewCodes(person.id(), Answers.asTyped(fields, CODE));
    return Response.ok(codes(person, codes, lang)).build();
  }

  private Response off(MultivaluedMap<String, String> fields, String lang) {
    Own person = own.own();
    if (policy.required(person.roles(), person.sample())) {
      throw new ValidationException(FieldProblem.of("", "security.factor.required"));
    }
    person = own.proven(Answers.asTyped(fields, "current"), Answers.asTyped(fields, CODE));
    factors.off(person.id());
    return Answers.done(lang, "factor-off").build();
  }

  private View manage(Form form) {
    Own person = own.own();
    return View.of("account-factor")
        .with("form", form)
        .with("left", factors.codesLeft(person.id()))
        .with("required", policy.required(person.roles(), person.sample()));
  }
}

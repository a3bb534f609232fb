package org.alliance.portal.security.internal.web;

import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.ProblemException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.Entrance;
import org.alliance.portal.security.internal.Entrance.Enrolled;
import org.alliance.portal.security.internal.factor.Factors;
import org.alliance.portal.security.internal.factor.Factors.Offer;
import org.alliance.portal.security.internal.store.OwnAccountStore.Own;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The second step of the sign-in for who must have a second factor and has none yet. */
@Component(service = FactorStepPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/sign-in/factor")
@Produces(MediaType.TEXT_HTML)
public final class FactorStepPage {
  private static final String NEXT = "next";

  private final Entrance entrance;
  private final Factors factors;
  private final Arrival arrival;
  private final Access access;

  @Activate
  public FactorStepPage(
      @Reference Entrance entrance,
      @Reference Factors factors,
      @Reference Arrival arrival,
      @Reference Access access) {
    this.entrance = entrance;
    this.factors = factors;
    this.arrival = arrival;
    this.access = access;
  }

  /** Offers a secret to whoever has given the password. */
  @GET
  @RequiresAction(Action.PUBLIC)
  public Response show(
      @PathParam("lang") String lang,
      @QueryParam(NEXT) String next,
      @Context HttpServletRequest request) {
    try {
      Own own = entrance.check(Cookies.STEP.token(request));
      if (factors.has(own.id())) {
        return Steps.again(access, lang, next);
      }
      return Response.ok(view(Answers.empty(), factors.offer(own.id(), own.email()), next)).build();
    } catch (ProblemException e) {
      return Steps.again(access, lang, next);
    }
  }

  /** Takes the code that proves the app has the secret, and signs in. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.PUBLIC)
  public Response enrol(
      @PathParam("lang") String lang,
      MultivaluedMap<String, String> fields,
      @Context HttpServletRequest request) {
    Form typed = Form.of(fields);
    String next = typed.value(NEXT);
    String token = Cookies.STEP.token(request);
    try {
      Enrolled done =
          entrance.enrol(
              token, typed.value("offer"), typed.value("code"), Cookies.browser(request));
      View codes =
          FactorViews.codes(
              done.codes(),
              factors.sealCodes(done.account(), done.codes()),
              NextAddress.of(next, done.passage().lang()).toString());
      return arrival.with(Response.ok(codes), done.passage(), request).build();
    } catch (ValidationException e) {
      Own own = entrance.check(token);
      Offer offer = factors.offered(own.id(), own.email(), typed.value("offer"));
      View view = view(Answers.empty().with(e.problems()), offer, next);
      return Answers.page(Answers.UNPROCESSABLE, view).build();
    } catch (GoneException e) {
      return access.principal().known() ? Steps.again(access, lang, next) : Answers.gone(e.key());
    } catch (ProblemException e) {
      return Steps.again(access, lang, next);
    }
  }

  private static View view(Form form, Offer offer, String next) {
    return FactorViews.enrol("sign-in-factor", form, offer)
        .with(NEXT, NextAddress.allowed(next) ? next : "");
  }
}

package org.alliance.portal.profiles.internal.web;

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
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Contacts;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Where a person without an account agrees to be shown as a contact, or withdraws. */
@Component(service = ContactLinkPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/contacts/{token}")
@Produces(MediaType.TEXT_HTML)
public class ContactLinkPage {
  private static final int NOT_FOUND = 404;
  private static final int UNPROCESSABLE = 422;

  private final Contacts contacts;
  private final FieldTexts texts;
  private final CurrentRequest current;

  @Activate
  public ContactLinkPage(
      @Reference Contacts contacts,
      @Reference FieldTexts texts,
      @Reference CurrentRequest current) {
    this.contacts = contacts;
    this.texts = texts;
    this.current = current;
  }

  /** What the person is asked to agree to, or has agreed to. */
  @GET
  @RequiresAction(Profiles.PARTICIPANTS)
  public View show(@PathParam("token") String token) {
    try {
      return page(contacts.offer(token));
    } catch (NotFoundException e) {
      return dead();
    }
  }

  /** The person's answer: to agree, or to withdraw. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Profiles.PARTICIPANTS)
  public Response answer(@PathParam("token") String token, MultivaluedMap<String, String> sent) {
    String answer = sent.getFirst("answer");
    try {
      if ("agree".equals(answer)) {
        contacts.agree(token);
        return Response.seeOther(URI.create("/" + current.language() + "/contacts/" + token))
            .build();
      }
      if ("withdraw".equals(answer)) {
        View gone = page(contacts.offer(token));
        contacts.withdraw(token);
        return answer(gone.with("withdrawn", true));
      }
      return answer(page(contacts.offer(token)).status(UNPROCESSABLE));
    } catch (NotFoundException e) {
      return answer(dead());
    }
  }

  private View page(Contacts.Offer offer) {
    String lang = current.language();
    return View.of("contact-link")
        .with("contact", ContactLine.of(offer.contact(), texts, lang))
        .with("name", offer.organisation().in(lang))
        .with("audience", ContactLine.audience(offer.audience()))
        .with("withdrawn", false);
  }

  /** Unknown, replaced, too old or withdrawn: nobody can tell which, and nobody has to. */
  private static View dead() {
    return View.of("contact-dead").status(NOT_FOUND);
  }

  private static Response answer(View view) {
    return Response.status(view.status()).entity(view).build();
  }
}

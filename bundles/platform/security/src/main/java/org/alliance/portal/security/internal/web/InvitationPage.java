package org.alliance.portal.security.internal.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
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
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Actors;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.Entrance;
import org.alliance.portal.security.internal.store.InvitationStore.Invitation;
import org.alliance.portal.security.internal.teams.Accepting;
import org.alliance.portal.security.internal.teams.Accepting.Holder;
import org.alliance.portal.security.internal.web.teams.InvitationLine;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The page behind the link in an invitation. */
@Component(service = InvitationPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/invitation/{token}")
@Produces(MediaType.TEXT_HTML)
public final class InvitationPage {
  private static final String NAME = "name";
  private static final String LANGUAGE = "language";
  private static final int FORBIDDEN = 403;

  private final Accepting accepting;
  private final Organisations organisations;
  private final Actors actors;
  private final Entrance entrance;
  private final Arrival arrival;
  private final CurrentRequest current;

  @Activate
  public InvitationPage(
      @Reference Accepting accepting,
      @Reference Organisations organisations,
      @Reference Actors actors,
      @Reference Entrance entrance,
      @Reference Arrival arrival,
      @Reference CurrentRequest current) {
    this.accepting = accepting;
    this.organisations = organisations;
    this.actors = actors;
    this.entrance = entrance;
    this.arrival = arrival;
    this.current = current;
  }

  /** Says who invites to what, and what to do; programs that follow links change nothing. */
  @GET
  @RequiresAction(Action.PUBLIC)
  public View show(@PathParam("token") String token) {
    try {
      Invitation invitation = accepting.look(token);
      return view(
          invitation, Form.filled(Map.of(NAME, invitation.name(), LANGUAGE, current.language())));
    } catch (GoneException e) {
      return gone(e);
    }
  }

  /** Accepts, with the account of the address or with a new one. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.PUBLIC)
  public Response accept(
      @PathParam("token") String token,
      MultivaluedMap<String, String> fields,
      @Context HttpServletRequest request) {
    try {
      Invitation invitation = accepting.look(token);
      return switch (accepting.holder(invitation)) {
        case OWN -> to(place(accepting.accept(token)));
        case NEW -> join(token, invitation, fields, request);
        case SIGNED_OUT, FOREIGN -> refused(invitation);
      };
    } catch (GoneException e) {
      return Answers.page(Answers.GONE, gone(e)).build();
    }
  }

  private Response join(
      String token,
      Invitation invitation,
      MultivaluedMap<String, String> fields,
      HttpServletRequest request) {
    Form typed = Form.of(fields);
    Accepting.Entry entry =
        new Accepting.Entry(
            typed.value(NAME),
            Answers.asTyped(fields, "password"),
            Answers.asTyped(fields, "password2"),
            typed.value(LANGUAGE));
    try {
      return Answers.form(
          Answers.shown(typed, NAME, LANGUAGE),
          NAME,
          form -> view(invitation, form),
          () -> {
            Id account = accepting.join(token, entry);
            return arrival.lead(
                entrance.enter(account, Cookies.browser(request)),
                "/" + current.language() + place(invitation),
                request);
          });
    } catch (AccessDeniedException e) {
      return refused(invitation);
    }
  }

  private Response refused(Invitation invitation) {
    return Answers.page(FORBIDDEN, view(invitation, Answers.empty())).build();
  }

  private View view(Invitation invitation, Form form) {
    Holder holder = accepting.holder(invitation);
    Id by = invitation.invitedBy();
    String inviter =
        by == null ? null : actors.names(List.of("account:" + by)).get("account:" + by);
    return View.of("invitation")
        .with("it", InvitationLine.of(invitation))
        .with(
            "organisation",
            invitation.organisation() == null
                ? null
                : organisations.get(invitation.organisation()).names().in(current.language()))
        .with("inviter", inviter)
        .with("holder", holder.name())
        .with("form", form)
        .status(holder == Holder.FOREIGN ? FORBIDDEN : 200);
  }

  /** Whoever comes too late must learn how to get another invitation. */
  private static View gone(GoneException e) {
    return View.of("invitation-gone").with("reason", e.key()).status(Answers.GONE);
  }

  private static String place(Invitation invitation) {
    return invitation.organisation() == null
        ? "/home"
        : "/teams/" + invitation.organisation() + "?done=joined";
  }

  private Response to(String path) {
    return Response.seeOther(URI.create("/" + current.language() + path)).build();
  }
}

package org.alliance.portal.security.internal.web.users;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.teams.TeamService;
import org.alliance.portal.security.internal.web.teams.Ids;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** One organisation at the secretariat's desk. */
@Component(service = OrganisationPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/organisations/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class OrganisationPages {
  private static final String LANGUAGE = "language";
  private static final int UNPROCESSABLE = 422;
  private static final Set<String> DONE = Set.of("left", "active", "invited");

  private final Organisations organisations;
  private final TeamService teams;
  private final CurrentRequest current;

  @Activate
  public OrganisationPages(
      @Reference Organisations organisations,
      @Reference TeamService teams,
      @Reference CurrentRequest current) {
    this.organisations = organisations;
    this.teams = teams;
    this.current = current;
  }

  /** Shows the organisation. */
  @GET
  @RequiresAction(Action.MODERATE)
  public View show(@PathParam("id") String id, @QueryParam("done") String done) {
    return page(id(id), Form.filled(Map.of(LANGUAGE, current.language())))
        .with("done", done != null && DONE.contains(done) ? done : null);
  }

  /** Invites an owner, the first one perhaps. */
  @POST
  @RequiresAction(Action.MODERATE)
  public Response invite(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    Form form = Form.of(sent);
    try {
      teams.invite(
          id(id), form.value("email"), form.value("name"), TeamRole.OWNER, form.value(LANGUAGE));
      return done(id(id), "invited");
    } catch (ValidationException e) {
      return Response.status(UNPROCESSABLE)
          .entity(page(id(id), form.with(e.problems())).status(UNPROCESSABLE))
          .build();
    }
  }

  /** Says that the organisation has left. */
  @POST
  @Path("/leave")
  @RequiresAction(Action.MODERATE)
  public Response leave(@PathParam("id") String id) {
    organisations.state(id(id), Organisation.State.LEFT);
    return done(id(id), "left");
  }

  /** Says that the organisation takes part again. */
  @POST
  @Path("/rejoin")
  @RequiresAction(Action.MODERATE)
  public Response rejoin(@PathParam("id") String id) {
    organisations.state(id(id), Organisation.State.ACTIVE);
    return done(id(id), "active");
  }

  private static Id id(String id) {
    return Ids.parse("organisation", id);
  }

  private Response done(Id id, String done) {
    return Response.seeOther(
            URI.create("/" + current.language() + "/admin/organisations/" + id + "?done=" + done))
        .build();
  }

  private View page(Id id, Form form) {
    Organisation organisation = organisations.get(id);
    return View.of("organisation")
        .with("it", OrganisationsPage.Line.of(organisation, current.language()))
        .with("names", organisation.names().values())
        .with("members", teams.members(id).size())
        .with("invitations", teams.invitations(id).size())
        .with("form", form)
        .with("done", null);
  }
}

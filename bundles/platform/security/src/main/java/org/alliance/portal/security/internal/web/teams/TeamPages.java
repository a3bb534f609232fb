package org.alliance.portal.security.internal.web.teams;

import java.net.URI;
import java.util.List;
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
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.accounts.Colleague;
import org.alliance.portal.api.accounts.Teams;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.teams.TeamPermissions;
import org.alliance.portal.security.internal.teams.TeamService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The team of an organisation and its invitations. */
@Component(service = TeamPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/teams/{organisation}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class TeamPages {
  private static final String TYPE = "organisation";
  private static final String ROLE = "role";
  private static final String LANGUAGE = "language";
  private static final int UNPROCESSABLE = 422;
  private static final Set<String> DONE =
      Set.of("invited", "again", "withdrawn", ROLE, "removed", "joined");

  private final Access access;
  private final TeamService teams;
  private final Organisations organisations;
  private final CurrentRequest current;

  /**
   * A colleague as the page shows it.
   *
   * @param self whether it is the reader
   */
  public record Member(Id id, String name, String email, String roleKey, boolean self) {}

  @Activate
  public TeamPages(
      @Reference Access access,
      @Reference TeamService teams,
      @Reference Organisations organisations,
      @Reference CurrentRequest current) {
    this.access = access;
    this.teams = teams;
    this.organisations = organisations;
    this.current = current;
  }

  /** Shows the team. */
  @GET
  @RequiresAction(TeamPermissions.SEE)
  public View show(
      @PathParam("organisation") String organisation, @QueryParam("done") String done) {
    Form empty =
        Form.filled(Map.of(ROLE, RoleKeys.word(TeamRole.EDITOR), LANGUAGE, current.language()));
    return page(Ids.parse(TYPE, organisation), current.keptForm().orElse(empty))
        .with("done", done != null && DONE.contains(done) ? done : null);
  }

  /** Invites a colleague. */
  @POST
  @RequiresAction(Teams.MANAGE)
  public Response invite(
      @PathParam("organisation") String organisation, MultivaluedMap<String, String> sent) {
    Id id = Ids.parse(TYPE, organisation);
    Form form = Form.of(sent);
    try {
      teams.invite(
          id,
          form.value("email"),
          form.value("name"),
          RoleKeys.parse(TeamRole.class, form.value(ROLE)).orElse(null),
          form.value(LANGUAGE));
      return done(id, "invited");
    } catch (ValidationException e) {
      return refused(id, form.with(e.problems()));
    }
  }

  /** Sends an invitation again, with a new link. */
  @POST
  @Path("/invitations/{invitation}/again")
  @RequiresAction(Teams.MANAGE)
  public Response again(
      @PathParam("organisation") String organisation, @PathParam("invitation") String invitation) {
    Id id = Ids.parse(TYPE, organisation);
    try {
      teams.again(id, Ids.parse("invitation", invitation));
      return done(id, "again");
    } catch (ValidationException e) {
      return refused(id, Form.of(Map.of()).with(e.problems()));
    }
  }

  /** Takes an invitation back. */
  @POST
  @Path("/invitations/{invitation}/withdraw")
  @RequiresAction(Teams.MANAGE)
  public Response withdraw(
      @PathParam("organisation") String organisation, @PathParam("invitation") String invitation) {
    Id id = Ids.parse(TYPE, organisation);
    teams.withdraw(id, Ids.parse("invitation", invitation));
    return done(id, "withdrawn");
  }

  private Response refused(Id id, Form form) {
    return Response.status(UNPROCESSABLE).entity(page(id, form).status(UNPROCESSABLE)).build();
  }

  private Response done(Id id, String done) {
    return Response.seeOther(
            URI.create("/" + current.language() + "/teams/" + id + "?done=" + done))
        .build();
  }

  private View page(Id id, Form form) {
    List<Colleague> members = teams.members(id);
    Organisation organisation = organisations.get(id);
    boolean manage = access.allows(Teams.MANAGE, id);
    Id self = access.principal().id();
    return View.of("team")
        .with("id", id)
        .with("name", organisation.names().in(current.language()))
        .with("left", organisation.state() == Organisation.State.LEFT)
        .with(
            "members",
            members.stream()
                .map(
                    one ->
                        new Member(
                            one.account(),
                            one.name(),
                            one.email(),
                            RoleKeys.text(one.role()),
                            one.account().equals(self)))
                .toList())
        .with("manage", manage)
        .with("desk", access.allows(Action.MODERATE, null))
        .with(
            "invitations",
            manage
                ? teams.invitations(id).stream().map(InvitationLine::of).toList()
                : List.<InvitationLine>of())
        .with("form", form)
        .with("done", null);
  }
}

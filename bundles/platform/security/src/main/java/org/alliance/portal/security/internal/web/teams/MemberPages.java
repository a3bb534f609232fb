package org.alliance.portal.security.internal.web.teams;

import java.net.URI;
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
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.accounts.Colleague;
import org.alliance.portal.api.accounts.Teams;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.teams.TeamPermissions;
import org.alliance.portal.security.internal.teams.TeamService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** One colleague in a team: another role, or out of the team. */
@Component(service = MemberPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/teams/{organisation}/members/{account}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class MemberPages {
  private static final String ROLE = "role";
  private static final int UNPROCESSABLE = 422;

  private final Access access;
  private final TeamService teams;
  private final Organisations organisations;
  private final CurrentRequest current;

  @Activate
  public MemberPages(
      @Reference Access access,
      @Reference TeamService teams,
      @Reference Organisations organisations,
      @Reference CurrentRequest current) {
    this.access = access;
    this.teams = teams;
    this.organisations = organisations;
    this.current = current;
  }

  /** Shows the form for another role. */
  @GET
  @RequiresAction(Teams.MANAGE)
  public View show(
      @PathParam("organisation") String organisation, @PathParam("account") String account) {
    Id team = Ids.parse("organisation", organisation);
    access.require(Teams.MANAGE, team);
    Colleague colleague = colleague(team, account);
    return page(
        "team-member", team, colleague, Form.filled(Map.of(ROLE, RoleKeys.word(colleague.role()))));
  }

  /** Gives another role. */
  @POST
  @RequiresAction(Teams.MANAGE)
  public Response role(
      @PathParam("organisation") String organisation,
      @PathParam("account") String account,
      MultivaluedMap<String, String> sent) {
    Id team = Ids.parse("organisation", organisation);
    Form form = Form.of(sent);
    try {
      teams.role(
          team,
          Ids.parse("account", account),
          RoleKeys.parse(TeamRole.class, form.value(ROLE)).orElse(null));
      return to("/teams/" + team + "?done=role");
    } catch (ValidationException e) {
      return refused(page("team-member", team, colleague(team, account), form.with(e.problems())));
    }
  }

  /** Says what it means that somebody leaves the team. */
  @GET
  @Path("/remove")
  @RequiresAction(TeamPermissions.SEE)
  public View asked(
      @PathParam("organisation") String organisation, @PathParam("account") String account) {
    Id team = Ids.parse("organisation", organisation);
    Colleague colleague = colleague(team, account);
    if (!self(colleague)) {
      access.require(Teams.MANAGE, team);
    }
    return page("team-remove", team, colleague, Form.of(Map.of()));
  }

  /** Takes somebody out of the team, perhaps oneself. */
  @POST
  @Path("/remove")
  @RequiresAction(TeamPermissions.SEE)
  public Response remove(
      @PathParam("organisation") String organisation, @PathParam("account") String account) {
    Id team = Ids.parse("organisation", organisation);
    Id who = Ids.parse("account", account);
    try {
      teams.remove(team, who);
    } catch (ValidationException e) {
      return refused(
          page(
              "team-remove", team, colleague(team, account), Form.of(Map.of()).with(e.problems())));
    }
    boolean stays = !who.equals(access.principal().id()) || access.allows(Teams.MANAGE, null);
    return to(stays ? "/teams/" + team + "?done=removed" : "/home");
  }

  private Colleague colleague(Id team, String account) {
    Id id = Ids.parse("account", account);
    return teams.members(team).stream()
        .filter(one -> one.account().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFoundException("account", id));
  }

  private boolean self(Colleague colleague) {
    return colleague.account().equals(access.principal().id());
  }

  private View page(String template, Id team, Colleague colleague, Form form) {
    return View.of(template)
        .with("id", team)
        .with("name", organisations.get(team).names().in(current.language()))
        .with("colleague", colleague)
        .with("roleKey", RoleKeys.text(colleague.role()))
        .with("self", self(colleague))
        .with("form", form);
  }

  private static Response refused(View page) {
    return Response.status(UNPROCESSABLE).entity(page.status(UNPROCESSABLE)).build();
  }

  private Response to(String path) {
    return Response.seeOther(URI.create("/" + current.language() + path)).build();
  }
}

package org.alliance.portal.security.internal.web.users;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.store.UserStore.User;
import org.alliance.portal.security.internal.users.Users;
import org.alliance.portal.security.internal.web.teams.Ids;
import org.alliance.portal.security.internal.web.teams.RoleKeys;
import org.alliance.portal.security.internal.web.teams.TeamsPage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** One account, and what an admin can do with it. */
@Component(service = UserPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/users/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class UserPages {
  private static final String ROLES = "roles";
  private static final int UNPROCESSABLE = 422;
  private static final Set<String> DONE =
      Set.of(ROLES, "blocked", "unblocked", "sessions", "factor");

  private final Access access;
  private final Users users;
  private final Organisations organisations;
  private final CurrentRequest current;

  @Activate
  public UserPages(
      @Reference Access access,
      @Reference Users users,
      @Reference Organisations organisations,
      @Reference CurrentRequest current) {
    this.access = access;
    this.users = users;
    this.organisations = organisations;
    this.current = current;
  }

  /** Shows the account. */
  @GET
  @RequiresAction(Action.ADMINISTER)
  public View show(@PathParam("id") String id, @QueryParam("done") String done) {
    User user = users.get(id(id));
    return page(user, form(user)).with("done", done != null && DONE.contains(done) ? done : null);
  }

  /** Says whether the account moderates and administers. */
  @POST
  @RequiresAction(Action.ADMINISTER)
  public Response roles(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    Form form = Form.of(sent);
    Set<PlatformRole> roles =
        form.all(ROLES).stream()
            .flatMap(word -> RoleKeys.parse(PlatformRole.class, word).stream())
            .collect(Collectors.toSet());
    return changed(id(id), form, ROLES, () -> users.roles(id(id), roles));
  }

  /** Keeps the account from signing in. */
  @POST
  @Path("/block")
  @RequiresAction(Action.ADMINISTER)
  public Response block(@PathParam("id") String id) {
    return changed(id(id), null, "blocked", () -> users.activate(id(id), false));
  }

  /** Lets the account sign in again. */
  @POST
  @Path("/unblock")
  @RequiresAction(Action.ADMINISTER)
  public Response unblock(@PathParam("id") String id) {
    return changed(id(id), null, "unblocked", () -> users.activate(id(id), true));
  }

  /** Signs the account out everywhere. */
  @POST
  @Path("/sessions")
  @RequiresAction(Action.ADMINISTER)
  public Response endSessions(@PathParam("id") String id) {
    return changed(id(id), null, "sessions", () -> users.endSessions(id(id)));
  }

  /** Takes the second factor of somebody who lost it. */
  @POST
  @Path("/factor")
  @RequiresAction(Action.ADMINISTER)
  public Response resetFactor(@PathParam("id") String id) {
    return changed(id(id), null, "factor", () -> users.resetFactor(id(id)));
  }

  private static Id id(String id) {
    return Ids.parse("account", id);
  }

  private Response changed(Id id, Form typed, String done, Runnable work) {
    try {
      work.run();
    } catch (ValidationException e) {
      User user = users.get(id);
      Form form = (typed == null ? form(user) : typed).with(e.problems());
      return Response.status(UNPROCESSABLE).entity(page(user, form).status(UNPROCESSABLE)).build();
    }
    return Response.seeOther(
            URI.create("/" + current.language() + "/admin/users/" + id + "?done=" + done))
        .build();
  }

  private static Form form(User user) {
    return Form.filled(Map.of(ROLES, user.roles().stream().map(RoleKeys::word).toList()));
  }

  private View page(User user, Form form) {
    Map<Id, TeamRole> teams = users.teams(user.id());
    List<TeamsPage.Line> lines =
        organisations.get(teams.keySet()).values().stream()
            .map(
                team ->
                    new TeamsPage.Line(
                        team.id(),
                        team.names().in(current.language()),
                        RoleKeys.text(teams.get(team.id()))))
            .toList();
    return View.of("user")
        .with("it", UserLine.of(user))
        .with("teams", lines)
        .with("seen", users.seen(user.id()).orElse(null))
        .with("sessions", users.sessions(user.id()))
        .with("factor", users.hasFactor(user.id()))
        .with("self", user.id().equals(access.principal().id()))
        .with("form", form)
        .with("done", null);
  }
}

package org.alliance.portal.security.internal.web.users;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
import javax.ws.rs.core.UriInfo;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.users.Users;
import org.alliance.portal.security.internal.web.teams.Ids;
import org.alliance.portal.security.internal.web.teams.InvitationLine;
import org.alliance.portal.security.internal.web.teams.RoleKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The list of accounts, and invitations to the secretariat. */
@Component(service = UsersPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/users")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class UsersPage {
  private static final String ROLES = "role";
  private static final String LANGUAGE = "language";
  private static final int UNPROCESSABLE = 422;
  private static final Set<String> DONE = Set.of("invited", "again", "withdrawn");

  private final Users users;
  private final CurrentRequest current;

  @Activate
  public UsersPage(@Reference Users users, @Reference CurrentRequest current) {
    this.users = users;
    this.current = current;
  }

  /** Shows the accounts that are searched for. */
  @GET
  @RequiresAction(Action.ADMINISTER)
  public View show(@Context UriInfo uri) {
    return list(uri, Form.filled(Map.of(LANGUAGE, current.language())));
  }

  /** Invites a person to the secretariat. */
  @POST
  @RequiresAction(Action.ADMINISTER)
  public Response invite(@Context UriInfo uri, MultivaluedMap<String, String> sent) {
    Form form = Form.of(sent);
    Set<PlatformRole> roles =
        form.all(ROLES).stream()
            .flatMap(word -> RoleKeys.parse(PlatformRole.class, word).stream())
            .filter(role -> role != PlatformRole.MEMBER)
            .collect(Collectors.toSet());
    try {
      users.invite(form.value("email"), form.value("name"), roles, form.value(LANGUAGE));
      return done("invited");
    } catch (ValidationException e) {
      return refused(list(uri, form.with(e.problems())));
    }
  }

  /** Sends an invitation again, with a new link. */
  @POST
  @Path("/invitations/{invitation}/again")
  @RequiresAction(Action.ADMINISTER)
  public Response again(@PathParam("invitation") String invitation) {
    users.again(Ids.parse("invitation", invitation));
    return done("again");
  }

  /** Takes an invitation back. */
  @POST
  @Path("/invitations/{invitation}/withdraw")
  @RequiresAction(Action.ADMINISTER)
  public Response withdraw(@PathParam("invitation") String invitation) {
    users.withdraw(Ids.parse("invitation", invitation));
    return done("withdrawn");
  }

  private View list(UriInfo uri, Form form) {
    Query query = new Query(uri.getQueryParameters());
    String role = query.one("role", Set.of("member", "moderator", "admin"));
    String state = query.one("state", Set.of("active", "blocked"));
    String done = query.one("done", DONE);
    return View.of("users")
        .with("q", query.value("q"))
        .with("role", role)
        .with("state", state)
        .with(
            "users",
            users
                .list(
                    query.value("q"),
                    RoleKeys.parse(PlatformRole.class, role).orElse(null),
                    state.isEmpty() ? null : Boolean.valueOf(state.equals("active")),
                    query.value("after"))
                .map(UserLine::of))
        .with("more", "/" + current.language() + "/admin/users?" + query.without("after", "done"))
        .with("invitations", users.invitations().stream().map(InvitationLine::of).toList())
        .with("form", form)
        .with("done", done.isEmpty() ? null : done);
  }

  private static Response refused(View page) {
    return Response.status(UNPROCESSABLE).entity(page.status(UNPROCESSABLE)).build();
  }

  private Response done(String done) {
    return Response.seeOther(URI.create("/" + current.language() + "/admin/users?done=" + done))
        .build();
  }
}

package org.alliance.portal.security.internal.web.teams;

import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The teams that somebody is in. */
@Component(service = TeamsPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/teams")
@Produces(MediaType.TEXT_HTML)
public final class TeamsPage {
  private final Access access;
  private final Organisations organisations;

  /**
   * A team as the list shows it.
   *
   * @param name of the organisation, with its language
   * @param roleKey key of the role's text
   */
  public record Line(Id id, ByLanguage.Chosen<String> name, String roleKey) {}

  @Activate
  public TeamsPage(@Reference Access access, @Reference Organisations organisations) {
    this.access = access;
    this.organisations = organisations;
  }

  /** Shows them; where there is but one, leads straight to it. */
  @GET
  @RequiresAction(Action.SIGNED_IN)
  public Response show(@PathParam("lang") String lang) {
    Map<Id, TeamRole> mine = access.principal().teams();
    List<Line> teams =
        organisations.get(mine.keySet()).values().stream()
            .map(
                team ->
                    new Line(team.id(), team.names().in(lang), RoleKeys.text(mine.get(team.id()))))
            .sorted((a, b) -> a.name().value().compareToIgnoreCase(b.name().value()))
            .toList();
    if (teams.size() == 1) {
      return Response.seeOther(URI.create("/" + lang + "/teams/" + teams.get(0).id())).build();
    }
    return Response.ok(View.of("teams").with("teams", teams)).build();
  }
}

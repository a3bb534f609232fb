package org.alliance.portal.security.internal.web.users;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.UriInfo;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.teams.OrganisationDesk;
import org.alliance.portal.security.internal.web.teams.RoleKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The list of organisations. */
@Component(service = OrganisationsPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/organisations")
@Produces(MediaType.TEXT_HTML)
public final class OrganisationsPage {
  private final OrganisationDesk desk;
  private final CurrentRequest current;

  /**
   * An organisation as the list shows it.
   *
   * @param name with its language
   * @param state active or left
   */
  public record Line(
      Id id, ByLanguage.Chosen<String> name, String country, String kind, String state) {

    static Line of(Organisation organisation, String lang) {
      return new Line(
          organisation.id(),
          organisation.names().in(lang),
          organisation.country(),
          organisation.kind(),
          RoleKeys.word(organisation.state()));
    }
  }

  @Activate
  public OrganisationsPage(@Reference OrganisationDesk desk, @Reference CurrentRequest current) {
    this.desk = desk;
    this.current = current;
  }

  /** Shows the organisations that are searched for. */
  @GET
  @RequiresAction(Action.MODERATE)
  public View show(@Context UriInfo uri) {
    Query query = new Query(uri.getQueryParameters());
    String lang = current.language();
    String state = query.one("state", Set.of("active", "left"));
    String country = query.value("country").toUpperCase(Locale.ROOT);
    Optional<Organisation.State> wanted = RoleKeys.parse(Organisation.State.class, state);
    return View.of("organisations")
        .with("q", query.value("q"))
        .with("country", country)
        .with("state", state)
        .with("countries", desk.countries())
        .with(
            "organisations",
            desk.list(query.value("q"), country, wanted.orElse(null), query.value("after"))
                .map(one -> Line.of(one, lang)))
        .with("more", "/" + lang + "/admin/organisations?" + query.without("after"));
  }
}

package org.alliance.portal.security.internal.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.Sessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** What the portal knows of the person who is signed in. */
@Component(service = AccountPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/account")
@Produces(MediaType.TEXT_HTML)
public final class AccountPage {
  private static final String ROLE_KEY = "security.role.";

  private final Access access;
  private final Organisations organisations;
  private final Sessions sessions;

  /**
   * A team as the page shows it.
   *
   * @param name of the organisation, with its language
   * @param roleKey key of the role's text
   */
  public record Team(ByLanguage.Chosen<String> name, String roleKey) {}

  @Activate
  public AccountPage(
      @Reference Access access,
      @Reference Organisations organisations,
      @Reference Sessions sessions) {
    this.access = access;
    this.organisations = organisations;
    this.sessions = sessions;
  }

  /** Shows the account. */
  @GET
  @RequiresAction(Action.SIGNED_IN)
  public View show(@PathParam("lang") String lang) {
    Principal principal = access.principal();
    Map<Id, Organisation> known = organisations.get(principal.teams().keySet());
    List<Team> teams =
        known.values().stream()
            .map(
                organisation ->
                    new Team(
                        organisation.names().in(lang),
                        roleKey(principal.teams().get(organisation.id()))))
            .toList();
    return View.of("account")
        .with("name", principal.name())
        .with("roles", principal.roles().stream().sorted().map(AccountPage::roleKey).toList())
        .with("teams", teams)
        .with("sessions", principal.id() == null ? 0 : sessions.count(principal.id()));
  }

  private static String roleKey(Enum<?> role) {
    return ROLE_KEY + role.name().toLowerCase(Locale.ROOT);
  }
}

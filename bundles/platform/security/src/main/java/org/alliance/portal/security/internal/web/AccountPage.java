package org.alliance.portal.security.internal.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.Sessions;
import org.alliance.portal.security.internal.account.MyAccount;
import org.alliance.portal.security.internal.account.OwnPassword;
import org.alliance.portal.security.internal.factor.FactorPolicy;
import org.alliance.portal.security.internal.factor.Factors;
import org.alliance.portal.security.internal.store.OwnAccountStore.Own;
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

  private static final Set<String> SAVED =
      Set.of("details", "password", "email", "email-cancelled", "factor-off");

  private final Access access;
  private final OwnPassword own;
  private final Organisations organisations;
  private final Sessions sessions;
  private final Factors factors;
  private final FactorPolicy policy;

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
      @Reference OwnPassword own,
      @Reference Organisations organisations,
      @Reference Sessions sessions,
      @Reference Factors factors,
      @Reference FactorPolicy policy) {
    this.access = access;
    this.own = own;
    this.organisations = organisations;
    this.sessions = sessions;
    this.factors = factors;
    this.policy = policy;
  }

  /**
   * Shows the account.
   *
   * @param saved what was just done; not trusted
   */
  @GET
  @RequiresAction(Action.SIGNED_IN)
  public View show(@PathParam("lang") String lang, @QueryParam("saved") String saved) {
    Own person = own.own();
    return View.of("account")
        .with("saved", saved != null && SAVED.contains(saved) ? saved : null)
        .with("person", person)
        .with("zone", MyAccount.zone(person))
        .with("roles", person.roles().stream().sorted().map(AccountPage::roleKey).toList())
        .with("teams", teams(lang))
        .with("owner", access.principal().teams().containsValue(TeamRole.OWNER))
        .with("factor", factors.has(person.id()))
        .with("codesLeft", factors.codesLeft(person.id()))
        .with("required", policy.required(person.roles(), person.sample()))
        .with("sessions", sessions.list(person.id()).size());
  }

  private List<Team> teams(String lang) {
    Principal principal = access.principal();
    Map<Id, Organisation> known = organisations.get(principal.teams().keySet());
    return known.values().stream()
        .map(
            organisation ->
                new Team(
                    organisation.names().in(lang),
                    roleKey(principal.teams().get(organisation.id()))))
        .toList();
  }

  private static String roleKey(Enum<?> role) {
    return ROLE_KEY + role.name().toLowerCase(Locale.ROOT);
  }
}

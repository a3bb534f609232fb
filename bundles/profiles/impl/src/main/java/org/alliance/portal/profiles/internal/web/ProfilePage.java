package org.alliance.portal.profiles.internal.web;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Tab;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** A member's page, and what other features add to it. */
@Component(service = ProfilePage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/profiles")
@Produces(MediaType.TEXT_HTML)
public class ProfilePage {
  private final Profiles profiles;
  private final Access access;
  private final CurrentRequest current;

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<Tab> tabs = List.of();

  @Activate
  public ProfilePage(
      @Reference Profiles profiles, @Reference Access access, @Reference CurrentRequest current) {
    this.profiles = profiles;
    this.access = access;
    this.current = current;
  }

  /** One member. */
  @GET
  @Path("/{id}")
  @RequiresAction(Profiles.READ)
  public View show(@PathParam("id") String id, @QueryParam("saved") String saved) {
    return shown(profiles.get(ProfileIds.parse(id)), null).with("saved", saved != null);
  }

  /** One member, with a tab that another feature contributes. */
  @GET
  @Path("/{id}/tabs/{tab}")
  @RequiresAction(Profiles.READ)
  public View tab(@PathParam("id") String id, @PathParam("tab") String tab) {
    Profile profile = profiles.get(ProfileIds.parse(id));
    boolean known =
        tabs.stream()
            .anyMatch(
                t ->
                    t.on().equals(Profile.TYPE)
                        && t.id().equals(tab)
                        && access.allows(t.action(), profile.id()));
    if (!known) {
      throw new NotFoundException("tab", tab);
    }
    return shown(profile, tab);
  }

  private View shown(Profile profile, String tab) {
    return View.of("profile")
        .with("it", ProfileView.of(profile, current.language()))
        .with("id", profile.id().toString())
        .with("tabId", tab)
        .with("saved", false)
        .with("mayEdit", access.allows(Profiles.EDIT, profile.id()))
        .with("mayDelete", access.allows(Profiles.DELETE, profile.id()));
  }
}

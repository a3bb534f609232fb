package org.alliance.portal.profiles.internal.web;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Contacts;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Who takes part, for everybody: only what members made public, whoever asks. */
@Component(service = ParticipantPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/participants")
@Produces(MediaType.TEXT_HTML)
public class ParticipantPages {
  private static final String PATH = "/participants";
  private static final int PAGE = 50;

  private final Profiles profiles;
  private final Contacts contacts;
  private final ListViews lists;
  private final ProfileFinder finder;
  private final PlaceMaps maps;
  private final Access access;
  private final CurrentRequest current;

  @Activate
  public ParticipantPages(
      @Reference Profiles profiles,
      @Reference Contacts contacts,
      @Reference ListViews lists,
      @Reference ProfileFinder finder,
      @Reference PlaceMaps maps,
      @Reference Access access,
      @Reference CurrentRequest current) {
    this.profiles = profiles;
    this.contacts = contacts;
    this.lists = lists;
    this.finder = finder;
    this.maps = maps;
    this.access = access;
    this.current = current;
  }

  /** The participants, as a list or as a map. */
  @GET
  @RequiresAction(Profiles.PARTICIPANTS)
  public View list() {
    access.require(Profiles.PARTICIPANTS);
    return lists
        .page("participants", PATH, finder.participants(), PAGE)
        .with("member", access.allows(Profiles.READ, null));
  }

  /** One participant. */
  @GET
  @Path("/{id}")
  @RequiresAction(Profiles.PARTICIPANTS)
  public View show(@PathParam("id") String id) {
    Profile profile = profiles.participant(ProfileIds.parse(id));
    return View.of("participant")
        .with("it", ProfileView.of(profile, current.language()))
        .with("id", profile.id().toString())
        .with("list", null)
        .with("audiences", ProfilePage.audiences(profile, false))
        .with("own", false)
        .with("freshness", null)
        .with("contacts", contacts.publicOf(profile.id()))
        .with("progress", Progress.NONE)
        .with("place", maps.of(profile))
        .with("member", access.allows(Profiles.READ, profile.id()));
  }
}

package org.alliance.portal.profiles.internal.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.web.ListState;
import org.alliance.portal.api.web.Tab;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Completeness;
import org.alliance.portal.profiles.api.Contacts;
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
  private final Contacts contacts;
  private final ProfileFinder finder;
  private final FieldTexts texts;
  private final PlaceMaps maps;
  private final Access access;
  private final CurrentRequest current;

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<Tab> tabs = List.of();

  @Activate
  public ProfilePage(
      @Reference Profiles profiles,
      @Reference Contacts contacts,
      @Reference ProfileFinder finder,
      @Reference FieldTexts texts,
      @Reference PlaceMaps maps,
      @Reference Access access,
      @Reference CurrentRequest current) {
    this.profiles = profiles;
    this.contacts = contacts;
    this.finder = finder;
    this.texts = texts;
    this.maps = maps;
    this.access = access;
    this.current = current;
  }

  /**
   * One member.
   *
   * @param saved present after a change was saved
   * @param confirmed present after everything was confirmed
   * @param published present after the profile was published
   * @param from query of the list that led here
   */
  @GET
  @Path("/{id}")
  @RequiresAction(Profiles.READ)
  public View show(
      @PathParam("id") String id,
      @QueryParam("saved") String saved,
      @QueryParam("confirmed") String confirmed,
      @QueryParam("published") String published,
      @QueryParam("from") String from) {
    Profile profile = profiles.get(ProfileIds.parse(id));
    boolean mayEdit = access.allows(Profiles.EDIT, profile.id());
    Completeness completeness = mayEdit ? profiles.completeness(profile.id()) : null;
    return shown(profile, null, from, mayEdit)
        .with("done", done(saved, confirmed, published))
        .with("contacts", contacts.list(profile.id()))
        .with("progress", Progress.of(profiles.figures(profile.id())))
        .with("place", maps.of(profile))
        .with("completeness", completeness)
        .with(
            "reasons",
            mayEdit ? Missing.of(completeness, profile, texts, current.language()) : List.of());
  }

  private static String done(String saved, String confirmed, String published) {
    if (published != null) {
      return "published";
    }
    return saved != null ? "saved" : confirmed != null ? "confirmed" : null;
  }

  /** One member, with a tab that another feature contributes. */
  @GET
  @Path("/{id}/tabs/{tab}")
  @RequiresAction(Profiles.READ)
  public View tab(
      @PathParam("id") String id, @PathParam("tab") String tab, @QueryParam("from") String from) {
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
    return shown(profile, tab, from, access.allows(Profiles.EDIT, profile.id()));
  }

  private View shown(Profile profile, String tab, String from, boolean mayEdit) {
    Freshness.Mark mark = finder.mark(profile.id());
    String lang = current.language();
    return View.of("profile")
        .with("it", ProfileView.of(profile, lang))
        .with("id", profile.id().toString())
        .with("tabId", tab)
        .with("done", null)
        .with("list", "/" + lang + "/profiles")
        .with("back", back(from).address("/" + lang + "/profiles"))
        .with("query", back(from).query())
        .with("own", access.principal().teams().containsKey(profile.id()))
        .with("freshness", mark == null ? null : mark.state().name())
        .with("audiences", audiences(profile, mayEdit))
        .with("mayEdit", mayEdit)
        .with("mayDelete", access.allows(Profiles.DELETE, profile.id()));
  }

  /** The list that led here; only what a list understands is kept. */
  static ListState back(String from) {
    return from == null ? ListState.ALL : ListState.read(from, ProfileFinder.DIRECTORY).state();
  }

  /** Who sees each section, as the templates name it; null each for readers who need not know. */
  static Map<String, String> audiences(Profile profile, boolean told) {
    Map<String, String> names = new HashMap<>();
    profile
        .visibility()
        .forEach((section, audience) -> names.put(section.name(), told ? name(audience) : null));
    return names;
  }

  private static String name(Change.Audience audience) {
    return audience == Change.Audience.ORGANISATION ? "TEAM" : audience.name();
  }
}

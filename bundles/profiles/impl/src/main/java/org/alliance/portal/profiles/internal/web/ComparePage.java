package org.alliance.portal.profiles.internal.web;

import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Comparison;
import org.alliance.portal.api.web.Lists;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Members side by side. */
@Component(service = ComparePage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/profiles")
@Produces(MediaType.TEXT_HTML)
public class ComparePage {
  private static final int SUGGESTED = 20;

  private final Profiles profiles;
  private final ProfileFinder finder;
  private final Lists lists;
  private final Access access;
  private final CurrentRequest current;

  @Activate
  public ComparePage(
      @Reference Profiles profiles,
      @Reference ProfileFinder finder,
      @Reference Lists lists,
      @Reference Access access,
      @Reference CurrentRequest current) {
    this.profiles = profiles;
    this.finder = finder;
    this.lists = lists;
    this.access = access;
    this.current = current;
  }

  /**
   * A member that is compared.
   *
   * @param it as the reader sees it
   * @param remove the comparison without it
   */
  public record Column(ProfileView it, String remove) {}

  /**
   * Some members side by side. What cannot be shown is told beside what can.
   *
   * @param sent ids
   * @param words beginning of the name of a member to add
   * @param from query of the list that led here
   */
  @GET
  @Path("/compare")
  @RequiresAction(Profiles.READ)
  public View compare(
      @QueryParam("id") List<String> sent,
      @QueryParam("add") String words,
      @QueryParam("from") String from) {
    access.require(Profiles.READ);
    String lang = current.language();
    Comparison asked =
        Comparison.read(
            sent, Profiles.COMPARED, "/" + lang + "/profiles/compare", ProfilePage.back(from));
    Map<Id, Profile> there = profiles.get(asked.ids());
    Comparison comparison = asked.of(there.keySet());
    List<Column> columns =
        comparison.ids().stream()
            .map(id -> new Column(ProfileView.of(there.get(id), lang), comparison.without(id)))
            .toList();
    String typed = words == null ? "" : words.strip();
    return View.of("profiles-compare")
        .with("comparison", comparison)
        .with("columns", columns)
        .with("add", typed)
        .with("offers", comparison.offers(lists.suggest(finder.members(), typed, lang, SUGGESTED)))
        .with("searching", lists.searching())
        .with("back", comparison.back().address("/" + lang + "/profiles"))
        .with("query", comparison.back().query())
        .with("kosovo", there.values().stream().anyMatch(p -> p.country().equals("XK")));
  }
}

package org.alliance.portal.profiles.internal.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.search.Suggestion;
import org.alliance.portal.api.web.ListState;
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
   * A member that can be added.
   *
   * @param name with the language it is in
   * @param href the comparison with it
   */
  public record Offer(ByLanguage.Chosen<String> name, String href) {}

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
    ListState back = ProfilePage.back(from);
    Set<Id> asked = new LinkedHashSet<>();
    boolean unknown = false;
    for (String text : sent) {
      try {
        asked.add(Id.parse(text.strip()));
      } catch (IllegalArgumentException e) {
        unknown |= !text.isBlank();
      }
    }
    List<Id> first = asked.stream().limit(Profiles.COMPARED).toList();
    Map<Id, Profile> there = profiles.get(first);
    List<Id> ids = first.stream().filter(there::containsKey).toList();
    List<Column> columns = new ArrayList<>();
    for (Id id : ids) {
      List<Id> others = ids.stream().filter(other -> !other.equals(id)).toList();
      columns.add(new Column(ProfileView.of(there.get(id), lang), address(others, back)));
    }
    String typed = words == null ? "" : words.strip();
    boolean full = ids.size() == Profiles.COMPARED;
    return View.of("profiles-compare")
        .with("columns", columns)
        .with("ids", ids.stream().map(Id::toString).toList())
        .with("unknown", unknown || ids.size() < first.size())
        .with("tooMany", asked.size() > Profiles.COMPARED)
        .with("most", Profiles.COMPARED)
        .with("add", typed)
        .with("full", full)
        .with("offers", full ? List.of() : offers(typed, ids, back, lang))
        .with("searching", lists.searching())
        .with("back", back.address("/" + lang + "/profiles"))
        .with("query", back.query())
        .with("kosovo", there.values().stream().anyMatch(p -> p.country().equals("XK")));
  }

  private List<Offer> offers(String typed, List<Id> ids, ListState back, String lang) {
    List<Offer> offers = new ArrayList<>();
    for (Suggestion suggestion : lists.suggest(finder.members(), typed, lang, SUGGESTED)) {
      if (!ids.contains(suggestion.ref().id())) {
        List<Id> more = new ArrayList<>(ids);
        more.add(suggestion.ref().id());
        offers.add(new Offer(suggestion.title(), address(more, back)));
      }
    }
    return offers;
  }

  private String address(List<Id> ids, ListState back) {
    StringBuilder address = new StringBuilder("/" + current.language() + "/profiles/compare");
    char separator = '?';
    for (Id id : ids) {
      address.append(separator).append("id=").append(id);
      separator = '&';
    }
    String query = back.query();
    if (!query.isEmpty()) {
      address.append(separator).append("from=").append(ListState.encoded(query));
    }
    return address.toString();
  }
}

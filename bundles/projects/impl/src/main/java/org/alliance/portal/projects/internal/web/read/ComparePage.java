package org.alliance.portal.projects.internal.web.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.Initiatives;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Initiatives side by side. */
@Component(service = ComparePage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects")
@Produces(MediaType.TEXT_HTML)
public class ComparePage {
  /** More do not fit beside each other. */
  static final int MOST = 4;

  private static final int SUGGESTED = 20;

  private final Initiatives initiatives;
  private final Owners owners;
  private final Finder finder;
  private final Lists lists;
  private final Access access;
  private final CurrentRequest current;

  @Activate
  public ComparePage(
      @Reference Initiatives initiatives,
      @Reference Owners owners,
      @Reference Finder finder,
      @Reference Lists lists,
      @Reference Access access,
      @Reference CurrentRequest current) {
    this.initiatives = initiatives;
    this.owners = owners;
    this.finder = finder;
    this.lists = lists;
    this.access = access;
    this.current = current;
  }

  /**
   * An initiative that is compared.
   *
   * @param it as the reader sees it
   * @param owner whose it is
   * @param remove the comparison without it
   */
  public record Column(Story it, Owners.Owner owner, String remove) {}

  /**
   * An initiative that can be added.
   *
   * @param title with the language it is in
   * @param href the comparison with it
   */
  public record Offer(ByLanguage.Chosen<String> title, String href) {}

  /**
   * Some initiatives side by side. What cannot be shown is told beside what can.
   *
   * @param sent ids
   * @param words beginning of the title of one to add
   * @param from query of the list that led here
   */
  @GET
  @Path("/compare")
  @RequiresAction(Initiatives.READ)
  public View compare(
      @QueryParam("id") List<String> sent,
      @QueryParam("add") String words,
      @QueryParam("from") String from) {
    access.require(Initiatives.READ);
    String lang = current.language();
    ListState back = back(from);
    Set<Id> asked = new LinkedHashSet<>();
    boolean unknown = false;
    for (String text : sent) {
      try {
        asked.add(Id.parse(text.strip()));
      } catch (IllegalArgumentException e) {
        unknown |= !text.isBlank();
      }
    }
    List<Id> first = asked.stream().limit(MOST).toList();
    Map<Id, Initiative> there = first.isEmpty() ? Map.of() : initiatives.get(first);
    List<Id> ids = first.stream().filter(there::containsKey).toList();
    List<Column> columns = columns(ids, there, back, lang);
    String typed = words == null ? "" : words.strip();
    boolean full = ids.size() == MOST;
    return View.of("read-compare")
        .with("columns", columns)
        .with("ids", ids.stream().map(Id::toString).toList())
        .with("unknown", unknown || ids.size() < first.size())
        .with("tooMany", asked.size() > MOST)
        .with("most", MOST)
        .with("add", typed)
        .with("full", full)
        .with("offers", full ? List.of() : offers(typed, ids, back, lang))
        .with("searching", lists.searching())
        .with("back", back.address("/" + lang + "/projects"))
        .with("query", back.query())
        .with("kosovo", columns.stream().anyMatch(column -> column.owner.kosovo()));
  }

  /** The list that led here; only what a list understands is kept. */
  static ListState back(String from) {
    return from == null ? ListState.ALL : ListState.read(from, Finder.OPTIONS).state();
  }

  private List<Column> columns(
      List<Id> ids, Map<Id, Initiative> there, ListState back, String lang) {
    Map<Id, Owners.Owner> whose =
        owners.of(
            ids.stream().map(id -> there.get(id).organisation()).collect(Collectors.toSet()), lang);
    List<Column> columns = new ArrayList<>();
    for (Id id : ids) {
      Initiative initiative = there.get(id);
      List<Id> others = ids.stream().filter(other -> !other.equals(id)).toList();
      columns.add(
          new Column(
              Story.of(initiative, lang, null),
              whose.get(initiative.organisation()),
              address(others, back)));
    }
    return columns;
  }

  private List<Offer> offers(String typed, List<Id> ids, ListState back, String lang) {
    List<Offer> offers = new ArrayList<>();
    for (Suggestion suggestion : lists.suggest(finder, typed, lang, SUGGESTED)) {
      if (!ids.contains(suggestion.ref().id())) {
        List<Id> more = new ArrayList<>(ids);
        more.add(suggestion.ref().id());
        offers.add(new Offer(suggestion.title(), address(more, back)));
      }
    }
    return offers;
  }

  private String address(List<Id> ids, ListState back) {
    StringBuilder address = new StringBuilder("/" + current.language() + "/projects/compare");
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

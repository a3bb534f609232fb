package org.alliance.portal.projects.internal.web.read;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
  private static final List<String> STORY =
      List.of("summary", "needs", "planning", "actions", "outcome");
  private static final List<String> LEARNING =
      List.of("challenges", "successes", "lessons", "notAgain", "transfer");

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
    Comparison asked = Comparison.read(sent, MOST, "/" + lang + "/projects/compare", back(from));
    Map<Id, Initiative> there = asked.ids().isEmpty() ? Map.of() : initiatives.get(asked.ids());
    Comparison comparison = asked.of(there.keySet());
    List<Column> columns = columns(comparison, there, lang);
    String typed = words == null ? "" : words.strip();
    return View.of("read-compare")
        .with("comparison", comparison)
        .with("columns", columns)
        .with("story", told(columns, STORY))
        .with("learning", told(columns, LEARNING))
        .with("add", typed)
        .with("offers", comparison.offers(lists.suggest(finder, typed, lang, SUGGESTED)))
        .with("searching", lists.searching())
        .with("back", comparison.back().address("/" + lang + "/projects"))
        .with("query", comparison.back().query())
        .with("kosovo", columns.stream().anyMatch(column -> column.owner.kosovo()));
  }

  /** Texts of which at least one has something to say: a row of nothing only takes room. */
  private static List<String> told(List<Column> columns, List<String> fields) {
    return fields.stream()
        .filter(field -> columns.stream().anyMatch(column -> column.it.text(field) != null))
        .toList();
  }

  /** The list that led here; only what a list understands is kept. */
  static ListState back(String from) {
    return from == null ? ListState.ALL : ListState.read(from, Finder.OPTIONS).state();
  }

  private List<Column> columns(Comparison comparison, Map<Id, Initiative> there, String lang) {
    Map<Id, Owners.Owner> whose =
        owners.of(
            comparison.ids().stream()
                .map(id -> there.get(id).organisation())
                .collect(Collectors.toSet()),
            lang);
    return comparison.ids().stream()
        .map(
            id ->
                new Column(
                    Story.of(there.get(id), lang, null),
                    whose.get(there.get(id).organisation()),
                    comparison.without(id)))
        .toList();
  }
}

package org.alliance.portal.projects.internal.web.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.FacetView;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.search.InitiativeFacet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The list of initiatives, to search in and choose from. */
@Component(service = ListPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects")
@Produces(MediaType.TEXT_HTML)
public class ListPage {
  private static final int PAGE = 25;
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  private final Finder finder;
  private final Names names;
  private final Access access;
  private final CurrentRequest current;

  @Activate
  public ListPage(
      @Reference Finder finder,
      @Reference Names names,
      @Reference Access access,
      @Reference CurrentRequest current) {
    this.finder = finder;
    this.names = names;
    this.access = access;
    this.current = current;
  }

  /**
   * Something chosen that a link takes back.
   *
   * @param facet name of the facet
   * @param label name of the value
   * @param href the list without it
   */
  public record Chip(String facet, String label, String href) {}

  /**
   * An order to choose.
   *
   * @param value as in addresses; empty for the usual one
   * @param label what it is called
   */
  public record Order(String value, String label) {}

  /**
   * Something in the address that could not be used.
   *
   * @param label name of the facet or field; null for the whole
   * @param problem what is wrong
   */
  public record Unused(String label, FieldProblem problem) {}

  /** The list; its address says which part of it. */
  @GET
  @RequiresAction(Initiatives.READ)
  public View list() {
    access.require(Initiatives.READ);
    String lang = current.language();
    String address = "/" + lang + "/projects";
    Finder.Found found = finder.find(ListState.read(current.query()), lang, PAGE);
    ListState state = found.state();
    ListState start = state.after(null);
    return View.of("read-list")
        .with("address", address)
        .with("words", state.words())
        .with("query", start.query())
        .with("filtered", state.filtered())
        .with("problems", problems(found.problems(), lang))
        .with("facets", facets(found, lang))
        .with("chips", chips(state, address, lang))
        .with("clear", state.cleared().address(address))
        .with("orders", found.searched() ? orders(state, lang) : List.of())
        .with("order", state.order().equals(state.orders().get(0)) ? "" : state.order())
        .with("items", found.entries())
        .with("total", found.total())
        .with("searched", found.searched())
        .with("complete", found.complete())
        .with("corrected", found.corrected())
        .with(
            "correctedHref",
            found.corrected() == null ? null : state.words(found.corrected()).address(address))
        .with("start", state.after() == null)
        .with("first", start.address(address))
        .with("next", found.next() == null ? null : state.after(found.next()).address(address))
        .with("most", ComparePage.MOST)
        .with("mayWrite", mayWrite())
        .with("kosovo", found.entries().stream().anyMatch(entry -> entry.country().equals("XK")))
        .status(usable(found.problems()) ? OK : BAD_REQUEST);
  }

  /** Whether the reader writes for anybody. */
  private boolean mayWrite() {
    return access.principal().teams().keySet().stream()
            .anyMatch(team -> access.allows(Initiatives.WRITE, team))
        || access.allows(Initiatives.WRITE, null);
  }

  /** Words that are too many are searched as far as they go: nothing is wrong with the address. */
  private static boolean usable(List<FieldProblem> problems) {
    return problems.stream().allMatch(problem -> problem.field().equals("q"));
  }

  private List<Unused> problems(List<FieldProblem> problems, String lang) {
    return problems.stream()
        .map(
            problem ->
                new Unused(
                    problem.field().isEmpty() ? null : names.facet(problem.field(), lang), problem))
        .toList();
  }

  private List<FacetView> facets(Finder.Found found, String lang) {
    return InitiativeFacet.ALL.stream()
        .filter(facet -> found.counts().containsKey(facet.name()))
        .map(
            facet ->
                names.view(
                    facet,
                    found.counts().getOrDefault(facet.name(), Map.of()),
                    found.state().chosen(facet.name()),
                    lang))
        .toList();
  }

  private List<Chip> chips(ListState state, String address, String lang) {
    List<Chip> chips = new ArrayList<>();
    if (!state.words().isEmpty()) {
      chips.add(new Chip(names.facet("q", lang), state.words(), state.words("").address(address)));
    }
    for (InitiativeFacet facet : InitiativeFacet.ALL) {
      for (String value : state.chosen(facet.name())) {
        chips.add(
            new Chip(
                names.facet(facet.name(), lang),
                names.value(facet, value, lang),
                state.without(facet.name(), value).address(address)));
      }
    }
    return chips;
  }

  /** The usual order has no value: it is another one as soon as there are words. */
  private List<Order> orders(ListState state, String lang) {
    List<String> orders = state.orders();
    return orders.stream()
        .map(
            name ->
                new Order(
                    name.equals(orders.get(0)) ? "" : name,
                    names.text("projects.list.order." + name, lang)))
        .toList();
  }
}

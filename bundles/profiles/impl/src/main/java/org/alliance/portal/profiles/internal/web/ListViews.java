package org.alliance.portal.profiles.internal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.web.Europe;
import org.alliance.portal.api.web.FacetView;
import org.alliance.portal.api.web.MapView;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.search.ProfileFacet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What the lists of members and of participants show alike: facets, chips, orders, map. */
@Component(service = ListViews.class)
public class ListViews {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  private final ProfileFinder finder;
  private final ListNames names;
  private final CurrentRequest current;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Europe europe;

  @Activate
  public ListViews(
      @Reference ProfileFinder finder,
      @Reference ListNames names,
      @Reference CurrentRequest current) {
    this.finder = finder;
    this.names = names;
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
   * A link to the same list in another shape.
   *
   * @param label what it is called
   * @param href where it leads
   * @param current whether this is what is shown
   */
  public record Shape(String label, String href, boolean current) {}

  /**
   * An order to choose.
   *
   * @param value as in addresses; empty for the usual one
   * @param label what it is called
   */
  public record Order(String value, String label) {}

  /**
   * A field of the form of facets that stays as it is.
   *
   * @param name as in addresses
   * @param value as in addresses
   */
  public record Hidden(String name, String value) {}

  /**
   * Something in the address that could not be used.
   *
   * @param label name of the facet or field; null for the whole
   * @param problem what is wrong
   */
  public record Unused(String label, FieldProblem problem) {}

  /**
   * A list as the address asks for it: on the map everything that can be shown, else a page.
   *
   * @param template which page
   * @param path its address without the language
   * @param facets what can be chosen
   * @param size entries of a page
   * @param publicOnly whether only what is public counts
   */
  public View page(
      String template, String path, List<ProfileFacet> facets, int size, boolean publicOnly) {
    String lang = current.language();
    List<String> known = facets.stream().map(ProfileFacet::name).toList();
    ListState.Reading reading = ListState.read(current.query(), known, Set.of());
    if (!reading.state().map()) {
      ProfileFinder.Found found = finder.find(reading, facets, lang, size, publicOnly);
      return view(template, path, found, facets, lang).with("map", null);
    }
    ListState.Reading start =
        new ListState.Reading(reading.state().after(null), reading.problems());
    ProfileFinder.Found found = finder.find(start, facets, lang, Profiles.MOST, publicOnly);
    List<ProfileEntry> entries = new ArrayList<>(found.entries());
    if (found.next() != null && found.total() <= MapView.MAX_DOTS) {
      ListState.Reading rest = new ListState.Reading(found.state().after(found.next()), List.of());
      entries.addAll(finder.find(rest, facets, lang, Profiles.MOST, publicOnly).entries());
    }
    return view(template, path, found, facets, lang).with("map", map(path, found, entries, lang));
  }

  private View view(
      String template,
      String path,
      ProfileFinder.Found found,
      List<ProfileFacet> facets,
      String lang) {
    String address = "/" + lang + path;
    ListState state = found.state();
    ListState start = state.after(null);
    return View.of(template)
        .with("address", address)
        .with("words", state.words())
        .with("query", start.query())
        .with("filtered", state.filtered())
        .with("problems", problems(found.problems(), lang))
        .with("facets", facets(found, facets, lang))
        .with("hidden", hidden(state))
        .with("chips", chips(state, facets, address, lang))
        .with("clear", state.cleared().address(address))
        .with("orders", found.searched() ? orders(state, lang) : List.of())
        .with("order", order(state))
        .with("shapes", shapes(state, address, lang))
        .with("items", found.entries())
        .with("total", found.total())
        .with("many", found.total() > MapView.MAX_DOTS)
        .with("searched", found.searched())
        .with("complete", found.complete())
        .with("corrected", found.corrected())
        .with(
            "correctedHref",
            found.corrected() == null ? null : state.words(found.corrected()).address(address))
        .with("start", state.after() == null)
        .with("first", start.address(address))
        .with("next", found.next() == null ? null : state.after(found.next()).address(address))
        .with(
            "kosovo", found.counts().getOrDefault(ProfileFacet.COUNTRY, Map.of()).containsKey("XK"))
        .status(usable(found.problems()) ? OK : BAD_REQUEST);
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

  private List<FacetView> facets(
      ProfileFinder.Found found, List<ProfileFacet> facets, String lang) {
    return facets.stream()
        .filter(facet -> found.counts().containsKey(facet.name()))
        .map(
            facet ->
                names.view(
                    facet,
                    found.counts().get(facet.name()),
                    found.state().chosen(facet.name()),
                    lang))
        .toList();
  }

  /** The order stands in a field of its own. */
  private static List<Hidden> hidden(ListState state) {
    return state.map() ? List.of(new Hidden("view", "map")) : List.of();
  }

  private List<Chip> chips(
      ListState state, List<ProfileFacet> facets, String address, String lang) {
    List<Chip> chips = new ArrayList<>();
    if (!state.words().isEmpty()) {
      chips.add(new Chip(names.facet("q", lang), state.words(), state.words("").address(address)));
    }
    for (ProfileFacet facet : facets) {
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
    List<String> orders = ListState.orders(!state.words().isEmpty());
    return orders.stream()
        .map(
            name ->
                new Order(
                    name.equals(orders.get(0)) ? "" : name,
                    names.text("profiles.order." + name, lang)))
        .toList();
  }

  private static String order(ListState state) {
    List<String> orders = ListState.orders(!state.words().isEmpty());
    int chosen = state.sort() == null ? 0 : orders.indexOf(state.sort());
    return chosen <= 0 ? "" : state.sort();
  }

  private List<Shape> shapes(ListState state, String address, String lang) {
    return List.of(
        new Shape(
            names.text("profiles.view.list", lang),
            state.view(null).address(address),
            !state.map()),
        new Shape(
            names.text("profiles.view.map", lang),
            state.view("map").address(address),
            state.map()));
  }

  /** All places or none are drawn: some of them would look like all. */
  private MapView map(
      String path, ProfileFinder.Found found, List<ProfileEntry> entries, String lang) {
    Europe now = europe;
    if (now == null) {
      return null;
    }
    String address = "/" + lang + path;
    ListState state = found.state();
    List<String> chosen = state.chosen(ProfileFacet.COUNTRY);
    List<MapView.Place> places =
        entries.size() < found.total()
            ? List.of()
            : entries.stream()
                .filter(entry -> entry.position() != null)
                .map(entry -> place(entry, address))
                .toList();
    return MapView.of(
        now,
        found.counts().getOrDefault(ProfileFacet.COUNTRY, Map.of()),
        code -> {
          List<String> only = List.of(code);
          return state
              .with(ProfileFacet.COUNTRY, chosen.equals(only) ? List.of() : only)
              .address(address);
        },
        Set.copyOf(chosen),
        places);
  }

  private static MapView.Place place(ProfileEntry entry, String address) {
    return new MapView.Place(
        entry.position().latitude(),
        entry.position().longitude(),
        entry.name().value(),
        address + "/" + entry.id());
  }
}

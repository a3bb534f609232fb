package org.alliance.portal.search.internal.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.UriInfo;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.web.View;
import org.alliance.portal.search.internal.Labels;
import org.alliance.portal.search.internal.SearchService;
import org.alliance.portal.search.internal.Sorts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/**
 * The search for people. Its address keeps everything that was chosen; a filter that does not exist
 * any more is left out, and the page says so.
 */
@Component(service = SearchPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/search")
@Produces(MediaType.TEXT_HTML)
public class SearchPage {
  private static final int PAGE = 20;
  private static final int SUGGESTIONS = 8;
  private static final int MOST_VALUES = 50;
  private static final Set<String> OWN = Set.of("q", "type", "sort", "after");

  private final SearchService search;
  private final Labels labels;
  private final CurrentRequest current;

  @Activate
  public SearchPage(
      @Reference SearchService search,
      @Reference Labels labels,
      @Reference CurrentRequest current) {
    this.search = search;
    this.labels = labels;
    this.current = current;
  }

  /** What was found. */
  @GET
  @RequiresAction(SearchService.USE)
  public View find(@Context UriInfo uri) {
    return find(uri.getQueryParameters());
  }

  View find(MultivaluedMap<String, String> sent) {
    Asked asked = asked(sent);
    SearchResult result;
    try {
      result = search.find(asked.query(sent.getFirst("after")));
    } catch (ValidationException e) {
      // A type or a page of the list that has gone since the address was written.
      asked = asked.first();
      result = search.find(asked.query(null));
    }
    String lang = current.language();
    Address address = asked.address();
    return View.of("search")
        .with("q", asked.words)
        .with("type", asked.type)
        .with("sort", asked.sort)
        .with("orders", orders(!asked.words.isEmpty(), lang))
        .with("action", path())
        .with(
            "hidden",
            asked.type.isEmpty() ? List.of() : List.of(new Found.Hidden("type", asked.type)))
        .with("ignored", asked.ignored)
        .with("total", result.total())
        .with("complete", result.complete())
        .with("types", types(result, asked, lang))
        .with("allTypes", asked.address().with("type", "").toString())
        .with("facets", facets(result, asked, lang))
        .with("chips", chips(asked, lang))
        .with("hits", result.hits().stream().map(hit -> hit(hit, lang)).toList())
        .with("corrected", result.corrected())
        .with(
            "correctedHref",
            result.corrected() == null ? null : address.with("q", result.corrected()).toString())
        .with("clear", new Address(path()).with("q", asked.words).toString())
        .with(
            "next", result.next() == null ? null : address.with("after", result.next()).toString())
        .with("first", sent.getFirst("after") == null ? null : address.toString());
  }

  /** Names that begin like what is being typed, as a piece of a page. */
  @GET
  @Path("/suggest")
  @RequiresAction(SearchService.USE)
  public View suggest(@QueryParam("q") String typed) {
    String lang = current.language();
    List<Found.Hit> suggestions =
        search.suggest(typed, lang, SUGGESTIONS).stream()
            .map(
                one ->
                    new Found.Hit(
                        "/" + lang + one.path(),
                        one.title().value(),
                        one.title().lang(),
                        labels.type(one.ref().type(), lang),
                        null,
                        List.of()))
            .toList();
    return View.of("suggest").with("suggestions", suggestions);
  }

  private String path() {
    return "/" + current.language() + "/search";
  }

  /** What was asked for, as far as it exists. */
  private final class Asked {
    private final String words;
    private final String type;
    private final String sort;
    private final Map<String, Labels.Known> known;
    private final Map<String, Set<String>> filters;
    private final boolean ignored;
    private final SearchQuery.Sort order;

    Asked(
        String words,
        String type,
        String sort,
        Map<String, Labels.Known> known,
        Map<String, Set<String>> filters,
        boolean ignored,
        SearchQuery.Sort order) {
      this.words = words;
      this.type = type;
      this.sort = sort;
      this.known = known;
      this.filters = filters;
      this.ignored = ignored;
      this.order = order;
    }

    /** The same without what may have gone. */
    Asked first() {
      return new Asked(words, "", sort, labels.facets(Set.of()), Map.of(), true, order);
    }

    SearchQuery query(String after) {
      return new SearchQuery(
          words,
          current.language(),
          type.isEmpty() ? Set.of() : Set.of(type),
          filters,
          known.keySet(),
          order,
          false,
          PAGE,
          after);
    }

    Address address() {
      Address address = new Address(path()).with("q", words).with("type", type).with("sort", sort);
      for (Map.Entry<String, Set<String>> filter : filters.entrySet()) {
        for (String value : filter.getValue()) {
          address = address.and(filter.getKey(), value);
        }
      }
      return address;
    }
  }

  private Asked asked(MultivaluedMap<String, String> sent) {
    String words = value(sent, "q");
    String type = value(sent, "type");
    boolean ignored = !type.isEmpty() && !labels.known(type);
    if (ignored) {
      type = "";
    }
    Map<String, Labels.Known> known = labels.facets(type.isEmpty() ? Set.of() : Set.of(type));
    ignored |= !known.keySet().containsAll(filterNames(sent));
    Map<String, Set<String>> filters = new HashMap<>();
    for (String name : known.keySet()) {
      Set<String> values = new LinkedHashSet<>();
      sent.getOrDefault(name, List.of()).stream()
          .filter(value -> !value.isBlank() && values.size() < MOST_VALUES)
          .forEach(values::add);
      if (!values.isEmpty()) {
        filters.put(name, values);
      }
    }
    String sort = value(sent, "sort");
    SearchQuery.Sort order = null;
    try {
      order = Sorts.read(sort, search);
    } catch (ValidationException e) {
      ignored = true;
      sort = "";
    }
    return new Asked(words, type, sort, known, filters, ignored, order);
  }

  /** Everything in the address that is none of the page's own. */
  private static Set<String> filterNames(MultivaluedMap<String, String> sent) {
    Set<String> names = new HashSet<>(sent.keySet());
    names.removeAll(OWN);
    return names;
  }

  private static String value(MultivaluedMap<String, String> sent, String name) {
    String value = sent.getFirst(name);
    return value == null ? "" : value.strip();
  }

  private List<Found.Choice> orders(boolean words, String lang) {
    List<Found.Choice> orders = new ArrayList<>();
    if (words) {
      orders.add(new Found.Choice("", labels.text("search.sort.relevance", lang)));
    }
    orders.add(new Found.Choice(words ? "title" : "", labels.text("search.sort.title", lang)));
    orders.add(new Found.Choice("-updated", labels.text("search.sort.newest", lang)));
    return orders;
  }

  private List<Found.TypeTab> types(SearchResult result, Asked asked, String lang) {
    List<Found.TypeTab> tabs = new ArrayList<>();
    result
        .types()
        .forEach(
            (type, count) ->
                tabs.add(
                    new Found.TypeTab(
                        labels.type(type, lang),
                        count,
                        asked.address().with("type", type).toString(),
                        type.equals(asked.type))));
    return tabs;
  }

  private List<Found.Facet> facets(SearchResult result, Asked asked, String lang) {
    List<Found.Facet> facets = new ArrayList<>();
    asked.known.forEach(
        (name, known) -> {
          Set<String> chosen = asked.filters.getOrDefault(name, Set.of());
          List<Found.Option> options =
              result.facets().getOrDefault(name, List.of()).stream()
                  .map(
                      count ->
                          new Found.Option(
                              count.value(),
                              labels.value(known, count.value(), lang),
                              count.count(),
                              chosen.contains(count.value())))
                  .toList();
          if (!options.isEmpty()) {
            facets.add(new Found.Facet(name, labels.facet(known, lang), options));
          }
        });
    return facets;
  }

  private List<Found.Chip> chips(Asked asked, String lang) {
    List<Found.Chip> chips = new ArrayList<>();
    asked.filters.forEach(
        (name, values) ->
            values.forEach(
                value ->
                    chips.add(
                        new Found.Chip(
                            labels.value(asked.known.get(name), value, lang),
                            labels.facet(asked.known.get(name), lang),
                            asked.address().without(name, value).toString()))));
    return chips;
  }

  private Found.Hit hit(SearchResult.Hit hit, String lang) {
    return new Found.Hit(
        "/" + lang + hit.path(),
        hit.title().value(),
        hit.title().lang(),
        labels.type(hit.ref().type(), lang),
        hit.extract().lang(),
        hit.extract().pieces());
  }
}

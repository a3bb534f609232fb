package org.alliance.portal.web.internal.lists;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.FacetView;
import org.alliance.portal.api.web.ListFacet;
import org.alliance.portal.api.web.ListOptions;
import org.alliance.portal.api.web.ListState;
import org.alliance.portal.api.web.ListView;
import org.alliance.portal.api.web.Lists;
import org.osgi.framework.Bundle;

/** Names what a list shows, and links it. */
final class ListViews {
  private final Bundle contributor;
  private final Vocabulary vocabulary;
  private final PageRenderer texts;

  ListViews(Bundle contributor, Vocabulary vocabulary, PageRenderer texts) {
    this.contributor = contributor;
    this.vocabulary = vocabulary;
    this.texts = texts;
  }

  <E> ListView<E> view(ListOptions options, Lists.Found<E> found, String address, String lang) {
    ListState state = found.state();
    ListState start = state.after(null);
    String usual = options.orders(state).get(0).name();
    String order = options.order(state).name();
    String corrected = found.corrected();
    return new ListView<>(
        address,
        state.words(),
        start.query(),
        state.filtered(),
        found.problems().stream().map(problem -> unused(options, problem, lang)).toList(),
        facets(options, found, lang),
        state.view() == null ? List.of() : List.of(new ListView.Hidden("view", state.view())),
        chips(options, state, address, lang),
        state.cleared().address(address),
        found.searched() && state.view() == null ? orders(options, state, lang) : List.of(),
        order.equals(usual) ? "" : order,
        shapes(options, state, address, lang),
        found.entries(),
        found.total(),
        found.searched(),
        found.complete(),
        corrected,
        corrected == null ? null : state.words(corrected).address(address),
        state.after() == null ? null : start.address(address),
        found.next() == null ? null : state.after(found.next()).address(address));
  }

  private String text(String key, String lang) {
    return texts.text(contributor, lang, key, Map.of());
  }

  private ListView.Unused unused(ListOptions options, FieldProblem problem, String lang) {
    String label =
        options.facets().stream()
            .filter(facet -> facet.name().equals(problem.field()))
            .map(ListFacet::textKey)
            .findFirst()
            .orElse("portal.list." + problem.field());
    return new ListView.Unused(problem.field().isEmpty() ? null : text(label, lang), problem);
  }

  private List<FacetView> facets(ListOptions options, Lists.Found<?> found, String lang) {
    return options.facets().stream()
        .filter(facet -> found.counts().containsKey(facet.name()))
        .map(
            facet ->
                facet(
                    facet,
                    found.counts().get(facet.name()),
                    found.state().chosen(facet.name()),
                    lang))
        .toList();
  }

  /** What is chosen is offered even when nothing has it, so that it can be taken back. */
  private FacetView facet(
      ListFacet facet, Map<String, Long> counts, List<String> chosen, String lang) {
    Set<String> values = new LinkedHashSet<>(counts.keySet());
    values.addAll(chosen);
    return new FacetView(
        facet.name(),
        text(facet.textKey(), lang),
        values.stream()
            .filter(value -> facet.scheme() != null || facet.values().contains(value))
            .map(
                value ->
                    new FacetView.Option(
                        value,
                        value(facet, value, lang),
                        counts.getOrDefault(value, 0L),
                        chosen.contains(value)))
            .sorted(order(facet, lang))
            .toList());
  }

  private String value(ListFacet facet, String value, String lang) {
    return facet.scheme() == null
        ? text(facet.valueKey() + value, lang)
        : vocabulary.label(facet.scheme(), value, lang);
  }

  /** Words in the order of the language, steps in their own. */
  private static Comparator<FacetView.Option> order(ListFacet facet, String lang) {
    if (facet.scheme() == null) {
      return Comparator.comparingInt(option -> facet.values().indexOf(option.value()));
    }
    Collator collator = Collator.getInstance(Locale.forLanguageTag(lang));
    return Comparator.comparing(FacetView.Option::label, collator);
  }

  private List<ListView.Chip> chips(
      ListOptions options, ListState state, String address, String lang) {
    List<ListView.Chip> chips = new ArrayList<>();
    if (!state.words().isEmpty()) {
      chips.add(
          new ListView.Chip(
              text("portal.list.q", lang), state.words(), state.words("").address(address)));
    }
    for (ListFacet facet : options.facets()) {
      for (String value : state.chosen(facet.name())) {
        chips.add(
            new ListView.Chip(
                text(facet.textKey(), lang),
                value(facet, value, lang),
                state.without(facet.name(), value).address(address)));
      }
    }
    return chips;
  }

  /** The usual order has no value: it is another one as soon as there are words. */
  private List<ListView.Order> orders(ListOptions options, ListState state, String lang) {
    List<ListOptions.Order> orders = options.orders(state);
    return orders.stream()
        .map(
            order ->
                new ListView.Order(
                    order.equals(orders.get(0)) ? "" : order.name(), text(order.textKey(), lang)))
        .toList();
  }

  private List<ListView.Shape> shapes(
      ListOptions options, ListState state, String address, String lang) {
    if (options.views().isEmpty()) {
      return List.of();
    }
    return Stream.concat(Stream.of(ListOptions.PLAIN), options.views().stream())
        .map(
            name -> {
              String view = name.equals(ListOptions.PLAIN) ? null : name;
              return new ListView.Shape(
                  text("portal.list.view." + name, lang),
                  state.view(view).address(address),
                  view == null ? state.view() == null : view.equals(state.view()));
            })
        .toList();
  }
}

package org.alliance.portal.web.internal.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.UndeclaredActionException;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.search.Search;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.search.Suggestion;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.ListFacet;
import org.alliance.portal.api.web.ListSource;
import org.alliance.portal.api.web.ListState;
import org.alliance.portal.api.web.ListView;
import org.alliance.portal.api.web.Lists;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.annotations.ServiceScope;

/** Finds what lists show. Each bundle has its own, which speaks with that bundle's texts. */
@Component(scope = ServiceScope.BUNDLE)
public final class ListService implements Lists {
  private final Vocabulary vocabulary;
  private final ListViews views;

  /** Public, so that the tests of features can take the search away. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public volatile Search search;

  @Activate
  public ListService(
      ComponentContext context, @Reference Vocabulary vocabulary, @Reference PageRenderer texts) {
    this(vocabulary, new ListViews(context.getUsingBundle(), vocabulary, texts));
  }

  private ListService(Vocabulary vocabulary, ListViews views) {
    this.vocabulary = vocabulary;
    this.views = views;
  }

  /** Without a framework, for tests: one that gives the texts, whatever bundle is asked for. */
  public static ListService speaking(Vocabulary vocabulary, PageRenderer texts) {
    return new ListService(vocabulary, new ListViews(null, vocabulary, texts));
  }

  @Override
  public ListState.Reading known(ListSource<?> source, ListState.Reading reading) {
    List<FieldProblem> problems = new ArrayList<>(reading.problems());
    ListState known = reading.state();
    for (ListFacet facet : source.options().facets()) {
      List<String> chosen = known.chosen(facet.name());
      List<String> kept = chosen.stream().filter(value -> facet.knows(value, vocabulary)).toList();
      if (kept.size() < chosen.size()) {
        problems.add(FieldProblem.of(facet.name(), "portal.problem.unknown-value"));
        known = known.with(facet.name(), kept).after(reading.state().after());
      }
    }
    return new ListState.Reading(known, problems);
  }

  @Override
  public <E> Found<E> find(
      ListSource<E> source, ListState.Reading reading, String lang, int limit) {
    List<String> counted = source.options().facets().stream().map(ListFacet::name).toList();
    return find(source, reading, counted, lang, limit);
  }

  @Override
  public <E> List<E> first(ListSource<E> source, ListState state, String lang, int limit) {
    ListState.Reading reading = new ListState.Reading(state, List.of());
    return find(source, reading, List.of(), lang, limit).entries();
  }

  private <E> Found<E> find(
      ListSource<E> source,
      ListState.Reading reading,
      List<String> counted,
      String lang,
      int limit) {
    ListState.Reading known = known(source, reading);
    List<FieldProblem> problems = new ArrayList<>(known.problems());
    ListState state = known.state();
    Search now = search;
    // A search that does not know the things yet, or one of the facets, says so by name.
    for (int left = source.options().facets().size() + 2; now != null && left > 0; left--) {
      try {
        return searched(now, source, state, problems, counted, lang, limit);
      } catch (ValidationException e) {
        ListState without = withoutRefused(state, e, problems);
        if (without.equals(state)) {
          break;
        }
        state = without;
      } catch (AccessDeniedException | UndeclaredActionException e) {
        // Who may read may not always search; or the search just leaves.
        break;
      }
    }
    return listed(source, state, problems, lang, limit);
  }

  private static ListState withoutRefused(
      ListState state, ValidationException refusal, List<FieldProblem> problems) {
    ListState rest = state;
    for (FieldProblem problem : refusal.problems()) {
      ListState before = rest;
      rest =
          switch (problem.field()) {
            case "after" -> rest.after(null);
            case "sort" -> rest.sort(null);
            default -> rest.with(problem.field(), List.of());
          };
      if (!rest.equals(before)) {
        problems.add(problem);
      }
    }
    return rest;
  }

  private static <E> Found<E> searched(
      Search now,
      ListSource<E> source,
      ListState state,
      List<FieldProblem> problems,
      List<String> counted,
      String lang,
      int limit) {
    SearchResult result = now.find(query(source, state, Set.copyOf(counted), lang, limit));
    Map<Id, SearchResult.Extract> extracts = new HashMap<>();
    result.hits().stream()
        .filter(hit -> !state.words().isEmpty() && tells(hit.extract()))
        .forEach(hit -> extracts.put(hit.ref().id(), hit.extract()));
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    for (String facet : counted) {
      Map<String, Long> values = new LinkedHashMap<>();
      result
          .facets()
          .getOrDefault(facet, List.of())
          .forEach(count -> values.put(count.value(), count.count()));
      counts.put(facet, values);
    }
    return new Found<>(
        state,
        problems,
        source.entries(result.hits().stream().map(hit -> hit.ref().id()).toList(), extracts, lang),
        result.next(),
        result.total(),
        counts,
        result.corrected(),
        true,
        result.complete());
  }

  /** An extract without a hit says less than the summary. */
  private static boolean tells(SearchResult.Extract extract) {
    return extract != null && extract.pieces().stream().anyMatch(SearchResult.Piece::hit);
  }

  private static <E> Found<E> listed(
      ListSource<E> source, ListState wanted, List<FieldProblem> problems, String lang, int limit) {
    ListState state = new ListState("", Map.of(), null, wanted.view(), null);
    for (ListFacet facet : source.options().facets()) {
      if (source.options().listed().contains(facet.name())) {
        state = state.with(facet.name(), wanted.chosen(facet.name()).stream().limit(1).toList());
      }
    }
    state = state.after(wanted.after());
    ListSource.Listed<E> page;
    try {
      page = source.listed(state, limit, lang);
    } catch (ValidationException e) {
      // The filters are known, so it is the place in the list.
      problems.addAll(e.problems());
      state = state.after(null);
      page = source.listed(state, limit, lang);
    }
    return new Found<>(
        state,
        problems,
        page.entries(),
        page.next(),
        page.total(),
        page.counts(),
        null,
        false,
        true);
  }

  @Override
  public <E> ListView<E> view(ListSource<E> source, Found<E> found, String address, String lang) {
    return views.view(source.options(), found, address, lang);
  }

  @Override
  public SearchQuery query(ListSource<?> source, ListState state, String lang) {
    return query(source, state, Set.of(), lang, 1);
  }

  private static SearchQuery query(
      ListSource<?> source, ListState state, Set<String> counted, String lang, int limit) {
    Map<String, Set<String>> filters = new LinkedHashMap<>();
    state.filters().forEach((facet, values) -> filters.put(facet, new LinkedHashSet<>(values)));
    return new SearchQuery(
        state.words(),
        lang,
        Set.of(source.type()),
        filters,
        counted,
        source.options().order(state).sort(),
        source.publicOnly(),
        limit,
        state.after());
  }

  @Override
  public boolean complete(SearchQuery query) {
    Search now = search;
    try {
      return now != null && now.find(query).complete();
    } catch (ValidationException | AccessDeniedException | UndeclaredActionException e) {
      return false;
    }
  }

  @Override
  public void each(SearchQuery query, int batch, Consumer<List<Id>> sink) {
    Search now = search;
    if (now == null) {
      throw new IllegalStateException("There is no search at the moment");
    }
    List<Id> some = new ArrayList<>(batch);
    now.each(
        query,
        ref -> {
          some.add(ref.id());
          if (some.size() == batch) {
            sink.accept(List.copyOf(some));
            some.clear();
          }
        });
    if (!some.isEmpty()) {
      sink.accept(some);
    }
  }

  @Override
  public boolean searching() {
    return search != null;
  }

  @Override
  public List<Suggestion> suggest(ListSource<?> source, String typed, String lang, int limit) {
    Search now = search;
    return now == null || typed.isBlank()
        ? List.of()
        : now.suggest(typed, lang, limit).stream()
            .filter(suggestion -> suggestion.ref().type().equals(source.type()))
            .toList();
  }
}
